"""What a phrase speaks of, and which layers of a model that are."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from ..core.quantities import Selection
from ..core.structs import Struct
from ..core.summary import Row, Summary
from .blocks import find_blocks
from .families import BY_NAME, FAMILIES, LayerFamily
from .words import simplify

LAST, OUTPUT = -1, -2
"""Ordinals: the last of a family, and the layer that the network ends in."""
WRAPPED, WRAPPER = frozenset({"LSTM", "GRU", "recurrent"}), "Bidirectional"
"""Layers that are counted through, be they wrapped or not: behind a bidirectional LSTM comes the second LSTM."""
_CLASSIC_FAMILIES = {"C": ("Conv",), "S": ("Pool", "pool"), "F": ("Dense", "Linear")}


class PhraseRole(Enum):
    """Name what a phrase about a layer says besides its family."""

    LAYER = "layer"
    HIDDEN = "hidden layer"
    ANY = "layer of any kind"
    BLOCK = "the second block"
    INNER = "the base"
    """A well-known model of which the network is made, one row of it."""
    HEAD = "the classifier"
    """What stands behind that model."""
    INPUT = "the input layer"
    OTHER = "something else"
    """Nobody knows what: nothing behind it is about what was named before."""
    NEXT = "the second one"
    """Of the family that was named before."""


class Subject(Struct):
    """Hold what a phrase at *start* speaks of: a layer by *name*, or one of a *family*; *whole* is the network.

    *number* counts within the family, from 1; 0 where it is not said which one.  All layers of several *families*
    may be meant *together*, as a sum.  *each* says so of every one of them.  *model* is the one that is meant.
    *sized* is how many units or filters it is said to have, where that tells it from others.
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
    sized: int = 0

    @property
    def is_one(self) -> bool:
        """Tell whether it says which one is meant."""
        return bool(self.number or self.name or self.sized or self.classic[0] or self.whole or self.together)

    def select(self, summary: Summary, label: str) -> list[Selection]:
        """Find what it may mean in a model: nothing, one thing, or several that it may be."""
        if self.model and simplify(label) != self.model:
            return []
        if self.whole:
            return [Selection(summary, summary.rows, label, whole=True)]
        if self.role is PhraseRole.BLOCK:
            found = find_blocks(summary)[self.number - 1 : self.number or None] if self.number > 0 else []
            return [Selection(summary, rows, f"{label}.{_name_block(rows)}", block=True) for rows in found]
        if self.role is PhraseRole.HIDDEN and self.several:
            return _gather_hidden(summary, label)
        if self.role is PhraseRole.INPUT:
            sources = [row for row in summary.rows if row.source]
            return [Selection(summary, (row,), f"{label}.{row.name}") for row in sources if len(sources) == 1]
        if self.role is PhraseRole.INNER and "conv" in self.text.lower() and not _find_inner(summary.layers):
            return _take_base(summary, label)
        if self.families:
            return _gather(self.families, summary, label)
        rows = self._rows(summary)
        if self.name and not rows:
            return _take_part(self.name, summary, label)
        again = {row.name for row in summary.layers if row.shared}
        return [Selection(summary, (row,), f"{label}.{row.name}", use=row.name in again) for row in rows]

    def _rows(self, summary: Summary) -> Sequence[Row]:
        layers = [row for row in summary.layers if not row.shared or not row.weights]
        if self.name:
            return [row for row in layers if row.name.lower() == self.name.lower()]
        if self.classic[0]:
            return _find_classic(layers, *self.classic)
        weighty = [row for row in layers if row.weights]
        if self.number == OUTPUT:  # a softmax that stands apart has no weights
            apart = "softmax" in self.text.lower() and any("Softmax" in row.kind for row in layers)
            return [] if apart else weighty[-1:]
        if self.role in (PhraseRole.INNER, PhraseRole.HEAD):
            return _find_around(layers, weighty, self.role)
        found = self._find_of_role(layers, weighty)
        if self.sized and not self.number:
            return [row for row in found if _is_sized(row, self.sized)] or found
        if not self.number:
            return found
        if self.number == LAST:
            return found[-1:]
        place = slice(self.number - 1, self.number)
        once = [row for row in found if not row.shared]
        return [*found[place], *(row for row in once[place] if row not in found[place])]

    def _find_of_role(self, layers: Sequence[Row], weighty: Sequence[Row]) -> list[Row]:
        """Find the layers among which the number counts."""
        if self.role is PhraseRole.HIDDEN:
            return [row for row in weighty[:-1] if BY_NAME["dense"].holds(row)]
        if self.role is PhraseRole.ANY:  # the third layer: where all are of one family, nobody can count otherwise
            families = {next((f.name for f in FAMILIES if f.holds(row)), row.kind) for row in weighty}
            return list(weighty) if len(families) == 1 or self.number in (1, LAST) else []
        family = self.family
        if family is None:
            return []
        wrapped = self.number > 0 and family.name in WRAPPED
        return [row for row in layers if family.holds(row) or (wrapped and row.kind == WRAPPER)]


def _take_part(name: str, summary: Summary, label: str) -> list[Selection]:
    """Give the part of a network that holds layers: ``layer1``, with all it holds."""
    rows = tuple(row for row in summary.layers if row.name.lower().startswith(f"{name.lower()}.") and not row.shared)
    return [Selection(summary, rows, f"{label}.{name}", block=True)] if rows else []


def _find_inner(layers: Sequence[Row]) -> list[int]:
    """Give the places of the well-known models that a network is made of."""
    return [place for place, row in enumerate(layers) if row.params and not row.formulas]


def _take_base(summary: Summary, label: str) -> list[Selection]:
    """Give the layers in front of what flattens the maps: the convolutional base."""
    names = ("flatten", "global average pooling", "dense")
    ends = (place for place, row in enumerate(summary.layers) if any(BY_NAME[name].holds(row) for name in names))
    rows = tuple(row for row in summary.layers[: next(ends, 0)] if not row.shared)
    is_base = any(BY_NAME["convolution"].holds(row) for row in rows)
    return [Selection(summary, rows, f"{label}[{rows[0].name}, …, {rows[-1].name}]", block=True)] if is_base else []


def _find_around(layers: Sequence[Row], weighty: Sequence[Row], role: PhraseRole) -> list[Row]:
    """Find the one well-known model that a network is made of, or the one layer behind it that learns."""
    inner = _find_inner(layers)
    if len(inner) != 1:
        return []
    if role is PhraseRole.INNER:
        return [layers[inner[0]]]
    behind = [row for row in layers[inner[0] + 1 :] if row in weighty]
    return behind if len(behind) == 1 else []


def _is_sized(row: Row, size: int) -> bool:
    """Tell whether a layer makes so many values, or so many channels."""
    return row.output is not None and row.output.channels == size


def _name_block(rows: Sequence[Row]) -> str:
    """Give what the names of all layers of a block begin with."""
    paths = [row.name.split(".") for row in rows]
    same = [parts[0] for parts in zip(*paths, strict=False) if len(set(parts)) == 1]
    return ".".join(same)


def _gather(families: Sequence[LayerFamily], summary: Summary, label: str) -> list[Selection]:
    """Give all layers of some families together; one that is used again counts once, or each time."""
    uses = tuple(row for row in summary.layers if any(family.holds(row) for family in families))
    rows = tuple(row for row in uses if not row.shared)
    kinds = ", ".join(dict.fromkeys(row.kind for row in rows)) or ", ".join(family.name for family in families)
    return [
        Selection(summary, some, f"{label}[{kinds}]", block=True)
        for some in ((rows,) if len(rows) == len(uses) else (rows, uses))
    ]


def _gather_hidden(summary: Summary, label: str) -> list[Selection]:
    """Give the hidden layers of a network of dense ones; of others nobody agrees which these are."""
    weighty = [row for row in summary.layers if row.weights and not row.shared]
    dense = [row for row in weighty if BY_NAME["dense"].holds(row)]
    rows = tuple(dense[:-1])
    return [Selection(summary, rows, f"{label}[hidden layers]", block=True)] if rows and dense == weighty else []


def _find_classic(layers: Sequence[Row], letter: str, number: int) -> Sequence[Row]:
    """Find C1, S2, F6: the layers are counted without activations."""
    marks = tuple(mark for group in _CLASSIC_FAMILIES.values() for mark in group)
    counted = [row for row in layers if any(mark in row.kind for mark in marks)]
    found = counted[number - 1 : number]
    return [row for row in found if any(mark in row.kind for mark in _CLASSIC_FAMILIES[letter])]
