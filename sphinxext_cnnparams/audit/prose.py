"""What sentences state of a network: each value with the words that say what it is, and of which layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..documents.document import Kind, Piece
from .claim import Claim
from .context import Context
from .counting import find_counts
from .hedges import is_open, is_part, is_partial
from .nouns import FLATTENED, Meaning, find_meaning
from .sentences import split_sentences
from .subjects import PhraseRole, Subject, Words, find_subjects
from .values import Form, StatedValue, find_values

PROSE = (Kind.PROSE, Kind.ITEM, Kind.CAPTION)
"""The pieces that hold sentences."""
WITH_UNITS = frozenset({"dense", "LSTM", "GRU", "recurrent"})
"""The families of layers that have units, and nothing else that is called so."""
COUNTED = frozenset({"params", "weights", "trainable", "biases"})
"""The quantities of which a sentence gives one layer's after another's."""
_NO_NOUN = re.compile(r"\s*[`$*]*(?:$|[.,;:)]|and\b|of\s+them\b)")
_WORDS = re.compile(r"^.*,\s+(?=there\s+are\b)", re.IGNORECASE)
MEANINGS = {"params": Meaning(("params",), sure=True)}
_BEGINS = re.compile(r"\s*parameters\b")
_LINK = re.compile(
    r"\b(?:has|have|had|contains?|with|consists?|comprises?|needs?|requires?|uses?|is|are|gives?|of|in)\b|['’]s\b|[:=]",
    re.IGNORECASE,
)
_DIRECT = re.compile(r"[\w\s-]{0,40}\b(?:in|for|of|from|by|at)\s+(?:the|our|this)?\s*", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|overall|altogether|in\s+all|whole|entire)\b", re.IGNORECASE)
_ALTOGETHER = re.compile(
    r"\b(?:together\s+they|everything\s+together|all\s+in\s+all|they\s+have\s+together)\b", re.IGNORECASE
)
_OUTPUT_APART = re.compile(r"\b(?:output|final|last|prediction)\s+layer\b", re.IGNORECASE)
"""Whoever names this layer may not count it among the dense ones."""
_NETWORK = re.compile(r"\b(?:model|network|net|cnn|convnet|architecture)\b", re.IGNORECASE)
_THERE = re.compile(r"\s*(?:then\s+)?(?:there\s+are|it\s+has|we\s+have|it\s+consists)\b", re.IGNORECASE)
_IS_A = re.compile(r"[`'\"*)]*\s+(?:is|are|was)\s+(?:an?|the)\s+(?:[\w×-]+\s+){0,2}", re.IGNORECASE)
THERE = "there"
_IN_FRONT = re.compile(r"\s*(?:as|since|because|when|while|after)\b", re.IGNORECASE)
_MAIN = re.compile(r",\s+(?P<word>there|it)\s+(?:are|is|has|have)\b", re.IGNORECASE)
_ONLY_LINKED = re.compile(
    r"[`'\"*)]*\s*(?:has|have|had|needs|gets|with|adds|is|=|:|,)?\s*(?:another|only|just|about|even|all\s+of)?\s*[`$]*",
    re.IGNORECASE,
)
_POINTED = re.compile(r"\b(?:this|that)\s+layer\b|\bit\b|\bits\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\s*(?:it|this|that|which|the\s+(?:total|sum|result))\b", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:[-*•]\s*|\d+\.\s*)?[`*_]*(?P<label>[^:=\n]{1,40}?)[`*_]*\s*[:=]")
_CALCULATED = Meaning(("params", "weights", "output", "size", "biases"), sure=False)
"""What a calculation may give that nothing names."""


@dataclass(slots=True)
class Reader:
    """Read the sentences of a document in order, and remember what they speak of."""

    words: Words
    context: Context
    meant: Meaning | None = None

    def read(self, number: int, piece: Piece) -> Iterator[Claim]:
        """Read what a piece states."""
        self.context = self.context.grow_older()
        labels: dict[str, int] = {}
        for start, end in split_sentences(piece.text):
            sentence = piece.text[start:end]
            spans = [(a - start, b - start) for a, b in piece.spans if start <= a and b <= end]
            subjects = self._find_next(_number_label(sentence, find_subjects(sentence, self.words, spans), labels))
            for found in self._read_sentence(sentence, subjects):
                yield replace(
                    found, piece=number, start=found.start + start, end=found.end + start, sentence=(start, end)
                )
            self.context = replace(self.context.after(sentence, subjects), meant=self.meant)
            self.meant = None

    def _find_next(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Give "the second one" the family that the sentence before has named; without one it is nothing known."""
        family = self.context.family
        role = PhraseRole.OTHER if family is None else PhraseRole.LAYER
        return [replace(one, family=family, role=role) if one.role is PhraseRole.NEXT else one for one in subjects]

    def _read_sentence(self, sentence: str, subjects: Sequence[Subject]) -> Iterator[Claim]:
        each = any(subject.each for subject in subjects)
        opened = is_open(sentence)
        whole = (0, len(sentence))
        taken: list[tuple[int, int]] = []
        for match, subject in find_counts(sentence):
            span = match.span("number")
            taken.append(span)
            sure = bool(_NETWORK.search(sentence) or _THERE.match(sentence)) and not opened
            sure = sure and not (subject.families[0].name == "dense" and _OUTPUT_APART.search(sentence))
            sure = sure and not is_partial(sentence[: match.end()], sentence[match.end() :])
            yield Claim(0, *span, match["number"], ("layers",), subject, whole, sure, tuple(subjects))
        values = [value for value in find_values(sentence) if not _within(value, taken)]
        meant = MEANINGS["params"] if _BEGINS.match(sentence) else self.context.meant
        for i, value in enumerate(values):
            if _within(value, [(subject.start, subject.end) for subject in subjects]):
                continue  # conv layer 2
            floor = values[i - 1].end if i else 0
            meaning = self._find_meaning(sentence, floor, value)
            goes_on = meaning is None and meant is not None and _goes_on(sentence, floor, value, subjects)
            meaning = meant if goes_on else meaning
            if meaning is not None:
                meant = self.meant = meaning if COUNTED.intersection(meaning.quantities) else None
                about, certain = self._choose(sentence, value, meaning.quantities, subjects)
                certain_unit = about is not None and about.family is not None and about.family.name in WITH_UNITS
                meaning = (
                    Meaning(("units",), sure=True) if certain_unit and meaning.quantities[0] == "units" else meaning
                )
                certain = certain or (goes_on and about is not None and about.is_one)
                sure = meaning.sure and certain and not opened
                sure = sure and not is_part(sentence, value.start, value.end, each=each)
                yield Claim(
                    0, value.start, value.end, value.text, meaning.quantities, about, whole, sure, tuple(subjects)
                )

    def _find_meaning(self, sentence: str, floor: int, value: StatedValue) -> Meaning | None:
        """Tell which quantity a value is said to be, here or in the sentence before."""
        found = find_meaning(sentence[floor : value.start], sentence[value.end : value.end + 80], value.form)
        if found is None and value.form is Form.NUMBER and _PRONOUN.match(sentence):
            found = self.context.asked
        return _CALCULATED if found is None and value.form is Form.CALCULATION else found

    def _choose(
        self, sentence: str, value: StatedValue, quantities: Sequence[str], subjects: Sequence[Subject]
    ) -> tuple[Subject | None, bool]:
        """Choose what a value is said of, and tell whether it can be nothing else."""
        before = [subject for subject in subjects if subject.end <= value.start]
        behind = [subject for subject in subjects if subject.start >= value.end]
        if before and (aside := _find_main_clause(sentence, before[-1], value)):
            return (
                (Subject(0, 0, "", whole=True), True)
                if aside == THERE
                else self._choose_said(sentence, value, quantities)
            )
        if before:
            return _choose_before(sentence, value, before)
        if behind:
            between = sentence[value.end : behind[0].start]
            direct = _DIRECT.fullmatch(between) or FLATTENED.fullmatch(between)
            return behind[0], bool(direct) and len(behind) == 1 and not behind[0].several
        return self._choose_said(sentence, value, quantities)

    def _choose_said(self, sentence: str, value: StatedValue, quantities: Sequence[str]) -> tuple[Subject | None, bool]:
        """Choose what the sentences before have come to speak of."""
        if _ALTOGETHER.search(sentence):
            return Subject(0, 0, "", whole=True), True
        said = self.context.subject
        total, pointed = bool(_TOTAL.search(sentence)), bool(_POINTED.search(sentence))
        if said is None:
            counted = COUNTED.intersection(quantities) and _THERE.match(_WORDS.sub("", sentence))
            whole = (total or bool(counted)) and not pointed
            return (Subject(0, 0, "", whole=True), True) if whole else (None, False)
        small = value.form is Form.NUMBER and len(value.text) < 3
        named = said.is_one or ("layer" in said.text and pointed)
        return said, self.context.clear and not small and (pointed or not total) and named


def _find_main_clause(sentence: str, subject: Subject, value: StatedValue) -> str:
    """Find how a sentence goes on behind a clause in front: as it is frozen, *there* are; ..., *it* has."""
    found = _MAIN.search(sentence, subject.end, value.start) if _IN_FRONT.match(sentence) else None
    return found["word"].lower() if found else ""


def _choose_before(sentence: str, value: StatedValue, before: Sequence[Subject]) -> tuple[Subject, bool]:
    nearest = before[-1]
    named = len(before) > 1 and (before[-2].name or (nearest.role is PhraseRole.OTHER and before[-2].is_one))
    if named and not nearest.is_one:
        # conv1 is a convolution with 320 parameters
        nearest = before[-2] if _IS_A.fullmatch(sentence[before[-2].end : nearest.start]) else nearest
    between = sentence[nearest.end : value.start]
    linked = bool(_LINK.search(between)) and ";" not in between
    alone = len(before) == 1 or not re.search(r"[,;]|\band\b", between)
    return nearest, linked and alone and not nearest.several


def _goes_on(sentence: str, floor: int, value: StatedValue, subjects: Sequence[Subject]) -> bool:
    """Tell whether a value is the same of another layer: ..., the second one 9,248 and the third has 18,496."""
    last = next((one for one in reversed(subjects) if floor <= one.start and one.end <= value.start), None)
    if last is None or value.form is Form.SHAPE or _NO_NOUN.match(sentence[value.end :]) is None:
        return False
    return _ONLY_LINKED.fullmatch(sentence[last.end : value.start]) is not None


def _number_label(sentence: str, subjects: Sequence[Subject], labels: dict[str, int]) -> list[Subject]:
    """Count the lines that begin with the name of a family: ``Conv2D: 26x26x32``, then ``Conv2D: 11x11x64``."""
    label = _LABEL.match(sentence)
    if label is None or not subjects:
        return list(subjects)
    first = subjects[0]
    if first.family is None or first.number or first.several or first.end > label.end("label"):
        return list(subjects)
    labels[first.family.name] = labels.get(first.family.name, 0) + 1
    return [replace(first, number=labels[first.family.name]), *subjects[1:]]


def _within(value: StatedValue, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= value.start and value.end <= end for start, end in spans)
