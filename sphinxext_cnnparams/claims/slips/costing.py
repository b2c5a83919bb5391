"""Slips in what a network costs, and in units."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ...core.receptive import axes_of
from ...core.summary import added
from ..amount import BYTES, COUNT
from .misstatement import Misstatement

MIB, MB = 2**20, 10**6


def operations(wrong: Misstatement) -> str:
    """Find twice the multiplications."""
    return "that is its FLOPs: a multiplication and an addition count two" if _macs(wrong, 2) else ""


def multiplications(wrong: Misstatement) -> str:
    """Find the multiplications where operations are asked for."""
    return "that is its MACs: FLOPs are twice as many" if _macs(wrong, 1) else ""


def _macs(wrong: Misstatement, factor: int) -> bool:
    macs = added(row.macs for row in wrong.selection.rows)
    return bool(macs) and wrong.says((macs or 0) * factor)


def biased(wrong: Misstatement) -> str:
    """Find multiplications that count the addition of the bias."""
    row = wrong.row
    if row is None or row.macs is None or row.output is None or not any(w.bias for w in row.weights):
        return ""
    size = row.output.size
    found = size is not None and wrong.says(row.macs + size)
    return f"that also counts the {wrong.form.value(size)} additions of biases" if found else ""


def powers_of_two(wrong: Misstatement) -> str:
    """Find 2²⁰ for 10⁶, or the reverse."""
    stated = wrong.stated
    if stated is None or wrong.exact is None or stated.relation != "=" or not stated.step:
        return ""
    unit = "MB is 10⁶ bytes" if stated.unit == BYTES else "M is 10⁶"
    for divided, meant, sentence in (
        (MIB, MB, f"that divides by 2²⁰; {unit}"),
        (MB, MIB, "that divides by 10⁶; MiB is 2²⁰ bytes"),
    ):
        factor = Fraction(divided, meant)
        scaled = replace(stated, value=stated.value * factor, step=stated.step * factor)
        large = stated.step >= meant // 10**4 and (stated.value / meant).denominator <= 10**4
        if large and scaled.holds(wrong.exact) and (stated.unit == BYTES or divided == MIB):
            return sentence
    return ""


def rounded(wrong: Misstatement) -> str:
    """Find a number that is rounded, and does not say so."""
    stated, exact = wrong.stated, wrong.exact
    if stated is None or exact is None or stated.relation != "=" or stated.unit != COUNT or stated.step:
        return ""
    number = str(stated.value.numerator)
    zeros = len(number) - len(number.rstrip("0"))
    near = zeros > 0 and abs(exact - stated.value) <= Fraction(10**zeros, 2)
    if not near or len(number) - zeros < 2:
        return ""
    return f"that is rounded: say about {wrong.form.number(int(stated.value))}"


def cut_off(wrong: Misstatement) -> str:
    """Find a number whose further digits were cut off."""
    stated, exact = wrong.stated, wrong.exact
    if stated is None or exact is None or stated.relation not in "=≈" or not stated.step:
        return ""
    if stated.coarse:
        return ""
    return "that is cut off, not rounded" if 0 < exact - stated.value < stated.step else ""


def weights_only(wrong: Misstatement) -> str:
    """Find the memory of the weights without that of the values."""
    params = added(row.params for row in wrong.selection.rows)
    found = params and wrong.says(params * wrong.selection.summary.width)
    return "that is the memory of its weights alone" if found else ""


def weights_in_mib(wrong: Misstatement) -> str:
    """Find the memory of the weights alone, divided by 2²⁰."""
    stated = wrong.stated
    params = added(row.params for row in wrong.selection.rows)
    if not params or stated is None or stated.relation != "=" or not stated.step or stated.step * 10**3 < MB:
        return ""
    factor = Fraction(MIB, MB)
    scaled = replace(stated, value=stated.value * factor, step=stated.step * factor)
    found = scaled.holds(params * wrong.selection.summary.width)
    return "that is its weights in MiB, of 2²⁰ bytes" if found else ""


def last_kernel(wrong: Misstatement) -> str:
    """Find the last kernel instead of all that is seen through it, or strides that are forgotten."""
    row = wrong.row
    if row is None:
        return ""
    for axis in axes_of(row):
        by = axis.best.by if axis.best is not None else None
        if by is None or by.all:
            continue
        if wrong.says(by.kernel):
            return "that is its own kernel; each value it sees has seen more"
        if by.jump > 1 and wrong.says(by.size + by.kernel - 1):
            return f"that forgets the strides before it, {by.jump} in all"
    return ""
