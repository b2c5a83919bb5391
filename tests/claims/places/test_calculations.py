"""Where calculations with a result stand in a text."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.claims.places.calculations import find_calculations

TEXTS = [
    ("12 = 12 and x = 3", []),  # nothing is calculated
    ("3 * 4 and 5 + 6", []),  # nothing comes out
    ("(3 = 3)", []),
    ("(3) = 3", []),
    ("3(4) = 12", ["3(4) = 12"]),  # without a sign, it multiplies
    ("3 * 4 = 12", ["3 * 4 = 12"]),
    ("12 = 3 * 4", ["12 = 3 * 4"]),
    ("12 = 3(4)", ["12 = 3(4)"]),
    ("12 = 2 * (2 + 4)", ["12 = 2 * (2 + 4)"]),
    ("3 * 4 = 2 * 6 = 12.", ["3 * 4 = 2 * 6 = 12"]),
    ("2 * (3 + 4) = 14, 3(4 + 1) = 15", ["2 * (3 + 4) = 14", "3(4 + 1) = 15"]),
    ("3 * 4 = 12 = many", ["3 * 4 = 12"]),
    ("3 * 4 = many", []),
    ("2 * (3 + 4 = 7", []),  # the parenthesis stays open
    ("3 + * 4 = 7", []),
    ("3 * = 6", []),
    ("3 * 4 = = 12", []),
    ("3 4 * 2 = 8", ["4 * 2 = 8"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_calculations(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_calculations(text)] == found
