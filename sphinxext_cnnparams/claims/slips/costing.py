"""Slips in what a network costs, and in how far it sees."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from ...core.receptive import axes_of
from ...core.structs import replace
from ...core.summary import add_up
from .misstatement import Misstatement
from .slip import Parts, Slip
from .units import MB, MIB


def multiplies(factor: int) -> Callable[[Misstatement], Parts]:
    """Find a multiple of the multiplications."""

    def find(wrong: Misstatement) -> Parts:
        macs = add_up(row.macs for row in wrong.selection.rows)
        return bool(macs) and wrong.says((macs or 0) * factor)

    return find


def counts_additions(wrong: Misstatement) -> Parts:
    """Find multiplications that count the addition of the bias."""
    row = wrong.row
    if row is None or row.macs is None or row.output is None or not any(w.bias for w in row.weights):
        return False
    size = row.output.size
    return {"number": wrong.form.value(size)} if size is not None and wrong.says(row.macs + size) else False


def forgets_the_values(wrong: Misstatement) -> Parts:
    """Find the memory of the weights without that of the values."""
    params = add_up(row.params for row in wrong.selection.rows)
    return bool(params) and wrong.says((params or 0) * wrong.selection.summary.width)


def forgets_the_values_in_mib(wrong: Misstatement) -> Parts:
    """Find the memory of the weights alone, divided by 2²⁰."""
    stated = wrong.stated
    params = add_up(row.params for row in wrong.selection.rows)
    if not params or stated is None or stated.relation != "=" or not stated.step or stated.step * 10**3 < MB:
        return False
    factor = Fraction(MIB, MB)
    scaled = replace(stated, value=stated.value * factor, step=stated.step * factor)
    return scaled.holds(params * wrong.selection.summary.width)


class _StatedSight(NamedTuple):
    """Tell what is stated of a receptive field: the last kernel, or a jump that is forgotten."""

    kernel: bool
    jump: int


def _sight(wrong: Misstatement) -> _StatedSight | None:
    """Find the first dimension along which one of the two is stated."""
    for axis in axes_of(wrong.row) if wrong.row is not None else ():
        by = axis.best.by if axis.best is not None else None
        if by is None or by.all:
            continue
        if wrong.says(by.kernel):
            return _StatedSight(True, by.jump)
        if by.jump > 1 and wrong.says(by.size + by.kernel - 1):
            return _StatedSight(False, by.jump)
    return None


def sees_the_last_kernel(wrong: Misstatement) -> Parts:
    """Find the last kernel instead of all that is seen through it."""
    found = _sight(wrong)
    return found is not None and found.kernel


def forgets_the_strides(wrong: Misstatement) -> Parts:
    """Find a receptive field without the strides before the last kernel."""
    found = _sight(wrong)
    return {"number": str(found.jump)} if found is not None and not found.kernel else False


_FIELD = "the last kernel for the receptive field"
SLIPS = (
    Slip(
        "FLOPs for MACs",
        "that is its FLOPs: a multiplication and an addition count as two",
        multiplies(2),
        ("macs",),
    ),
    Slip(
        "the additions of biases as multiplications",
        "that also counts the {number} additions of biases",
        counts_additions,
        ("macs",),
    ),
    Slip("MACs for FLOPs", "that is its MACs: FLOPs are twice as many", multiplies(1), ("flops",)),
    Slip(
        "the memory of the weights alone",
        "that is the memory of its weights alone",
        forgets_the_values,
        ("memory",),
    ),
    Slip(
        "the weights alone, in 2²⁰ bytes",
        "that is its weights in MiB, of 2²⁰ bytes",
        forgets_the_values_in_mib,
        ("memory",),
    ),
    Slip(
        _FIELD,
        "that is its own kernel; each value it sees has seen more",
        sees_the_last_kernel,
        ("receptive-field",),
    ),
    Slip(_FIELD, "that forgets the strides before it, {number} in all", forgets_the_strides, ("receptive-field",)),
)
"""In the order in which they are tried."""
