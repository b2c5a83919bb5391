"""Slips in shapes."""

from __future__ import annotations

from ...core.formula import Formula, Indivisible, Symbol
from ...core.shape import Dim, Shape
from ...core.summary import Row
from .misstatement import Misstatement


def before(wrong: Misstatement) -> str:
    """Find the shape that comes in."""
    row = wrong.row
    found = row is not None and any(wrong.shows(shape) for shape in row.inputs)
    return "that is its input" if found else ""


def after(wrong: Misstatement) -> str:
    """Find the shape behind the next layer, or before the last one."""
    rows = wrong.selection.summary.rows
    row = wrong.row
    if row is None or row not in rows:
        return ""
    place = rows.index(row)
    near = (rows[i] for i in (place + 1, place - 1, place + 2, place - 2) if 0 <= i < len(rows))
    return next((f"that is the output of {other.name}" for other in near if wrong.shows(other.output)), "")


def other_padding(wrong: Misstatement) -> str:
    """Find the extents without the padding, or with one that keeps them."""
    row = wrong.row
    if row is None or row.output is None:
        return ""
    for texts, sentence in (
        ((NO_PADDING,), "that forgets the padding"),
        ((KEPT,), "that would be with padding"),
        ((NO_ONE,), "that forgets the + 1"),
    ):
        if any(wrong.shows(_with(row, text)) for text in texts):
            return sentence
    return ""


NO_PADDING = "(n - k) // s + 1"
KEPT = "ceil(n / s)"
NO_ONE = "(n + p1 + p2 - k) // s"


def _with(row: Row, text: str) -> Shape | None:
    """Work out the extents of a window's output with another rule."""
    if row.output is None or not row.inputs or row.inputs[0] is None or not row.steps:
        return None
    symbols = row.steps[0].formula.symbols
    if not {"n", "k", "s"} <= symbols.keys() or row.inputs[0].rank != row.output.rank:
        return None
    zero = Symbol(0, "")
    pads = {name: symbols.get(name, symbols.get("p", zero)) for name in ("p1", "p2")}
    sizes: list[Dim] = []
    for n in row.inputs[0].spatial:
        try:
            sizes.append(Formula(text, symbols | pads | {"n": Symbol(n, "")}).value)
        except Indivisible:
            return None
    made = row.output.rebuilt(sizes, row.output.channels)
    return None if made == row.output else made


def swapped(wrong: Misstatement) -> str:
    """Find the channels at the other end."""
    row = wrong.row
    shape = row.output if row is not None else wrong.quantity.of(wrong.selection, wrong.form)
    if not isinstance(shape, Shape) or shape.rank < 2:
        return ""
    turned = Shape((*shape.spatial, shape.channels) if shape.layout == "first" else (shape.channels, *shape.spatial))
    if turned.dims == shape.dims or not wrong.shows(turned):
        return ""
    return f"that has the channels {'last' if shape.layout == 'first' else 'first'}"


def spatial_only(wrong: Misstatement) -> str:
    """Find the channels that come in where those that go out are meant."""
    row = wrong.row
    if row is None or row.output is None or not row.inputs or row.inputs[0] is None:
        return ""
    if row.inputs[0].rank != row.output.rank or row.output.rank < 2:
        return ""
    kept = row.output.rebuilt(row.output.spatial, row.inputs[0].channels)
    return "that has the channels of its input" if kept != row.output and wrong.shows(kept) else ""
