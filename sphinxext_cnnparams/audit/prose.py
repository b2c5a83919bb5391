"""What sentences state of a network: each value with the words that say what it is, and of which layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..claims.places import Form, StatedValue, find_values
from ..core.structs import MutableStruct, replace
from ..documents.document import Kind, Piece
from .attribution import COUNTED, SIDES, Attribution, Sentence
from .claim import Claim
from .context import Context
from .counting import find_counts
from .glossaries import Rendition
from .hedges import is_open, is_part, is_partial, says_each, supposes
from .lists import number_lists, pair_lists
from .meaning import Meaning, find_any_shape, find_own_shape
from .meant import OUTPUT, PARAMETERS, find_meaning_here, settle
from .parts import EACH
from .sentences import split_sentences
from .subject import PhraseRole, Subject
from .subjects import find_subjects
from .words import Words

SEEN = Meaning(("receptive-field",), sure=True)
LONGEST = 4_000
"""What has more characters is no sentence."""
SECTION = 4
"""For how many more pieces a text speaks of what its heading names."""
_GOES_ON = re.compile(r"\s*parameters\b")
"""How a sentence goes on behind an equation that is set apart."""
_NETWORK = re.compile(r"\b(?:model|network|net|cnn|convnet|architecture)\b", re.IGNORECASE)
_THERE = re.compile(
    r"\s*(?:(?:then|so|altogether|in\s+total),?\s+)?(?:there\s+are|it\s+has|we\s+have|it\s+consists|that(?:['’]s|\s+(?:is|makes)))\b",
    re.IGNORECASE,
)
_STACKS = re.compile(r"\s*it\s+(?:stacks|has|contains|uses|combines|consists\s+of)\b", re.IGNORECASE)
"""How a sentence goes on about the network that was named before."""
_PARTS = re.compile(r"\s*(?:\w+\s+){0,3}(?:param(?:eter)?s|weights|values)\s*:\s*", re.IGNORECASE)
"""What stands between a sum and its parts: 34,826 parameters: 320, 18,496 and 16,010."""
_TITLE = re.compile(r"\W*(?:an?\s+|the\s+)?(?:\w+\s+)?(?:model|network|net)\s+with\s+[\w\s-]+$", re.IGNORECASE)
"""What only names a network, which may come further below: Model with 2 hidden layers."""
_OF_SOME = re.compile(r"\b(?:but|for|while|each)\b", re.IGNORECASE)
"""What makes hidden layers those of a part."""
_OUTPUT_APART = re.compile(r"\b(?:output|final|last|prediction)\s+layer\b", re.IGNORECASE)
"""Whoever names this layer may not count it among the dense ones."""
_LABEL = re.compile(r"\s*(?:[-*•]\s*|\d+\.\s*)?[`*_]*(?P<label>[^:=\n]{1,40}?)[`*_]*\s*[:=]")


class Reader(MutableStruct):
    """Read the sentences of a document in order, and remember what they speak of."""

    words: Words
    context: Context

    def read(self, number: int, piece: Piece) -> Iterator[Claim]:
        """Read what a piece states."""
        self.context = self.context.grow_older()
        labels: dict[str, int] = {}
        for start, end in split_sentences(piece.text):
            if end - start > LONGEST:
                continue
            own_spans = [(a - start, b - start) for a, b in piece.spans if start <= a and b <= end]
            said = self.words.translate(piece.text[start:end], own_spans)
            text, spans = said.text, said.spans
            subjects = self._find_next(_number_label(text, find_subjects(text, self.words, spans), labels))
            sentence = Sentence(text, subjects, self.context, self.words.known, self.words.called, spans)
            counts = [] if piece.kind is Kind.HEADING else list(_read_counts(sentence))  # it may tell of what is tried
            listed = list(_read_lists(sentence))
            values = list(
                _read_values(sentence, *([(one.start, one.end) for one in some] for some in (counts, listed)))
            )
            for claim in (*counts, *listed, *(claim for claim, _ in values)):
                yield _locate(claim, said, number, (start, end))
            meant = values[-1][1] if values else None
            self.context = replace(self.context.after(text, subjects), meant=meant, named=tuple(subjects))
        if piece.kind is Kind.HEADING:
            self.context = replace(self.context, age=-SECTION)

    def _find_next(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Give "the second one" the family that the sentence before has named; without one it is nothing known."""
        family = self.context.family
        role = PhraseRole.OTHER if family is None else PhraseRole.LAYER
        return [replace(one, family=family, role=role) if one.role is PhraseRole.NEXT else one for one in subjects]


def _locate(claim: Claim, said: Rendition, number: int, sentence: tuple[int, int]) -> Claim:
    """Say where a claim of a sentence stands in its piece; it is sure only where every word was understood."""
    first, last = said.trace(claim.start, claim.end)
    place = (first + sentence[0], last + sentence[0])
    sure, told = claim.sure and said.complete, claim.told and said.complete
    return replace(claim, piece=number, start=place[0], end=place[1], sentence=sentence, sure=sure, told=told)


def _number_label(text: str, subjects: Sequence[Subject], labels: dict[str, int]) -> list[Subject]:
    """Count the lines that begin with the name of a family: ``Conv2D: 26x26x32``, then ``Conv2D: 11x11x64``."""
    label = _LABEL.match(text)
    if label is None or not subjects:
        return list(subjects)
    first = subjects[0]
    if first.family is None or first.number or first.several or first.end > label.end("label"):
        return list(subjects)
    labels[first.family.name] = labels.get(first.family.name, 0) + 1
    return [replace(first, number=labels[first.family.name]), *subjects[1:]]


def _read_counts(sentence: Sentence) -> Iterator[Claim]:
    """Read how many layers a sentence says there are."""
    text = sentence.text
    named = any(subject.whole for subject in sentence.subjects)
    about_network = (named or bool(_NETWORK.search(text) or _THERE.match(text))) and not is_open(text)
    said = sentence.context.subject
    about_network = about_network or (said is not None and said.whole and _STACKS.match(text) is not None)
    about_network = about_network and _TITLE.match(text) is None
    for match, subject in find_counts(text):
        apart = [one.name for one in subject.families] == ["dense"] and _OUTPUT_APART.search(text)
        apart = apart or (subject.role is PhraseRole.HIDDEN and _OF_SOME.search(text))
        before = _leave_out([one for one in sentence.subjects if one.model], text[: match.end()])
        sure = about_network and not apart and not is_partial(before, text[match.end() :])
        yield _claim(sentence, match.span("number"), match["number"], ("layers",), subject, sure=sure)


def _width_of(subject: Subject) -> tuple[str, ...]:
    return ("filters",) if subject.family is not None and "convolution" in subject.family.name else ("units",)


def _leave_out(subjects: Sequence[Subject], text: str) -> str:
    """Put blanks in the place of what is named."""
    for one in subjects:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :] if one.end <= len(text) else text
    return text


def _read_lists(sentence: Sentence) -> Iterator[Claim]:
    """Read the values of lists, each of the layer at the same place in another list; what they are is said once."""
    text = sentence.text
    values = list(find_values(text))
    for value, subject in number_lists(text, values):
        sure = not supposes(text[text.rfind(",", 0, value.start) + 1 : subject.end], sentence.known)
        yield _claim(sentence, (value.start, value.end), value.text, _width_of(subject), subject, sure=sure)
    for value, subject, stated in pair_lists(text, sentence.subjects, values):
        meaning = find_meaning_here(sentence, 0, stated[0]) or find_meaning_here(sentence, stated[-1].start, stated[-1])
        if meaning is not None:
            span = (value.start, value.end)
            sure = meaning.sure and not supposes(text, sentence.known)
            yield _claim(sentence, span, value.text, meaning.quantities, subject, sure=sure)


def _read_values(
    sentence: Sentence, counted: Sequence[tuple[int, int]], listed: Sequence[tuple[int, int]]
) -> Iterator[tuple[Claim, Meaning | None]]:
    """Read the other values; give with each what a value behind it means that nothing names."""
    text = sentence.text
    each = any(subject.each for subject in sentence.subjects)
    named = [(subject.start, subject.end) for subject in sentence.subjects]
    values = [value for value in find_values(text) if not _within(value, (*counted, *listed))]
    meant = PARAMETERS if _GOES_ON.match(text) else sentence.context.meant
    for i, value in enumerate(values):
        floor = values[i - 1].end if i else 0
        own = None if _within(value, named) else find_meaning_here(sentence, floor, value)  # conv layer 2
        alike = meant is not None and (value.form is Form.SHAPE) is (meant.quantities == OUTPUT.quantities)
        goes_on = own is None and alike and sentence.goes_on(floor, value)
        meaning = meant if goes_on else own
        if meaning is None and value.form is Form.SHAPE and sentence.is_after(value):
            meaning = OUTPUT
        if meaning is None and value.form is Form.SHAPE:
            meaning = find_own_shape(text[: value.start]) or find_any_shape(text[: value.start])
        if meaning is None:
            continue
        meant = meaning if COUNTED.intersection(meaning.quantities) or meaning == OUTPUT else None
        about = sentence.attribute(value, meaning.quantities)
        meaning = settle(meaning, about.subject, value, sentence)
        if floor and _PARTS.fullmatch(text, floor, value.start):
            meaning = replace(meaning, sure=False)
        span = (value.start, value.end)
        if COUNTED.intersection(meaning.quantities) and says_each(text[: value.start]):
            each_has = tuple(f"{one}{EACH}" for one in meaning.quantities if one in ("weights", "params"))
            sure = meaning.sure and about.certain and not is_open(text, sentence.known, span)
            yield _claim(sentence, span, value.text, each_has, about.subject, sure=sure), None
            continue
        shared = sentence.is_shared(about.subject, value)
        seen = meaning == SEEN or {*meaning.quantities} == SIDES  # each value sees as much, each map is as wide
        whole = seen or not is_part(text, *span, each=each or shared)
        whole = whole and not sentence.names_other_part
        sure = meaning.sure and whole and _is_certain(about, goes_on=goes_on or shared)
        sure = sure and not is_open(text, sentence.known, span)
        claim = _claim(sentence, span, value.text, meaning.quantities, about.subject, sure=sure)
        yield replace(claim, told=whole and not supposes(text, sentence.known), near=sentence.near), meant


def _is_certain(about: Attribution, *, goes_on: bool) -> bool:
    return about.certain or (goes_on and about.subject is not None and about.subject.is_one)


def _claim(
    sentence: Sentence,
    span: tuple[int, int],
    text: str,
    quantities: tuple[str, ...],
    subject: Subject | None,
    *,
    sure: bool,
) -> Claim:
    return Claim(0, *span, text, quantities, subject, (0, len(sentence.text)), sure)


def _within(value: StatedValue, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= value.start and value.end <= end for start, end in spans)
