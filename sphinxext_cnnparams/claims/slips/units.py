"""Slips in how a number is written: its unit, its digits."""

from __future__ import annotations

from fractions import Fraction

from ...core.structs import replace
from ..numbers import BYTES, COUNT
from .misstatement import Misstatement
from .slip import Parts, Slip

MIB, MB = 2**20, 10**6
LONG = 3
"""How many digits a number must have in which two may be swapped."""


def divides_by_powers_of_two(wrong: Misstatement) -> Parts:
    """Find 2²⁰ for 10⁶."""
    stated = wrong.stated
    if stated is None or not _divides(wrong, MIB, MB):
        return False
    return {"text": "MB is 10⁶ bytes" if stated.unit == BYTES else "M is 10⁶"}


def divides_by_powers_of_ten(wrong: Misstatement) -> Parts:
    """Find 10⁶ for 2²⁰; only bytes are counted so."""
    return wrong.stated is not None and wrong.stated.unit == BYTES and _divides(wrong, MB, MIB)


def _divides(wrong: Misstatement, divided: int, meant: int) -> bool:
    """Tell whether the true number comes out if another one is divided by than what the unit means."""
    stated = wrong.stated
    if stated is None or wrong.exact is None or stated.relation != "=" or not stated.step:
        return False
    factor = Fraction(divided, meant)
    scaled = replace(stated, value=stated.value * factor, step=stated.step * factor)
    large = (
        stated.step >= meant // 10**4 and stated.value >= meant // 10 and (stated.value / meant).denominator <= 10**4
    )
    return large and scaled.holds(wrong.exact)


def rounds(wrong: Misstatement) -> Parts:
    """Find a number that is rounded, and does not say so."""
    stated, exact = wrong.stated, wrong.exact
    if stated is None or exact is None or stated.relation != "=" or stated.unit != COUNT or stated.step:
        return False
    number = str(stated.value.numerator)
    zeros = len(number) - len(number.rstrip("0"))
    near = zeros > 0 and abs(exact - stated.value) <= Fraction(10**zeros, 2)
    return {"number": wrong.form.number(int(stated.value))} if near and len(number) - zeros >= 2 else False


def cuts_off(wrong: Misstatement) -> Parts:
    """Find a number whose further digits were cut off."""
    stated, exact = wrong.stated, wrong.exact
    if stated is None or exact is None or stated.relation not in "=≈" or not stated.step or stated.coarse:
        return False
    return 0 < exact - stated.value < stated.step


def swaps_digits(wrong: Misstatement) -> Parts:
    """Find two digits side by side that have changed places."""
    stated, exact = wrong.stated, wrong.exact
    if stated is None or exact is None or stated.relation != "=" or stated.step or exact.denominator != 1:
        return False
    said, true = str(stated.value), str(exact)
    if len(true) < LONG:
        return False
    swapped = (f"{true[:i]}{true[i + 1]}{true[i]}{true[i + 2 :]}" for i in range(len(true) - 1))
    return said != true and said in swapped


SLIPS = (
    Slip("2²⁰ for 10⁶", "that divides by 2²⁰; {text}", divides_by_powers_of_two),
    Slip("2²⁰ for 10⁶", "that divides by 10⁶; MiB is 2²⁰ bytes", divides_by_powers_of_ten),
    Slip("digits cut off", "that is cut off, not rounded", cuts_off),
)
"""In the order in which they are tried."""
SWAPPED = Slip("digits swapped", "two digits are swapped", swaps_digits)
"""Tried when nothing else leads to what is stated."""
ROUNDED = Slip("rounded without saying so", "that is rounded: say about {number}", rounds)
"""Tried last: what is left out may be as little as what is rounded."""
