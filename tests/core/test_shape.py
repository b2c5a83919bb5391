"""Shapes know where their channels stand, and what is not known of them."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.shape import Dim, Layout, Shape, product

SHAPES: list[tuple[tuple[Dim, ...], Layout, int, Dim, tuple[Dim, ...], Dim]] = [
    ((28, 30, 3), "last", 2, 3, (28, 30), 2520),
    ((3, 28, 30), "first", 0, 3, (28, 30), 2520),
    ((10,), "last", 0, 10, (), 10),
    ((10,), "first", 0, 10, (), 10),
    ((None, 30, 3), "last", 2, 3, (None, 30), None),
    ((28, 30, None), "last", 2, None, (28, 30), None),
    ((), "first", 0, None, (), 1),
]


@pytest.mark.parametrize(("dims", "layout", "axis", "channels", "spatial", "size"), SHAPES)
def test_what_a_shape_says(
    dims: tuple[Dim, ...], layout: Layout, axis: int, channels: Dim, spatial: tuple[Dim, ...], size: Dim
) -> None:
    shape = Shape(dims, layout)
    assert (shape.rank, shape.axis, shape.channels, shape.spatial, shape.size) == (
        len(dims),
        axis,
        channels,
        spatial,
        size,
    )


def test_other_dimensions_stand_where_those_of_before_did() -> None:
    assert Shape((28, 30, 3), "last").rebuild((14, 15), 8) == Shape((14, 15, 8), "last")
    assert Shape((3, 28, 30), "first").rebuild((14, 15), 8) == Shape((8, 14, 15), "first")
    assert Shape((3, 28, 30), "first").with_dims([7, 8]) == Shape((7, 8), "first")


def test_the_same_dimensions_with_channels_elsewhere() -> None:
    shape = Shape((28, 30, 3), "last")
    assert shape.in_layout("first").channels == 28
    assert shape.in_layout("last") is shape
    assert shape.in_layout(None) is shape


def test_a_shape_is_written_with_what_is_not_known() -> None:
    assert str(Shape((None, 30, 3))) == "? × 30 × 3"


def test_a_product() -> None:
    assert [product(dims) for dims in ((2, 3, 4), (2, None), (0, 3), ())] == [24, None, 0, 1]
