"""Keras's dense, normalizing, reshaping and regularizing layers (https://keras.io/api/layers/)."""

from __future__ import annotations

from functools import partial

from ....core.layers import Dense, Elementwise, Flatten, Maxout, Pad, Reshape, UpSample
from ...arguments import Maker, Refused, choice, extents, flag, integer, is_listed, items, number, require, show
from .activations import check_activation
from .shared import check_share, refuse_lora

DROPS = "drops values in training, no weights"


def dense(*, units: object, activation: object, use_bias: object, lora_rank: object) -> Dense:
    """Read ``Dense``."""
    refuse_lora(lora_rank)
    check_activation(activation)
    return Dense(units=integer(units, "units"), bias=flag(use_bias, "use_bias"))


def maxout_dense(*, units: object, nb_feature: object, use_bias: object) -> Maxout:
    """Read Keras 1's ``MaxoutDense``, its words put in today's (see old.modern)."""
    return Maxout(
        units=integer(units, "units"), pieces=integer(nb_feature, "nb_feature"), bias=flag(use_bias, "use_bias")
    )


def flatten() -> Flatten:
    """Read ``Flatten``."""
    return Flatten()


def reshape(*, target_shape: object) -> Reshape:
    """Read ``Reshape``."""
    require(target_shape, "target_shape")
    if not is_listed(target_shape):
        raise Refused(f"needs a tuple for target_shape, not {show(target_shape)}; write ({show(target_shape)},)")
    target = tuple(-1 if n in (-1, None) else integer(n, "target_shape", 0) for n in target_shape)
    if target.count(-1) > 1:
        raise Refused("can work out only one dimension of −1")
    return Reshape(target)


def dropout(*, rate: object) -> Elementwise:
    """Read ``Dropout``, ``AlphaDropout`` and ``GaussianDropout``."""
    check_share(rate)
    return Elementwise(DROPS)


def spatial_dropout(rank: int, *, rate: object) -> Elementwise:
    """Read ``SpatialDropout2D`` and its kin."""
    check_share(rate)
    return Elementwise(DROPS, ranks=(rank + 1,))


def gaussian_noise(*, stddev: object) -> Elementwise:
    """Read ``GaussianNoise``."""
    number(stddev, "stddev", 0)
    return Elementwise("adds noise in training, no weights")


def padding(rank: int, *, padding: object) -> Pad:
    """Read ``ZeroPadding2D`` and ``ZeroPadding3D``: a number, one per dimension, or pairs."""
    return Pad(_pairs(padding, rank, "padding", -10_000))


def padding_1d(*, padding: object) -> Pad:
    """Read ``ZeroPadding1D``: a number, or a pair."""
    return Pad((_pair(padding, "padding", 0),))


def cropping(rank: int, *, cropping: object) -> Pad:
    """Read ``Cropping2D`` and ``Cropping3D``: padding backwards."""
    return _cropped(_pairs(cropping, rank, "cropping", 0))


def cropping_1d(*, cropping: object) -> Pad:
    """Read ``Cropping1D``: a number, or a pair."""
    return _cropped((_pair(cropping, "cropping", 0),))


def _cropped(pairs: tuple[tuple[int, int], ...]) -> Pad:
    return Pad(tuple((-before, -after) for before, after in pairs))


def _pairs(value: object, rank: int, name: str, least: int) -> tuple[tuple[int, int], ...]:
    require(value, name)
    sides = items(value, rank)
    if len(sides) != rank:
        raise Refused(f"needs one number, {rank} numbers or {rank} pairs for {name}")
    return tuple(_pair(side, name, least) for side in sides)


def _pair(value: object, name: str, least: int) -> tuple[int, int]:
    before, after = extents(value, 2, name, least)
    return before, after


def up_sampling(rank: int, *, size: object, interpolation: object = "nearest") -> UpSample:
    """Read ``UpSampling2D``, and ``UpSampling3D``, which only repeats values."""
    taps = TAPS[choice(interpolation, "interpolation", tuple(TAPS))]
    return UpSample(factors=extents(size, rank, "size"), taps=taps)


def up_sampling_1d(*, size: object) -> UpSample:
    """Read ``UpSampling1D``."""
    return UpSample(factors=(integer(size, "size"),))


TAPS = {"nearest": 1, "bilinear": 2, "bicubic": 4, "lanczos3": 6, "lanczos5": 10}
"""How many neighbours each interpolation looks at, along one dimension."""
BASIC: dict[str, Maker] = {
    "AlphaDropout": dropout,
    "Cropping1D": cropping_1d,
    "Cropping2D": partial(cropping, 2),
    "Cropping3D": partial(cropping, 3),
    "Dense": dense,
    "Dropout": dropout,
    "Flatten": flatten,
    "GaussianDropout": dropout,
    "GaussianNoise": gaussian_noise,
    "MaxoutDense": maxout_dense,
    "Reshape": reshape,
    "SpatialDropout1D": partial(spatial_dropout, 1),
    "SpatialDropout2D": partial(spatial_dropout, 2),
    "SpatialDropout3D": partial(spatial_dropout, 3),
    "UpSampling1D": up_sampling_1d,
    "UpSampling2D": partial(up_sampling, 2),
    "UpSampling3D": partial(up_sampling, 3),
    "ZeroPadding1D": padding_1d,
    "ZeroPadding2D": partial(padding, 2),
    "ZeroPadding3D": partial(padding, 3),
}
