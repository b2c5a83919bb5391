"""What a sentence speaks of: the second convolution, ``fc1``, all dense layers, the network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..core.quantities import Selection
from ..core.summary import Row, Summary
from .families import FAMILIES, LayerFamily

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


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what a phrase at *start* speaks of: a layer by *name*, or one of a *family*; *whole* is the network.

    *number* counts within the family, from 1; 0 where it is not said which one.  All layers of several *families*
    may be meant *together*, as a sum.
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

    @property
    def is_one(self) -> bool:
        """Tell whether it says which one is meant."""
        return bool(self.number or self.name or self.classic[0] or self.whole or self.together)

    def select(self, summary: Summary, label: str) -> list[Selection]:
        """Find what it may mean in a model: nothing, one thing, or several that it may be."""
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
        if self.number == OUTPUT:
            return [row for row in layers if row.weights][-1:]
        found = [row for row in layers if self.family is not None and self.family.holds(row)]
        if self.number == LAST:
            return found[-1:]
        return found[self.number - 1 : self.number] if self.number else found


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


def find_subjects(text: str, names: Sequence[str], spans: Sequence[tuple[int, int]] = ()) -> list[Subject]:
    """Find what a sentence speaks of, in order.

    *names* are those of the layers there are; a name that is a plain word
    counts only where it is marked as code, in one of the *spans*.

    >>> found = find_subjects("The second convolutional layer and fc1 of the network", ["fc1"])
    >>> [(subject.text, subject.number, subject.name, subject.whole) for subject in found]
    [('second convolutional layer', 2, '', False), ('fc1', 0, 'fc1', False), ('the network', 0, '', True)]
    """
    found = [*_by_name(text, names, spans)]
    for finder in (_by_phrase, _by_place, _by_letter, _by_whole):
        for subject in finder(text):
            if not any(subject.start < other.end and other.start < subject.end for other in found):
                found.append(subject)
    return sorted(found, key=lambda subject: subject.start)


def _by_name(text: str, names: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Subject]:
    taken: list[tuple[int, int]] = []
    for name in sorted(names, key=len, reverse=True):
        plain = not re.search(r"[\d_.]", name)
        if name.isdecimal():
            continue
        for match in re.finditer(rf"(?<![\w.])(?:self\.)?{re.escape(name)}(?![\w(]|\.\w)", text, re.IGNORECASE):
            marked = any(start <= match.start() and match.end() <= end for start, end in spans)
            if (marked or not plain) and not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield Subject(*match.span(), match[0], name=name)


def _by_phrase(text: str) -> Iterator[Subject]:
    for match in _PHRASE.finditer(text):
        noun = (match["noun"] or "").lower()
        if noun in _NO_LAYERS:
            continue
        family = next(family for i, family in enumerate(FAMILIES) if match[f"f{i}"])
        ordinal = _ORDINALS.get((match["ordinal"] or "").lower(), 0)
        number = ordinal or int(match["number"] or 0)
        yield Subject(*match.span(), match[0], family, number, several=noun in ("layers", "operations"))


def _by_place(text: str) -> Iterator[Subject]:
    yield from (Subject(*match.span(), match[0], number=OUTPUT) for match in _OUTPUT.finditer(text))


def _by_letter(text: str) -> Iterator[Subject]:
    for match in _CLASSIC.finditer(text):
        yield Subject(*match.span(), match[0], classic=(match["letter"], int(match["number"])))


def _by_whole(text: str) -> Iterator[Subject]:
    yield from (Subject(*match.span(), match[0], whole=True) for match in _WHOLE.finditer(text))
