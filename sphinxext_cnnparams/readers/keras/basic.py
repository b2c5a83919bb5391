"""Keras's dense, normalizing, reshaping and regularizing layers (https://keras.io/api/layers/)."""

from __future__ import annotations

from functools import partial

from ...core.layers import Dense, Elementwise, Flatten, Maxout, Pad, Reshape, UpSample
from ..arguments import Maker, Refused, choice, extents, flag, integer, known, number, shown
from .activations import checked
from .shared import plain, share

DROPS = "drops values in training, no weights"


def dense(
    units: object,
    activation: object = None,
    use_bias: object = True,
    kernel_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    bias_regularizer: object = None,
    activity_regularizer: object = None,
    kernel_constraint: object = None,
    bias_constraint: object = None,
    lora_rank: object = None,
    lora_alpha: object = None,
    quantization_config: object = None,
) -> Dense:
    """Read ``Dense``."""
    plain(lora_rank)
    checked(activation)
    return Dense(units=integer(units, "units"), bias=flag(use_bias, "use_bias"))


def maxout_dense(
    units: object,
    nb_feature: object = 4,
    kernel_initializer: object = None,
    weights: object = None,
    kernel_regularizer: object = None,
    bias_regularizer: object = None,
    activity_regularizer: object = None,
    kernel_constraint: object = None,
    bias_constraint: object = None,
    use_bias: object = True,
) -> Maxout:
    """Read Keras 1's ``MaxoutDense``, its words put in today's (see old.modern)."""
    return Maxout(
        units=integer(units, "units"), pieces=integer(nb_feature, "nb_feature"), bias=flag(use_bias, "use_bias")
    )


def flatten(data_format: object = None) -> Flatten:
    """Read ``Flatten``."""
    return Flatten()


def reshape(target_shape: object) -> Reshape:
    """Read ``Reshape``."""
    known(target_shape, "target_shape")
    if not isinstance(target_shape, (tuple, list)):
        raise Refused(f"needs a tuple for target_shape, not {shown(target_shape)}; write ({shown(target_shape)},)")
    target = tuple(-1 if n in (-1, None) else integer(n, "target_shape", 0) for n in target_shape)
    if target.count(-1) > 1:
        raise Refused("can work out only one dimension of −1")
    return Reshape(target)


def dropout(rate: object, noise_shape: object = None, seed: object = None) -> Elementwise:
    """Read ``Dropout`` and ``AlphaDropout``."""
    share(rate)
    return Elementwise(DROPS)


def spatial_dropout_1d(rate: object, seed: object = None) -> Elementwise:
    """Read ``SpatialDropout1D``."""
    share(rate)
    return Elementwise(DROPS, ranks=(2,))


def spatial_dropout(rank: int, rate: object, data_format: object = None, seed: object = None) -> Elementwise:
    """Read ``SpatialDropout2D`` and ``SpatialDropout3D``."""
    share(rate)
    return Elementwise(DROPS, ranks=(rank + 1,))


def gaussian_dropout(rate: object, seed: object = None) -> Elementwise:
    """Read ``GaussianDropout``."""
    share(rate)
    return Elementwise(DROPS)


def gaussian_noise(stddev: object, seed: object = None) -> Elementwise:
    """Read ``GaussianNoise``."""
    number(stddev, "stddev", 0)
    return Elementwise("adds noise in training, no weights")


def padding(rank: int, padding: object = 1, data_format: object = None) -> Pad:
    """Read ``ZeroPadding2D`` and ``ZeroPadding3D``: a number, one per dimension, or pairs."""
    return Pad(_pairs(padding, rank, "padding", -10_000))


def padding_1d(padding: object = 1, data_format: object = None) -> Pad:
    """Read ``ZeroPadding1D``: a number, or a pair."""
    return Pad((extents(padding, 2, "padding", 0),))  # type: ignore[arg-type]


def cropping(rank: int, cropping: object = 1, data_format: object = None) -> Pad:
    """Read ``Cropping3D``: padding backwards."""
    return _cropped(_pairs(cropping, rank, "cropping", 0))


def cropping_2d(cropping: object = 0, data_format: object = None) -> Pad:
    """Read ``Cropping2D``, the only one that takes away nothing unless told."""
    return _cropped(_pairs(cropping, 2, "cropping", 0))


def cropping_1d(cropping: object = 1) -> Pad:
    """Read ``Cropping1D``: a number, or a pair."""
    return _cropped((extents(cropping, 2, "cropping", 0),))  # type: ignore[arg-type]


def _cropped(pairs: tuple[tuple[int, int], ...]) -> Pad:
    return Pad(tuple((-before, -after) for before, after in pairs))


def _pairs(value: object, rank: int, name: str, least: int) -> tuple[tuple[int, int], ...]:
    known(value, name)
    items = value if isinstance(value, (tuple, list)) else (value,) * rank
    if len(items) != rank:
        raise Refused(f"needs one number, {rank} numbers or {rank} pairs for {name}")
    pairs = [extents(item, 2, name, least) for item in items]
    return tuple((before, after) for before, after in pairs)


def up_sampling(rank: int, size: object = 2, data_format: object = None, interpolation: object = "nearest") -> UpSample:
    """Read ``UpSampling2D``."""
    taps = TAPS[choice(interpolation, "interpolation", tuple(TAPS))]
    return UpSample(factors=extents(size, rank, "size"), taps=taps)


def up_sampling_1d(size: object = 2) -> UpSample:
    """Read ``UpSampling1D``."""
    return UpSample(factors=(integer(size, "size"),))


def up_sampling_3d(size: object = 2, data_format: object = None) -> UpSample:
    """Read ``UpSampling3D``."""
    return UpSample(factors=extents(size, 3, "size"))


TAPS = {"nearest": 1, "bilinear": 2, "bicubic": 4, "lanczos3": 6, "lanczos5": 10}
"""How many neighbours each interpolation looks at, along one dimension."""
BASIC: dict[str, Maker] = {
    "AlphaDropout": dropout,
    "Cropping1D": cropping_1d,
    "Cropping2D": cropping_2d,
    "Cropping3D": partial(cropping, 3),
    "Dense": dense,
    "Dropout": dropout,
    "Flatten": flatten,
    "GaussianDropout": gaussian_dropout,
    "GaussianNoise": gaussian_noise,
    "MaxoutDense": maxout_dense,
    "Reshape": reshape,
    "SpatialDropout1D": spatial_dropout_1d,
    "SpatialDropout2D": partial(spatial_dropout, 2),
    "SpatialDropout3D": partial(spatial_dropout, 3),
    "UpSampling1D": up_sampling_1d,
    "UpSampling2D": partial(up_sampling, 2),
    "UpSampling3D": up_sampling_3d,
    "ZeroPadding1D": padding_1d,
    "ZeroPadding2D": partial(padding, 2),
    "ZeroPadding3D": partial(padding, 3),
}
