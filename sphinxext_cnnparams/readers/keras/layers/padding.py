"""Keras's layers that pad and crop (https://keras.io/api/layers/reshaping_layers/)."""

from __future__ import annotations

from functools import partial

from ....core.layers import Pad
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, extents, items, require


def padding(rank: int, *, padding: object) -> Pad:
    """Read ``ZeroPadding2D`` and ``ZeroPadding3D``: a number, one per dimension, or pairs."""
    return Pad(_pairs(padding, rank, "padding", -10_000))


def padding_1d(*, padding: object) -> Pad:
    """Read ``ZeroPadding1D``: a number, or a pair."""
    return Pad((_pair(padding, "padding", 0),))


def cropping(rank: int, *, cropping: object) -> Pad:
    """Read ``Cropping2D`` and ``Cropping3D``: padding backwards."""
    return _crop(_pairs(cropping, rank, "cropping", 0))


def cropping_1d(*, cropping: object) -> Pad:
    """Read ``Cropping1D``: a number, or a pair."""
    return _crop((_pair(cropping, "cropping", 0),))


def _crop(pairs: tuple[tuple[int, int], ...]) -> Pad:
    return Pad(tuple((-before, -after) for before, after in pairs))


def _pairs(value: object, rank: int, name: str, least: int) -> tuple[tuple[int, int], ...]:
    require(value, name)
    sides = items(value, rank)
    if len(sides) != rank:
        raise Refused(say("needs one number, {rank} numbers or {rank} pairs for {name}", rank=rank, name=name))
    return tuple(_pair(side, name, least) for side in sides)


def _pair(value: object, name: str, least: int) -> tuple[int, int]:
    before, after = extents(value, 2, name, least)
    return before, after


PADDING: dict[str, Maker] = {
    "Cropping1D": cropping_1d,
    "Cropping2D": partial(cropping, 2),
    "Cropping3D": partial(cropping, 3),
    "ZeroPadding1D": padding_1d,
    "ZeroPadding2D": partial(padding, 2),
    "ZeroPadding3D": partial(padding, 3),
}
