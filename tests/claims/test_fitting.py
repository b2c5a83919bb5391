"""Shapes as comments state them, and the shapes of layers they are right for."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.claims.fitting import fits, has_channels_elsewhere, is_turned
from sphinxext_cnnparams.claims.numbers import StatedShape
from sphinxext_cnnparams.core.shape import Dim, Shape

IMAGE, FLAT, OPEN = Shape((13, 14, 32), "last"), Shape((400,), "last"), Shape((None, None, 32), "last")
Dims = tuple[Dim, ...]
FITTING: list[tuple[Dims, Shape | None, bool]] = [
    ((13, 14, 32), IMAGE, True),
    ((32, 13, 14), IMAGE, True),
    ((14, 13, 32), IMAGE, False),
    ((13, 14, 31), IMAGE, False),
    ((32,), IMAGE, True),  # its channels
    ((5824,), IMAGE, True),  # its values, 13 · 14 · 32
    ((13,), IMAGE, False),
    ((5823,), IMAGE, False),
    ((400,), FLAT, True),
    ((16, 5, 5), FLAT, True),
    ((16, 5, 4), FLAT, False),
    ((7, 9, 32), OPEN, True),
    ((7, 9, 31), OPEN, False),
    ((1, 7, 9, 32), OPEN, True),  # with a batch
    ((9, 32), OPEN, False),
    ((1, 1, 7, 9, 32), OPEN, False),
    ((13, 14, 32), None, False),
]


@pytest.mark.parametrize(("dims", "shape", "right"), FITTING)
def test_fitting(dims: Dims, shape: Shape | None, right: bool) -> None:
    assert fits(StatedShape(dims), shape) is right


def test_channels_at_the_other_end() -> None:
    assert has_channels_elsewhere(StatedShape((32, 13, 14)), IMAGE)
    assert not has_channels_elsewhere(StatedShape((32, 14, 13)), IMAGE)
    assert not has_channels_elsewhere(StatedShape((3, 4)), Shape((4, 3), "last"))
    assert is_turned(StatedShape((1, 32, 13, 14)), IMAGE)
    assert not is_turned(StatedShape((1, 32, 14, 13)), IMAGE)
    assert not is_turned(StatedShape((32, 13, 14)), None)
