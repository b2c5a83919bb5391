"""What a sentence speaks of: the second convolution, ``fc1``, all dense layers, the network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ..core.quantities import Selection
from ..core.summary import Row, Summary
from .families import BY_NAME, FAMILIES, LayerFamily

LAST, OUTPUT = -1, -2
"""Ordinals: the last of a family, and the layer that the network ends in."""
_ORDINALS = {
    **{
        word: n
        for n, words in enumerate(
            (
                ("first", "1st", "initial"),
                ("second", "2nd"),
                ("third", "3rd"),
                ("fourth", "4th"),
                ("fifth", "5th"),
                ("sixth", "6th"),
                ("seventh", "7th"),
                ("eighth", "8th"),
                ("ninth", "9th"),
                ("tenth", "10th"),
            ),
            1,
        )
        for word in words
    },
    **dict.fromkeys(("last", "final"), LAST),
}
_ORDINAL = "|".join(_ORDINALS)
_FAMILY = "|".join(f"(?P<f{i}>{family.words})" for i, family in enumerate(FAMILIES))
_PHRASE = re.compile(
    rf"(?<![\w.`])(?:(?P<ordinal>{_ORDINAL})\s+)?(?:hidden\s+)?(?:{_FAMILY})"
    r"(?:[- ]+(?P<noun>layers?|operations?|filters?|kernels?|blocks?|stages?|modules?|networks?|nets?|features?"
    r"|neural|base))?"
    rf"(?:\s*[#:]?\s*(?P<number>\d{{1,2}})(?![\w.,%]|\s*[x×*]))?(?![\w(])",
    re.IGNORECASE,
)
_OUTPUT = re.compile(r"\b(?:output|last|final|classification)\s+layer\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:both|all(?:\s+(?:of\s+)?the)?(?:\s+\w+)?)\s+$", re.IGNORECASE)
_TOGETHER_BEHIND = re.compile(r"\s+(?:together|combined|in\s+total)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|every)(?:\s+(?:one\s+)?of\s+(?:the|these|our))?(?:\s+(?:two|three|four|five|six))?\s+$", re.IGNORECASE
)
_HIDDEN = re.compile(rf"(?<![\w-])(?:(?P<ordinal>{_ORDINAL})\s+)?hidden\s+layer\b", re.IGNORECASE)
_ORDERED = re.compile(
    rf"\b(?:the\s+(?P<ordinal>{_ORDINAL})(?:\s+one)?|(?:the\s+)?(?P<ranked>{_ORDINAL})(?P<layer>\s+layer))"
    r"(?=\s*(?:[,;:]|\d|has\b|have\b|had\b|gives\b|with\b|needs\b|adds\b|is\b|gets\b|about\b|of\s+them\b))",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?!(?:this|that|the|each|a|every|per|one|which|same|input|previous|next|other|following|last)\b)[\w-]+\s+layers?\b|\b(?:this|the|each|every|second|third|fourth|last)\s+(?:\w+\s+)?(?:blocks?|stages?|branch(?:es)?|modules?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:the|our|this|whole|entire|complete|full|a|simple|small|total)\s+(?:\w+[- ]+){0,3}?"
    r"(?:model|network|net|cnn|convnet|convolutional neural network|architecture|neural network)\b",
    re.IGNORECASE,
)
_NO_LAYERS = frozenset(
    "block blocks stage stages module modules network networks net nets neural feature features base".split()
)
"""What makes other things of the word before: a convolutional *block*, a convolutional *network*."""
_CLASSIC = re.compile(r"(?<![\w.`])(?P<letter>[CSF])(?P<number>[1-9])(?![\w.])")
"""LeNet's own names of its layers."""
_CLASSIC_FAMILIES = {"C": ("Conv",), "S": ("Pool", "pool"), "F": ("Dense", "Linear")}


class PhraseRole(Enum):
    """Name what a phrase about a layer says besides its family."""

    LAYER = "layer"
    HIDDEN = "hidden layer"
    ANY = "layer of any kind"
    OTHER = "something else"
    """Nobody knows what: nothing behind it is about what was named before."""
    NEXT = "the second one"
    """Of the family that was named before."""


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the names there are in a document: of layers, of models, simplified, and of *classes* as they are."""

    layers: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


_AFFIXES = re.compile(
    r"^(?:make|build|create|get|define|my)_|^(?:my|simple|custom|tiny|small)(?=[A-Z])|(?:_?model|_?net(?:work)?)$",
    re.IGNORECASE,
)


def simplify(name: str) -> str:
    """Give the word by which a text may call a model: ``make_generator_model`` is the generator.

    >>> simplify("make_generator_model"), simplify("model"), simplify("MyAlexNet")
    ('generator', 'model', 'alex')
    """
    word = _AFFIXES.sub("", _AFFIXES.sub("", name))
    return (word or name).strip("_").lower()


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what a phrase at *start* speaks of: a layer by *name*, or one of a *family*; *whole* is the network.

    *number* counts within the family, from 1; 0 where it is not said which one.  All layers of several *families*
    may be meant *together*, as a sum.  *each* says so of every one of them.  *model* is the one that is meant.
    """

    start: int
    end: int
    text: str
    family: LayerFamily | None = None
    number: int = 0
    name: str = ""
    whole: bool = False
    several: bool = False
    classic: tuple[str, int] = ("", 0)
    families: tuple[LayerFamily, ...] = ()
    together: bool = False
    each: bool = False
    model: str = ""
    role: PhraseRole = PhraseRole.LAYER

    @property
    def is_one(self) -> bool:
        """Tell whether it says which one is meant."""
        return bool(self.number or self.name or self.classic[0] or self.whole or self.together)

    def select(self, summary: Summary, label: str) -> list[Selection]:
        """Find what it may mean in a model: nothing, one thing, or several that it may be."""
        if self.model and simplify(label) != self.model:
            return []
        if self.whole:
            return [Selection(summary, summary.rows, label, whole=True)]
        if self.families:
            return [_gather(self.families, summary, label)]
        return [Selection(summary, (row,), f"{label}.{row.name}") for row in self._rows(summary)]

    def _rows(self, summary: Summary) -> Sequence[Row]:
        layers = [row for row in summary.layers if not row.shared]
        if self.name:
            return [row for row in layers if row.name.lower() == self.name.lower()][:1]
        if self.classic[0]:
            return _find_classic(layers, *self.classic)
        weighty = [row for row in layers if row.weights]
        if self.number == OUTPUT:
            return weighty[-1:]
        found = self._find_of_role(layers, weighty)
        if self.number == LAST:
            return found[-1:]
        return found[self.number - 1 : self.number] if self.number else found

    def _find_of_role(self, layers: Sequence[Row], weighty: Sequence[Row]) -> list[Row]:
        """Find the layers among which the number counts."""
        if self.role is PhraseRole.HIDDEN:
            return [row for row in weighty[:-1] if BY_NAME["dense"].holds(row)]
        if self.role is PhraseRole.ANY:  # the third layer: where all are of one family, nobody can count otherwise
            families = {next((f.name for f in FAMILIES if f.holds(row)), row.kind) for row in weighty}
            return list(weighty) if len(families) == 1 or self.number in (1, LAST) else []
        return [row for row in layers if self.family is not None and self.family.holds(row)]


def _gather(families: Sequence[LayerFamily], summary: Summary, label: str) -> Selection:
    """Give all layers of some families together."""
    rows = tuple(row for row in summary.layers if not row.shared and any(family.holds(row) for family in families))
    kinds = ", ".join(dict.fromkeys(row.kind for row in rows)) or ", ".join(family.name for family in families)
    return Selection(summary, rows, f"{label}[{kinds}]", block=True)


def _find_classic(layers: Sequence[Row], letter: str, number: int) -> Sequence[Row]:
    """Find C1, S2, F6: the layers are counted without activations."""
    marks = tuple(mark for group in _CLASSIC_FAMILIES.values() for mark in group)
    counted = [row for row in layers if any(mark in row.kind for mark in marks)]
    found = counted[number - 1 : number]
    return [row for row in found if any(mark in row.kind for mark in _CLASSIC_FAMILIES[letter])]


def find_subjects(text: str, words: Words, spans: Sequence[tuple[int, int]] = ()) -> list[Subject]:
    """Find what a sentence speaks of, in order.

    A name that is a plain word counts only where it is marked as code, in one
    of the *spans*, or where an article stands in front of it.

    >>> found = find_subjects("The second convolutional layer and fc1 of the network", Words(("fc1",)))
    >>> [(subject.text, subject.number, subject.name, subject.whole) for subject in found]
    [('second convolutional layer', 2, '', False), ('fc1', 0, 'fc1', False), ('the network', 0, '', True)]
    """
    found = [*_by_model(text, words.models, spans)]
    found += [one for one in _by_class(text, words.classes) if not _overlaps(one, found)]
    found += [one for one in _by_name(text, words.layers, spans) if not _overlaps(one, found)]
    for finder in (_by_phrase, _by_place, _by_letter, _by_whole, _by_order, _by_other):
        for subject in finder(text):
            if not _overlaps(subject, found):
                found.append(subject)
    return _complete(sorted(found, key=lambda subject: subject.start))


def _overlaps(subject: Subject, others: Sequence[Subject]) -> bool:
    return any(subject.start < other.end and other.start < subject.end for other in others)


def _complete(found: Sequence[Subject]) -> list[Subject]:
    """Give "the second one" the family that was named before it."""
    family: LayerFamily | None = None
    made = []
    for subject in found:
        family = subject.family or family
        known = subject.role is PhraseRole.NEXT and family is not None
        made.append(replace(subject, family=family, role=PhraseRole.LAYER) if known else subject)
    return made


def _by_model(text: str, models: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Subject]:
    """Find the names of models; plain words only behind an article."""
    for name in models:
        called = rf"(?P<name>{re.escape(name)}(?:\s+(?:model|network))?)"
        pattern = rf"(?<![\w.])(?:the|our|its|an?|this)\s+{called}(?![\w(-]|\.\w|\s+layer)"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield Subject(*match.span("name"), match["name"], whole=True, model=name)
    for start, end in spans:
        if (name := simplify(text[start:end].removesuffix("()"))) in models:
            yield Subject(start, end, text[start:end], whole=True, model=name)


def _by_class(text: str, classes: Sequence[str]) -> Iterator[Subject]:
    """Find the names of classes, spelled as in the code: ``Net has 60,706 parameters``."""
    for name in classes:
        for match in re.finditer(rf"(?<![\w.]){re.escape(name)}(?![\w(.-])", text):
            yield Subject(*match.span(), match[0], whole=True)


def _by_name(text: str, names: tuple[str, ...], spans: Sequence[tuple[int, int]]) -> Iterator[Subject]:
    pattern, spelled = _compile_names(names)
    for match in pattern.finditer(text) if spelled else ():
        name = spelled[match["name"].lower()]
        if _is_kind(match["name"], name):
            continue
        marked = any(start <= match.start() and match.end() <= end for start, end in spans)
        called = name in _plain_names(names) and _ARTICLE.search(text[: match.start()]) and match[0].islower()
        if marked or called or re.search(r"[\d_.]", name):
            yield Subject(*match.span(), match[0], name=name)


@lru_cache(maxsize=32)
def _compile_names(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Make one pattern of all names, the longest first; numbers are no names in a text."""
    spelled = {name.lower(): name for name in reversed(names) if not name.isdecimal()}
    longest = sorted(spelled.values(), key=len, reverse=True)
    either = "|".join(map(re.escape, longest)) or "(?!)"
    return re.compile(rf"(?<![\w.])(?:self\.)?(?P<name>{either})(?![\w(]|\.\w)", re.IGNORECASE), spelled


@lru_cache(maxsize=32)
def _plain_names(names: tuple[str, ...]) -> frozenset[str]:
    """Give the names that are words, and none that texts use for layers of a kind."""
    plain = (name for name in names if not re.search(r"[\d_.]", name))
    return frozenset(
        name for name in plain if not any(re.fullmatch(family.words, name, re.IGNORECASE) for family in FAMILIES)
    )


_ARTICLE = re.compile(r"\b(?:the|its|our)\s+$", re.IGNORECASE)
_KIND = re.compile(r"\w*[123]D|Dense|Flatten|Dropout|LSTM|GRU|Embedding|Activation|Linear|ReLU|BatchNormalization")


def _is_kind(text: str, name: str) -> bool:
    """Tell whether a text that is spelled otherwise than a name is that of a kind: ``Conv2D``, not ``conv2d``."""
    return text != name and bool(_KIND.fullmatch(text))


def _by_phrase(text: str) -> Iterator[Subject]:
    for match in _PHRASE.finditer(text):
        noun = (match["noun"] or "").lower()
        if noun in _NO_LAYERS:
            continue
        family = next(family for i, family in enumerate(FAMILIES) if match[f"f{i}"])
        ordinal = _ORDINALS.get((match["ordinal"] or "").lower(), 0)
        number = ordinal or int(match["number"] or 0)
        before = text[: match.start()]
        together = bool(_TOGETHER.search(before) or _TOGETHER_BEHIND.match(text[match.end() :]))
        each = bool(_EACH.search(before))
        several = noun in ("layers", "operations")
        families = (family,) if together and several else ()
        yield Subject(
            *match.span(),
            match[0],
            family,
            number,
            several=several and not (together or each),
            families=families,
            together=bool(families),
            each=each,
        )


def _by_place(text: str) -> Iterator[Subject]:
    yield from (Subject(*match.span(), match[0], number=OUTPUT) for match in _OUTPUT.finditer(text))


def _by_order(text: str) -> Iterator[Subject]:
    """Find ordinals without a family: the second one, the third layer, the first hidden layer."""
    for match in _HIDDEN.finditer(text):
        number = _ORDINALS.get((match["ordinal"] or "").lower(), 0)
        yield Subject(*match.span(), match[0], number=number, role=PhraseRole.HIDDEN)
    for match in _ORDERED.finditer(text):
        role = PhraseRole.ANY if match["layer"] else PhraseRole.NEXT
        ordinal = match["ordinal"] or match["ranked"]
        yield Subject(*match.span(), match[0], number=_ORDINALS[ordinal.lower()], role=role)


def _by_other(text: str) -> Iterator[Subject]:
    """Find what may be a part of a network and is none that is known."""
    yield from (Subject(*match.span(), match[0], role=PhraseRole.OTHER) for match in _OTHERS.finditer(text))


def _by_letter(text: str) -> Iterator[Subject]:
    for match in _CLASSIC.finditer(text):
        yield Subject(*match.span(), match[0], classic=(match["letter"], int(match["number"])))


def _by_whole(text: str) -> Iterator[Subject]:
    yield from (Subject(*match.span(), match[0], whole=True) for match in _WHOLE.finditer(text))
