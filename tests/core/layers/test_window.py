"""The extents of a window that is padded on one side only, which no argument of a framework says."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.layers.convolution import Conv
from sphinxext_cnnparams.core.layers.window import padding_text
from sphinxext_cnnparams.core.shape import Shape

PADDED = [
    # (before, after), the new length of 10 positions for a kernel of 3, and how that is calculated
    ((0, 0), 8, "(10 − 3) + 1"),
    ((1, 1), 10, "(10 + 2 × 1 − 3) + 1"),
    ((1, 0), 9, "(10 + 1 − 3) + 1"),
    ((0, 1), 9, "(10 + 1 − 3) + 1"),
    ((2, 1), 11, "(10 + 2 + 1 − 3) + 1"),
]


@pytest.mark.parametrize(("padding", "length", "numbers"), PADDED)
def test_padding_on_each_side(padding: tuple[int, int], length: int, numbers: str) -> None:
    layer = Conv(filters=4, kernel=(3,), stride=(1,), padding=(padding,))
    output = layer.output(Shape((2, 10), "first"))
    assert output.shape == Shape((4, length), "first")
    assert output.steps[0].formula.write_numbers() == numbers


@pytest.mark.parametrize(
    ("padding", "text"), [(((1, 1), (2, 2)), "1 × 2"), (((1, 0), (2, 2)), "1 + 0, 2 + 2"), ("same", "same")]
)
def test_a_padding_in_words(padding: tuple[tuple[int, int], ...] | str, text: str) -> None:
    assert padding_text(padding) == text  # type: ignore[arg-type]
