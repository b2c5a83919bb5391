"""Keras's normalization layers (https://keras.io/api/layers/normalization_layers/)."""

from __future__ import annotations

from ...core.layers import BatchNorm, GroupNorm, LayerNorm, SpectralNorm, Standardize
from ..arguments import Maker, Refused, axis_number, flag, integer, known
from .shared import axis_numbers, is_frozen, wrapped


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
    known(axis, "axis")
    return BatchNorm(
        renorm=flag(renorm, "renorm"),
        scale=flag(scale, "scale"),
        center=flag(center, "center"),
        statistics=True,
        axis=axis_number(axis[0] if isinstance(axis, (list, tuple)) and len(axis) == 1 else axis),
    )


def layer_normalization(
    axis: object = -1,
    epsilon: object = 0.001,
    center: object = True,
    scale: object = True,
    beta_initializer: object = None,
    gamma_initializer: object = None,
    beta_regularizer: object = None,
    gamma_regularizer: object = None,
    beta_constraint: object = None,
    gamma_constraint: object = None,
    rms_scaling: object = False,
) -> LayerNorm:
    """Read ``LayerNormalization``; ``rms_scaling`` always scales and never shifts."""
    rms = flag(rms_scaling, "rms_scaling")
    return LayerNorm(
        axes=axis_numbers(axis),
        scale=flag(scale, "scale") or rms,
        center=flag(center, "center") and not rms,
    )


def rms_normalization(axis: object = -1, epsilon: object = 1e-6) -> LayerNorm:
    """Read ``RMSNormalization``, which scales and does not shift."""
    return LayerNorm(axes=axis_numbers(axis), center=False)


def group_normalization(
    groups: object = 32,
    axis: object = -1,
    epsilon: object = 0.001,
    center: object = True,
    scale: object = True,
    beta_initializer: object = None,
    gamma_initializer: object = None,
    beta_regularizer: object = None,
    gamma_regularizer: object = None,
    beta_constraint: object = None,
    gamma_constraint: object = None,
) -> GroupNorm:
    """Read ``GroupNormalization``; −1 group is one per channel."""
    number = integer(groups, "groups", -1)
    if number == 0:
        raise Refused("needs at least 1 group, or −1 for one per channel")
    return GroupNorm(
        groups=max(number, 0),
        axis=axis_number(axis),
        scale=flag(scale, "scale"),
        center=flag(center, "center"),
    )


def unit_normalization(axis: object = -1) -> LayerNorm:
    """Read ``UnitNormalization``."""
    return LayerNorm(axes=axis_numbers(axis), scale=False, center=False)


def normalization(
    axis: object = -1, mean: object = None, variance: object = None, invert: object = False
) -> Standardize:
    """Read ``Normalization``."""
    if (mean is None) is not (variance is None):
        raise Refused("needs mean and variance, or neither")
    return Standardize(axes=() if axis is None else axis_numbers(axis), learns=mean is None)


def spectral_normalization(layer: object, power_iterations: object = 1) -> SpectralNorm:
    """Read ``SpectralNormalization``, which keeps a vector for the kernel of a layer."""
    integer(power_iterations, "power_iterations")
    inner = wrapped(layer)
    if type(inner.layer) not in SpectralNorm.LAST:
        raise Refused(f"wraps {inner.kind}, which has no kernel it could normalize")
    return SpectralNorm(inner.layer, frozen=is_frozen(inner), layout=inner.layout)


NORMALIZATION: dict[str, Maker] = {
    "BatchNormalization": batch_normalization,
    "GroupNormalization": group_normalization,
    "LayerNormalization": layer_normalization,
    "Normalization": normalization,
    "RMSNormalization": rms_normalization,
    "SpectralNormalization": spectral_normalization,
    "UnitNormalization": unit_normalization,
}
