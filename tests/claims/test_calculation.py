"""Whether a calculation gives its result: each is worked out by hand."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.claims.calculation import disagreement
from sphinxext_cnnparams.claims.languages import ENGLISH
from sphinxext_cnnparams.core.problem import Text


@pytest.mark.parametrize("text", ["3 / 4 = 75%", "100 * 3 / 4 = 75%", "2 / 3 = 67%", "k (f + 1) = 4 * 3 = 12"])
def test_what_comes_out(text: str) -> None:
    assert disagreement(text, ENGLISH)[0] is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 / 4 = 74%", "3 / 4 is 0.75, the text says 74%"),
        ("99 * 3 / 4 = 75%", "99 * 3 / 4 is 74.25, the text says 75%"),
        ("3 / 4 = 74.25%", "3 / 4 is 0.75, the text says 74.25%"),  # 99 × 3 / 4
        ("3 / 4 = 75", "3 / 4 is 0.75, the text says 75"),  # 100 × 3 / 4, without a sign of percent
        ("897 = 32 * 28", "32 * 28 is 896, the text says 897"),
    ],
)
def test_what_does_not_come_out(text: str, said: str) -> None:
    wrong = disagreement(text, ENGLISH)[0]
    assert isinstance(wrong, Text)
    assert str(wrong) == said
