"""How numbers are written, at the limits of each form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sphinxext_cnnparams.core.quantities import Format
from sphinxext_cnnparams.core.quantities.format import DTYPES, Percentage
from sphinxext_cnnparams.core.shape import Shape

FORM = Format("{:,}".format)
MEMORY = [
    (0, "0 B"),
    (999, "999 B"),
    (1000, "1.00 kB"),
    (1005, "1.01 kB"),  # a half is rounded up
    (1004, "1.00 kB"),
    (999_994, "999.99 kB"),
    (999_995, "1.00 MB"),
    (10**6, "1.00 MB"),
    (999_994_999, "999.99 MB"),
    (999_995_000, "1.00 GB"),
    (4_321_000_000_000, "4.32 TB"),
    (10**15, "1.00 PB"),
    (999_999 * 10**12, "1,000.00 PB"),  # there is no larger unit
    (7 * 10**18, "7,000.00 PB"),
]
SHARES = [
    (0, 7, "0%"),
    (7, 7, "100%"),
    (3, 4, "75.0%"),
    (1, 1000, "0.1%"),
    (999, 1_000_000, "<0.1%"),
    (105, 100_000, "0.1%"),
    (95, 100_000, "<0.1%"),
    (2, 3, "66.7%"),
]


@pytest.mark.parametrize(("count", "text"), MEMORY)
def test_memory(count: int, text: str) -> None:
    assert FORM.bytes(count) == text


@pytest.mark.parametrize(("part", "whole", "text"), SHARES)
def test_shares(part: int, whole: int, text: str) -> None:
    assert FORM.percentage(Percentage(part, whole)) == text


def test_values() -> None:
    assert [FORM.value(value) for value in (None, 12_345, Shape((None, 1000)), Shape(()))] == [
        "?",
        "12,345",
        "? × 1,000",
        "1",
    ]


@pytest.mark.parametrize(("number", "text"), [("1/8", "0.13"), ("1/3", "0.33"), ("1995/1000", "2.00"), ("12", "12.00")])
def test_decimals(number: str, text: str) -> None:
    assert FORM.decimals(Fraction(number), 2) == text


def test_bytes_of_the_types() -> None:
    named = {"double": "64", "float": "32", "half": "16"}
    bits = {name: int("".join(filter(str.isdigit, name)) or named[name]) for name in DTYPES}
    assert {name: size * 8 for name, size in DTYPES.items()} == bits
