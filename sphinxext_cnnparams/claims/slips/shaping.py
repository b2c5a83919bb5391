"""Slips in shapes."""

from __future__ import annotations

from collections.abc import Callable

from ...core.formula import Formula, Indivisible, Symbol
from ...core.shape import Dim, Layout, Shape
from ...core.summary import Row
from .misstatement import Misstatement
from .slip import Parts, Slip


def takes_the_input(wrong: Misstatement) -> Parts:
    """Find the shape that comes in."""
    row = wrong.row
    return row is not None and any(wrong.shows(shape) for shape in row.inputs)


def takes_a_neighbour(wrong: Misstatement) -> Parts:
    """Find the shape behind the next layer, or before the last one."""
    rows = wrong.selection.summary.rows
    row = wrong.row
    if row is None or row not in rows:
        return False
    place = rows.index(row)
    near = (rows[i] for i in (place + 1, place - 1, place + 2, place - 2) if 0 <= i < len(rows))
    return next(({"name": other.name} for other in near if wrong.shows(other.output)), False)


def rule(text: str) -> Callable[[Misstatement], Parts]:
    """Find the extents that another rule of a window's output gives."""

    def find(wrong: Misstatement) -> Parts:
        row = wrong.row
        return row is not None and row.output is not None and wrong.shows(_with(row, text))

    return find


NO_PADDING = "(n - k) // s + 1"
KEPT = "ceil(n / s)"
NO_STRIDE = "n + p1 + p2 - k + 1"
NOTHING = "n - k + 1"
NO_OUTPUT_PADDING = "(n - 1) * s - p1 - p2 + k"
NO_ONE = "(n + p1 + p2 - k) // s"


def _with(row: Row, text: str) -> Shape | None:
    """Work out the extents of a window's output with another rule."""
    if row.output is None or not row.inputs or row.inputs[0] is None or not row.steps:
        return None
    symbols = row.steps[0].formula.symbols
    if (
        not {"n", "k", "s"} <= symbols.keys()
        or (text == NO_OUTPUT_PADDING) is not ("o" in symbols)
        or row.inputs[0].rank != row.output.rank
    ):
        return None
    zero = Symbol(0, "")
    pads = {name: symbols.get(name, symbols.get("p", zero)) for name in ("p1", "p2")}
    sizes: list[Dim] = []
    for n in row.inputs[0].spatial:
        try:
            sizes.append(Formula(text, symbols | pads | {"n": Symbol(n, "")}).value)
        except Indivisible:
            return None
    made = row.output.rebuild(sizes, row.output.channels)
    return None if made == row.output else made


def turns(layout: Layout) -> Callable[[Misstatement], Parts]:
    """Find the channels at the other end than in a shape of this layout."""

    def find(wrong: Misstatement) -> Parts:
        row = wrong.row
        shape = row.output if row is not None else wrong.quantity.of(wrong.selection, wrong.form)
        if not isinstance(shape, Shape) or shape.rank < 2 or shape.layout != layout:
            return False
        dims = (*shape.spatial, shape.channels) if layout == "first" else (shape.channels, *shape.spatial)
        return dims != shape.dims and wrong.shows(Shape(dims))

    return find


def takes_channels_in(wrong: Misstatement) -> Parts:
    """Find the channels that come in where those that go out are meant."""
    row = wrong.row
    if row is None or row.output is None or not row.inputs or row.inputs[0] is None:
        return False
    if row.inputs[0].rank != row.output.rank or row.output.rank < 2:
        return False
    kept = row.output.rebuild(row.output.spatial, row.inputs[0].channels)
    return kept != row.output and wrong.shows(kept)


def takes_one_direction(wrong: Misstatement) -> Parts:
    """Find what one of two directions gives, where both are put together."""
    row = wrong.row
    units = "" if row is None else (row.settings or {}).get("units", "")
    if row is None or row.output is None or not units.isdecimal() or row.output.dims[-1:] != (2 * int(units),):
        return False
    return (
        wrong.says(int(units))
        if row.output.rank == 1 and wrong.stated is not None
        else wrong.shows(Shape((*row.output.dims[:-1], int(units))))
    )


_OUTPUT, _BOTH = ("output",), ("output", "input")
_PADDING, _SWAPPED = "padding forgotten or added", "channels first and last swapped"
SLIPS = (
    Slip("the shape before the layer", "that is its input", takes_the_input, _OUTPUT),
    Slip(_PADDING, "that forgets the padding", rule(NO_PADDING), _OUTPUT),
    Slip(_PADDING, "that would be right with padding", rule(KEPT), _OUTPUT),
    Slip(_PADDING, "that forgets the + 1", rule(NO_ONE), _OUTPUT),
    Slip("the stride forgotten", "that forgets the stride", rule(NO_STRIDE), _OUTPUT),
    Slip("the stride forgotten", "that forgets the stride and the padding", rule(NOTHING), _OUTPUT),
    Slip("the output padding forgotten", "that forgets the output padding", rule(NO_OUTPUT_PADDING), _OUTPUT),
    Slip(_SWAPPED, "that has the channels last", turns("first"), _BOTH),
    Slip(_SWAPPED, "that has the channels first", turns("last"), _BOTH),
    Slip("the channels of the input", "that has the channels of its input", takes_channels_in, _OUTPUT),
    Slip("one direction of two", "that has one direction, and there are two", takes_one_direction, ("output", "size")),
    Slip("the shape of a neighbour", "that is the output of {name}", takes_a_neighbour, _OUTPUT),
)
"""In the order in which they are tried."""
