"""What a text claims of a number: one amount, two of the same, or a calculation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from ...core.quantities import Bytes, Percentage
from ..languages import Language
from .amount import BYTES, COUNT, PERCENT, Amount, read_amount
from .arithmetic import work_out_one_side
from .nouns import strip_noun

Number = int | Bytes | Percentage
WANTED: dict[type, str] = {int: COUNT, Bytes: BYTES, Percentage: PERCENT}
_NEARLY = re.compile(r"(?P<first>[^≈]+?)\s*(?:≈|\\approx(?![a-z]))\s*(?P<second>[^≈]+)")
_TWICE = re.compile(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)")


def read_claims(value: Number, text: str, language: Language, quantity: str = "") -> tuple[Amount, ...]:
    """Read the amounts that must all be right; none if the text cannot be read.

    >>> from ..languages import ENGLISH
    >>> [int(read.value) for read in read_claims(896, "0.9k (896 parameters)", ENGLISH, "params")]
    [900, 896]
    >>> [int(read.value) for read in read_claims(896, "32 * (27 + 1)", ENGLISH)], read_claims(896, "8 MB", ENGLISH)
    ([896], ())
    >>> [int(read.value) for read in read_claims(896, "896 ≈ 0.9k", ENGLISH)]
    [896, 900]
    """
    if match := _NEARLY.fullmatch(text):
        first, second = (strip_noun(quantity, part) for part in match.groups())
        return _keep_all([_read_one(value, first, language), _read_amount(value, f"≈ {second}", language)])
    match = _TWICE.fullmatch(text)
    both = (
        _keep_all(_read_amount(value, strip_noun(quantity, part), language) for part in match.groups()) if match else ()
    )
    if both:
        return both
    return _keep_all([_read_one(value, text, language)])


def _keep_all(read: Iterable[Amount | None]) -> tuple[Amount, ...]:
    """Give the amounts if all of them could be read."""
    found = tuple(read)
    return () if None in found else tuple(amount for amount in found if amount is not None)


def _read_one(value: Number, text: str, language: Language) -> Amount | None:
    return _read_amount(value, text, language) or _calculate(value, text, language)


def states_twice(text: str, language: Language) -> bool:
    """Tell whether a text states a number twice, 25.6M (25,557,032), and multiplies nothing."""
    match = _TWICE.fullmatch(text)
    return match is not None and all(read_amount(part, language) is not None for part in match.groups())


def find_failing(value: Number, text: str, language: Language, quantity: str = "") -> Amount | None:
    """Give the amount that is wrong; None if all are right, or none can be read."""
    return next(
        (read for read in read_claims(value, text, language, quantity) if not read.holds(count_exactly(value))), None
    )


def _read_amount(value: Number, text: str, language: Language) -> Amount | None:
    """Read an amount of the kind of the value; a count has no decimals."""
    read = read_amount(text, language, WANTED[type(value)])
    if read is None or read.unit != WANTED[type(value)] or (has_decimals(read) and isinstance(value, int)):
        return None
    return read


def _calculate(value: Number, text: str, language: Language) -> Amount | None:
    """Work out a calculation without its result; of a share it gives the fraction, and of memory nothing."""
    result = work_out_one_side(text, language)
    if result is None or isinstance(value, Bytes):
        return None
    return Amount(100 * result, unit=PERCENT) if isinstance(value, Percentage) else Amount(result)


def count_exactly(value: Number) -> Fraction:
    """Give a value as the number that texts state: bytes, or percent."""
    if isinstance(value, Percentage):
        return value.percent
    return Fraction(value.amount if isinstance(value, Bytes) else value)


def has_decimals(read: Amount) -> bool:
    """Tell whether decimals are stated of what has none: 1.234, not 1.234 million."""
    return 0 < read.step < 1
