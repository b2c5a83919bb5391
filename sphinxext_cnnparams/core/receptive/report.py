"""The receptive field of a row: its numbers, and the formula they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..formula import Formula, Step, Symbol
from ..shape import Dim
from .field import Axis, LastStep, Sight

if TYPE_CHECKING:
    from ..summary import Row

LABEL = "receptive field"


def axes_of(row: Row) -> tuple[Axis, ...]:
    """Give the dimensions of the input along which a row sees a number of positions."""
    return tuple(axis for axis in row.field or () if axis.spatial)


def field_of(row: Row) -> tuple[Dim, ...] | None:
    """Count the positions of the input that one value of a row sees, along each dimension.

    None where nobody knows, empty where the input has no positions.  With
    several inputs the answer is one only if all are seen alike.
    """
    if row.field is None or not row.known or any(axis.spatial is None and axis.sights is None for axis in row.field):
        return None
    found: dict[int, list[Dim]] = {}
    for axis in axes_of(row):
        found.setdefault(axis.source[0], []).append(None if axis.best is None else axis.best.count_positions())
    fields = list(found.values())
    if not fields:
        return ()
    return tuple(fields[0]) if all(other == fields[0] for other in fields) else None


def step_of(row: Row) -> Step | None:
    """Give the last step to the receptive field, along the dimension that sees most; None if there is none."""
    best = widest(row)
    formula = None if best is None else formula_of(best)
    return None if formula is None else Step(LABEL, formula)


def widest(row: Row) -> Sight | None:
    """Give what a row sees along the dimension of which it sees most; None where it sees none, or nobody knows."""
    sights = [axis.best for axis in axes_of(row) if axis.best is not None]
    return max(sights, key=Sight.count_positions, default=None)


def steps_of(row: Row) -> list[Step]:
    """Give the steps to the receptive field, and to the jump behind the layer."""
    step, best = step_of(row), widest(row)
    if step is None or best is None or best.by is None or best.grown is not None or best.by.all:
        return [] if step is None else [step]
    stride = best.jump // best.by.jump if best.by.jump else 0
    symbols = {
        "j": Symbol(best.by.jump, "jump before", "j"),
        "s": Symbol(stride, "stride", "s"),
    }
    return [step, Step("jump", Formula("j * s", symbols))]


def formula_of(sight: Sight) -> Formula | None:
    """Write what a value sees as a formula; None where no layer has added to it."""
    if sight.grown is None:
        return None if sight.by is None else _add_step(sight.by)
    first, total = sight, sight.count_positions()
    while first.grown is not None:
        first = first.grown.sight
    count = (total - first.size) // first.jump + 1 if first.jump else 1
    symbols = {
        "r": Symbol(first.size, f"{LABEL} before the enlargement", "r"),
        "k": Symbol(count, "positions seen of what was enlarged", "u"),
        "j": Symbol(first.jump, "jump before the enlargement", "j"),
    }
    return Formula("r + (k - 1) * j", symbols)


def _add_step(by: LastStep) -> Formula:
    size, kernel, jump, everything = by
    letter, meaning = ("n", "positions") if everything else ("k", "kernel")
    symbols = {
        "r": Symbol(size, f"{LABEL} before", "r"),
        "k": Symbol(kernel, meaning, letter),
        "j": Symbol(jump, "jump, the product of the strides before", "j"),
    }
    return Formula("r + (k - 1) * j", symbols)
