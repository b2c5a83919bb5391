"""Keras's dense, normalizing, reshaping and regularizing layers (https://keras.io/api/layers/)."""

from __future__ import annotations

from functools import partial

from ...core.layers import BatchNorm, Dense, Elementwise, Flatten, Pad, Reshape, UpSample
from ..arguments import Maker, Refused, extents, flag, integer, known
from .activations import checked

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
    checked(activation)
    return Dense(units=integer(units, "units"), bias=flag(use_bias, "use_bias"))


def batch_normalization(
    axis: object = -1,
    momentum: object = 0.99,
    epsilon: object = 0.001,
    center: object = True,
    scale: object = True,
    beta_initializer: object = None,
    gamma_initializer: object = None,
    moving_mean_initializer: object = None,
    moving_variance_initializer: object = None,
    beta_regularizer: object = None,
    gamma_regularizer: object = None,
    beta_constraint: object = None,
    gamma_constraint: object = None,
    renorm: object = False,
    renorm_clipping: object = None,
    renorm_momentum: object = 0.99,
    synchronized: object = False,
) -> BatchNorm:
    """Read ``BatchNormalization``; its running statistics are parameters that are not trained."""
    number = known(axis[0] if isinstance(axis, (list, tuple)) and len(axis) == 1 else axis, "axis")
    if not isinstance(number, int) or number == 0:
        raise Refused(f"needs a whole number for axis, not {number!r}")
    if flag(renorm, "renorm"):
        raise Refused("with renorm=True is not read")
    return BatchNorm(
        scale=flag(scale, "scale"),
        center=flag(center, "center"),
        statistics=True,
        axis=number - 1 if number > 0 else number,  # Keras counts the batch as axis 0
    )


def flatten(data_format: object = None) -> Flatten:
    """Read ``Flatten``."""
    return Flatten()


def reshape(target_shape: object) -> Reshape:
    """Read ``Reshape``."""
    known(target_shape, "target_shape")
    items = target_shape if isinstance(target_shape, (tuple, list)) else (target_shape,)
    target = tuple(-1 if n in (-1, None) else integer(n, "target_shape", 0) for n in items)
    if target.count(-1) > 1:
        raise Refused("can work out only one dimension of −1")
    return Reshape(target)


def dropout(rate: object, noise_shape: object = None, seed: object = None) -> Elementwise:
    """Read ``Dropout`` and ``AlphaDropout``."""
    return Elementwise(DROPS)


def spatial_dropout(rate: object, data_format: object = None, seed: object = None) -> Elementwise:
    """Read ``SpatialDropout1D``, ``2D`` and ``3D``."""
    return Elementwise(DROPS)


def gaussian_dropout(rate: object, seed: object = None) -> Elementwise:
    """Read ``GaussianDropout``."""
    return Elementwise(DROPS)


def gaussian_noise(stddev: object, seed: object = None) -> Elementwise:
    """Read ``GaussianNoise``."""
    return Elementwise("adds noise in training, no weights")


def padding(rank: int, sign: int, padding: object = 1, data_format: object = None) -> Pad:
    """Read ``ZeroPadding2D`` and its kin: a number, one per dimension, or pairs."""
    return Pad(_pairs(padding, rank, sign, "padding"))


def cropping(rank: int, sign: int, cropping: object = 1, data_format: object = None) -> Pad:
    """Read ``Cropping2D`` and its kin: padding backwards."""
    return Pad(_pairs(cropping, rank, sign, "cropping"))


def _pairs(value: object, rank: int, sign: int, name: str) -> tuple[tuple[int, int], ...]:
    known(value, name)
    if rank == 1 and isinstance(value, (tuple, list)) and len(value) == 2:
        value = (value,)
    items = value if isinstance(value, (tuple, list)) else (value,) * rank
    if len(items) != rank:
        raise Refused(f"needs one number, {rank} numbers or {rank} pairs for {name}")
    pairs = [extents(item, 2, name, 0) for item in items]
    return tuple((sign * before, sign * after) for before, after in pairs)


def up_sampling(rank: int, size: object = 2, data_format: object = None, interpolation: object = "nearest") -> UpSample:
    """Read ``UpSampling2D`` and its kin."""
    return UpSample(factors=extents(size, rank, "size"))


def up_sampling_1d(size: object = 2) -> UpSample:
    """Read ``UpSampling1D``."""
    return UpSample(factors=extents(size, 1, "size"))


BASIC: dict[str, Maker] = {
    "AlphaDropout": dropout,
    "BatchNormalization": batch_normalization,
    "Cropping1D": partial(cropping, 1, -1),
    "Cropping2D": partial(cropping, 2, -1),
    "Cropping3D": partial(cropping, 3, -1),
    "Dense": dense,
    "Dropout": dropout,
    "Flatten": flatten,
    "GaussianDropout": gaussian_dropout,
    "GaussianNoise": gaussian_noise,
    "Reshape": reshape,
    "SpatialDropout1D": spatial_dropout,
    "SpatialDropout2D": spatial_dropout,
    "SpatialDropout3D": spatial_dropout,
    "UpSampling1D": up_sampling_1d,
    "UpSampling2D": partial(up_sampling, 2),
    "UpSampling3D": partial(up_sampling, 3),
    "ZeroPadding1D": partial(padding, 1, 1),
    "ZeroPadding2D": partial(padding, 2, 1),
    "ZeroPadding3D": partial(padding, 3, 1),
}
