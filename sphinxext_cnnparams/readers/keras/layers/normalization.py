"""Keras's normalization layers (https://keras.io/api/layers/normalization_layers/)."""

from __future__ import annotations

from ....core.layers import BatchNorm, GroupNorm, LayerNorm, SpectralNorm, Standardize
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, axis_number, flag, integer, require
from .shared import axis_numbers, unwrap


def batch_normalization(*, axis: object, center: object, scale: object, renorm: object) -> BatchNorm:
    """Read ``BatchNormalization``; its running statistics are parameters that are not trained."""
    require(axis, "axis")
    return BatchNorm(
        renorm=flag(renorm, "renorm"),
        scale=flag(scale, "scale"),
        center=flag(center, "center"),
        statistics=True,
        axis=axis_number(axis),
    )


def layer_normalization(*, axis: object, center: object, scale: object, rms_scaling: object) -> LayerNorm:
    """Read ``LayerNormalization``; ``rms_scaling`` always scales and never shifts."""
    rms = flag(rms_scaling, "rms_scaling")
    return LayerNorm(
        axes=axis_numbers(axis),
        scale=flag(scale, "scale") or rms,
        center=flag(center, "center") and not rms,
    )


def rms_normalization(*, axis: object) -> LayerNorm:
    """Read ``RMSNormalization``, which scales and does not shift."""
    return LayerNorm(axes=axis_numbers(axis), center=False)


def group_normalization(*, groups: object, axis: object, center: object, scale: object) -> GroupNorm:
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


def unit_normalization(*, axis: object) -> LayerNorm:
    """Read ``UnitNormalization``."""
    return LayerNorm(axes=axis_numbers(axis), scale=False, center=False)


def normalization(*, axis: object, mean: object, variance: object) -> Standardize:
    """Read ``Normalization``."""
    if (mean is None) is not (variance is None):
        raise Refused("needs mean and variance, or neither")
    return Standardize(axes=() if axis is None else axis_numbers(axis), learns=mean is None)


def spectral_normalization(*, layer: object, power_iterations: object) -> SpectralNorm:
    """Read ``SpectralNormalization``, which keeps a vector for the kernel of a layer."""
    integer(power_iterations, "power_iterations")
    inner = unwrap(layer)
    if type(inner.layer) not in SpectralNorm.LAST:
        raise Refused(say("wraps {kind}, which has no kernel it could normalize", kind=inner.kind))
    return SpectralNorm(inner.layer, layout=inner.layout)


NORMALIZATION: dict[str, Maker] = {
    "BatchNormalization": batch_normalization,
    "GroupNormalization": group_normalization,
    "LayerNormalization": layer_normalization,
    "Normalization": normalization,
    "RMSNormalization": rms_normalization,
    "SpectralNormalization": spectral_normalization,
    "UnitNormalization": unit_normalization,
}
