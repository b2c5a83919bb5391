"""What a text claims of a number: one amount, two of the same, or a calculation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from ...core.late_pattern import late_pattern
from ...core.structs import Struct, replace
from ..languages import Language
from .amount import BYTES, COUNT, PERCENT, Amount, read_amount
from .arithmetic import work_out_one_side
from .nouns import strip_noun

_NEARLY = late_pattern(r"(?P<first>[^≈]+?)\s*(?:≈|\\approx(?![a-z]))\s*(?P<second>[^≈]+)")
_RANGE = late_pattern(r"(?P<low>\d[\d.,]*\s?[a-zA-Z%]*)\s*[-–—−]\s*(?P<high>\d[\d.,]*\s?[a-zA-Z%]*)")
_UNIT = late_pattern(r"\s*[^\W\d_]+\.?$|\s*%$")
_TWICE = late_pattern(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)")


class Measure(Struct):
    """Say how texts state numbers of one kind.

    unit
        in which they are stated.
    exact
        gives a value as the number that texts state.
    whole
        whether they have no decimals.
    factor
        by what the result of a calculation is multiplied: 3 / 4 is 75%.  0
        where nobody calculates them.
    """

    unit: str
    exact: Callable[[Any], Fraction]
    whole: bool = False
    factor: int = 1

    def read(self, text: str, language: Language, quantity: str = "") -> tuple[Amount, ...]:
        """Read the amounts that must all be right; none if the text cannot be read.

        >>> from ..languages import ENGLISH
        >>> [int(read.value) for read in COUNTS.read("0.9k (896 parameters)", ENGLISH, "params")]
        [900, 896]
        >>> [int(read.value) for read in COUNTS.read("32 * (27 + 1)", ENGLISH)], COUNTS.read("8 MB", ENGLISH)
        ([896], ())
        >>> [int(read.value) for read in COUNTS.read("896 ≈ 0.9k", ENGLISH)]
        [896, 900]
        """
        if match := _NEARLY.fullmatch(text):
            first, second = (strip_noun(quantity, part) for part in match.groups())
            return _keep_all([self._read_one(first, language), self._read_amount(f"≈ {second}", language)])
        if match := _TWICE.fullmatch(text):
            parts = [strip_noun(quantity, part) for part in match.groups()]
            if both := _keep_all(self._read_amount(part, language) for part in parts):
                return both
        return self._read_range(text, language) or _keep_all([self._read_one(text, language)])

    def _read_range(self, text: str, language: Language) -> tuple[Amount, ...]:
        """Read ``50 to 60 thousand`` as two bounds, of which the first may leave its unit to the second."""
        patterns = (*(re.compile(pattern, re.IGNORECASE) for pattern in language.ranges), _RANGE)
        match = next((found for pattern in patterns if (found := pattern.fullmatch(text))), None)
        if match is None or (high := self._read_amount(match["high"], language)) is None:
            return ()
        unit = _UNIT.search(match["high"])
        short = self._read_amount(f"{match['low']}{unit[0]}", language) if unit else None
        low = short or self._read_amount(match["low"], language)
        if low is None or low.value >= high.value or {low.relation, high.relation} != {"="}:
            return ()
        return replace(low, relation="from"), replace(high, relation="to")

    def find_failing(self, value: object, text: str, language: Language, quantity: str = "") -> Amount | None:
        """Give the amount that is wrong; None if all are right, or none can be read."""
        read = self.read(text, language, quantity)
        return next((amount for amount in read if not amount.holds(self.exact(value))), None)

    def _read_one(self, text: str, language: Language) -> Amount | None:
        """Read an amount, or a calculation without its result."""
        return self._read_amount(text, language) or self._calculate(text, language)

    def _read_amount(self, text: str, language: Language) -> Amount | None:
        read = read_amount(text, language, self.unit)
        wrong = read is None or read.unit != self.unit or (self.whole and 0 < read.step < 1)  # 1.234, not 1.234 million
        return None if wrong else read

    def _calculate(self, text: str, language: Language) -> Amount | None:
        result = work_out_one_side(text, language) if self.factor else None
        return None if result is None else Amount(self.factor * result, unit=self.unit)


COUNTS = Measure(COUNT, Fraction, whole=True)
MEMORY = Measure(BYTES, lambda value: Fraction(value.amount), factor=0)
SHARES = Measure(PERCENT, lambda value: value.percent, factor=100)


def _keep_all(read: Iterable[Amount | None]) -> tuple[Amount, ...]:
    """Give the amounts if all of them could be read."""
    found = tuple(read)
    return () if None in found else tuple(amount for amount in found if amount is not None)


def states_twice(text: str, language: Language) -> bool:
    """Tell whether a text states a number twice, 25.6M (25,557,032), and multiplies nothing."""
    match = _TWICE.fullmatch(text)
    return match is not None and all(read_amount(part, language) is not None for part in match.groups())
