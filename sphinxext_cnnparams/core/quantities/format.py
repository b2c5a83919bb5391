"""What a quantity comes out as, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from ..problem import Sentence, Text
from ..shape import Shape
from ..structs import Struct


class Bytes(NamedTuple):
    """Hold an amount of memory."""

    amount: int


class Percentage(NamedTuple):
    """Hold a part of a whole; it is written in percent."""

    part: int
    whole: int

    @property
    def percent(self) -> Fraction:
        """Give the percentage, exactly."""
        return Fraction(100 * self.part, self.whole)


Value = int | Shape | Bytes | Percentage | Sentence | None
"""A count, a shape, an amount of memory, a share, a text; None where it is unknown."""

DTYPES: dict[str, int] = {
    "float64": 8,
    "double": 8,
    "float32": 4,
    "float": 4,
    "float16": 2,
    "half": 2,
    "bfloat16": 2,
    "float8": 1,
    "int8": 1,
    "uint8": 1,
}
"""Bytes of one value of each type, by the names of Keras and PyTorch."""

TENTH = Fraction(1, 10)
"""The smallest percentage that is written with its own digits."""

PREFIXES = ("B", "kB", "MB", "GB", "TB", "PB")
"""Powers of 1,000, as the international system has them."""


class Format(Struct):
    """Say how numbers are written: in groups of digits, with this decimal sign and this percent sign.

    *text* gives a text of the core in the language of the page, *chain* sets texts behind each other.
    """

    number: Callable[[int], str] = str
    decimal: str = "."
    percent: str = "%"
    text: Callable[[Sentence], str] = str
    chain: Callable[[Iterable[str]], str] = "; ".join

    def value(self, value: Value) -> str:
        """Write a value; an unknown one as a question mark."""
        return WRITERS[type(value)](self, value)

    def shape(self, shape: Shape) -> str:
        """Write a shape, each dimension as a number."""
        return " × ".join("?" if n is None else self.number(n) for n in shape.dims) or "1"

    def bytes(self, count: int) -> str:
        """Write an amount of memory in the largest unit that leaves a whole number before the point.

        >>> Format().bytes(553_430_176), Format().bytes(624), Format().bytes(999_999)
        ('553.43 MB', '624 B', '1.00 MB')
        """
        power = min((len(str(count)) - 1) // 3, len(PREFIXES) - 1)
        if 0 < power < len(PREFIXES) - 1 and count >= 1000 ** (power + 1) - 1000**power // 200:
            power += 1  # rounded, it would be a thousand of the unit
        scaled = self.decimals(Fraction(count, 1000**power), 2) if power else str(count)
        return f"{scaled} {PREFIXES[power]}"

    def percentage(self, share: Percentage) -> str:
        """Write a percentage with one decimal; what is not nothing is not written as nothing.

        >>> form = Format()
        >>> [form.percentage(Percentage(part, whole)) for part, whole in ((3, 4), (1, 5000), (0, 7))]
        ['75.0%', '<0.1%', '0%']
        """
        if share.part in (0, share.whole):
            return f"{100 * share.part // share.whole}{self.percent}"
        text = self.decimals(max(share.percent, TENTH), 1)
        if share.percent < TENTH:
            text = f"<{text}"
        return f"{text}{self.percent}"

    def decimals(self, number: Fraction, places: int) -> str:
        """Write a number with so many decimals, rounded half up."""
        scaled = (2 * number.numerator * 10**places + number.denominator) // (2 * number.denominator)
        whole, rest = divmod(scaled, 10**places)
        return f"{self.number(whole)}{self.decimal}{rest:0{places}d}"


WRITERS: Mapping[type, Callable[[Format, Any], str]] = {
    int: lambda form, value: form.number(value),
    str: lambda form, value: form.text(value),
    Text: lambda form, value: form.text(value),
    Shape: Format.shape,
    Bytes: lambda form, value: form.bytes(value.amount),
    Percentage: Format.percentage,
    type(None): lambda form, value: "?",
}
"""How each kind of value is written."""
GROUPED = Format(number="{:,}".format)
"""Numbers in groups of digits, texts in English."""
