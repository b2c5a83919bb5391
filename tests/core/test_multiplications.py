"""Multiplications, counted by hand from the definition: one per weight and position, without biases."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.quantity import QUANTITIES, Format, Selection
from sphinxext_cnnparams.core.trace import trace
from sphinxext_cnnparams.readers.reading import Request, read

CASES = [
    ("nn.Conv2d(3, 32, 3)", "3x28x28", 26 * 26 * 32 * 3 * 3 * 3),
    ("nn.Conv2d(8, 16, 3, groups=4, padding=1, stride=2)", "8x14x14", 7 * 7 * 16 * 2 * 3 * 3),
    ("nn.ConvTranspose2d(8, 16, 3, stride=2)", "8x14x14", 14 * 14 * 8 * 16 * 3 * 3),
    ("nn.Linear(128, 10)", "128", 128 * 10),
    ("nn.Linear(128, 10)", "50x128", 50 * 128 * 10),
    ("nn.LSTM(10, 5, batch_first=True)", "7x10", 7 * 4 * (10 * 5 + 5 * 5)),
    ("nn.BatchNorm2d(8)", "8x14x14", 0),
    ("nn.MaxPool2d(2)", "8x14x14", 0),
    ("nn.Flatten()", "8x14x14", 0),
    ("layers.Conv2D(32, 3, padding='same')", "28x28x3", 28 * 28 * 32 * 3 * 3 * 3),
    ("layers.DepthwiseConv2D(3, depth_multiplier=2)", "28x28x3", 26 * 26 * 3 * 2 * 3 * 3),
    ("layers.SeparableConv2D(16, 3)", "28x28x3", 26 * 26 * (3 * 3 * 3 + 3 * 16)),
    ("layers.Dense(10)", "128", 128 * 10),
]


def count(name: str, layer: str, shape: str) -> object:
    reading = read(Request(layer, given=shape))
    assert reading.network is not None
    assert reading.problems == ()
    summary = trace(reading.network)
    return QUANTITIES[name].of(Selection(summary, summary.layers, "model"), Format())


@pytest.mark.parametrize(("layer", "shape", "wanted"), CASES)
def test_multiplications_of_one_sample(layer: str, shape: str, wanted: int) -> None:
    assert count("macs", layer, shape) == wanted
    assert count("flops", layer, shape) == 2 * wanted


def test_an_unknown_shape_makes_no_zero() -> None:
    assert count("macs", "nn.Conv2d(3, 32, 3)", "3x?x?") is None
