"""What a text claims of a number: one amount, two of the same, or a calculation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from ...core.quantities import Bytes, Percentage
from ..languages import Language
from .amount import BYTES, COUNT, PERCENT, Amount, amount
from .arithmetic import one_sided
from .nouns import bare

Number = int | Bytes | Percentage
WANTED: dict[type, str] = {int: COUNT, Bytes: BYTES, Percentage: PERCENT}
_NEARLY = re.compile(r"(?P<first>[^≈]+?)\s*(?:≈|\\approx(?![a-z]))\s*(?P<second>[^≈]+)")
_TWICE = re.compile(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)")


def claimed(value: Number, text: str, language: Language, quantity: str = "") -> tuple[Amount, ...]:
    """Read the amounts that must all be right; none if the text cannot be read.

    >>> from ..languages import ENGLISH
    >>> [int(read.value) for read in claimed(896, "0.9k (896 parameters)", ENGLISH, "params")]
    [900, 896]
    >>> [int(read.value) for read in claimed(896, "32 * (27 + 1)", ENGLISH)], claimed(896, "8 MB", ENGLISH)
    ([896], ())
    >>> [int(read.value) for read in claimed(896, "896 ≈ 0.9k", ENGLISH)]
    [896, 900]
    """
    if match := _NEARLY.fullmatch(text):
        first, second = (bare(quantity, part) for part in match.groups())
        return _all([_read(value, first, language), _amount(value, f"≈ {second}", language)])
    match = _TWICE.fullmatch(text)
    both = _all(_amount(value, bare(quantity, part), language) for part in match.groups()) if match else ()
    if both:
        return both
    return _all([_read(value, text, language)])


def _all(read: Iterable[Amount | None]) -> tuple[Amount, ...]:
    """Give the amounts if all of them could be read."""
    found = tuple(read)
    return () if None in found else tuple(amount for amount in found if amount is not None)


def _read(value: Number, text: str, language: Language) -> Amount | None:
    return _amount(value, text, language) or _calculated(value, text, language)


def twice(text: str, language: Language) -> bool:
    """Tell whether a text states a number twice, 25.6M (25,557,032), and multiplies nothing."""
    match = _TWICE.fullmatch(text)
    return match is not None and all(amount(part, language) is not None for part in match.groups())


def failing(value: Number, text: str, language: Language, quantity: str = "") -> Amount | None:
    """Give the amount that is wrong; None if all are right, or none can be read."""
    return next((read for read in claimed(value, text, language, quantity) if not read.holds(exact(value))), None)


def _amount(value: Number, text: str, language: Language) -> Amount | None:
    """Read an amount of the kind of the value; a count has no decimals."""
    read = amount(text, language, WANTED[type(value)])
    if read is None or read.unit != WANTED[type(value)] or (fractional(read) and isinstance(value, int)):
        return None
    return read


def _calculated(value: Number, text: str, language: Language) -> Amount | None:
    """Work out a calculation without its result; of a share it gives the fraction, and of memory nothing."""
    result = one_sided(text, language)
    if result is None or isinstance(value, Bytes):
        return None
    return Amount(100 * result, unit=PERCENT) if isinstance(value, Percentage) else Amount(result)


def exact(value: Number) -> Fraction:
    """Give a value as the number that texts state: bytes, or percent."""
    if isinstance(value, Percentage):
        return value.percent
    return Fraction(value.amount if isinstance(value, Bytes) else value)


def fractional(read: Amount) -> bool:
    """Tell whether decimals are stated of what has none: 1.234, not 1.234 million."""
    return 0 < read.step < 1
