"""Operations that put tensors together."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.problem import say
from .. import sight_rules as views
from ..shape_rules import Mismatch, find_axis, put, write_dims
from ..sizes import add
from ..tensor import Size, Sizes
from .kinds import AllFed, Axis
from .product import Product, hide, show
from .shaping import insert


def concatenate(xs: AllFed, axis: Axis) -> Product:
    """Join tensors along one dimension."""
    place = find_axis(axis, len(xs[0]))
    dims = put(match(xs, place), place, add([x[place] for x in xs]))
    return show(dims, views.see_joined(dims, place))


def concatenate_filled(xs: AllFed, axis: Axis) -> Product:
    """Join tensors along one dimension, as PyTorch does: ``torch.tensor([])`` is left out, whatever the others are."""
    return concatenate([x for x in xs if x != (0,)] or xs, axis)


def line_up(xs: AllFed, axis: Axis) -> Product:
    """Join tensors along a dimension; lists of numbers along their only one."""
    return concatenate(xs, 0 if len(xs[0]) == 1 else axis)


def stack(xs: AllFed, axis: Axis) -> Product:
    """Join tensors along a dimension of their own."""
    return show(insert(match(xs), axis, len(xs)))


def match(shapes: Sequence[Sizes], but: int | None = None) -> Sizes:
    """Find the shape that all have, *but* for one dimension; raises Mismatch if they differ."""
    first = shapes[0]
    common: list[Size] = list(first)
    for dims in shapes:
        if len(dims) != len(first):
            raise Mismatch(
                say(
                    "cannot join {one} and {other}",
                    one=write_dims(first),
                    other=write_dims(dims),
                )
            )
        for i, (n, other) in enumerate(zip(common, dims, strict=True)):
            if i != but and n is not None and other is not None and n != other:
                along = "" if but is None else say(" along dimension {axis}", axis=but)
                raise Mismatch(
                    say(
                        "cannot join {one} and {other}{along}",
                        one=write_dims(first),
                        other=write_dims(dims),
                        along=along,
                    )
                )
            common[i] = other if n is None else n
    return tuple(common)


def span(xs: AllFed) -> list[Product]:
    """Give a grid of all combinations of some lists of numbers: one tensor for each of them."""
    dims = tuple(x[0] for x in xs)
    return [hide(dims) for _ in xs]
