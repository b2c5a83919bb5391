"""PyTorch's normalization layers (https://pytorch.org/docs/stable/nn.html#normalization-layers)."""

from __future__ import annotations

from functools import partial

from ....core.layers import BatchNorm, Elementwise, GroupNorm, InstanceNorm, LayerNorm
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, flag, integer, items, number, require
from .shared import LAZY, channels


def batch_norm(rank: int, *, num_features: object = LAZY, affine: object, bias: object) -> BatchNorm:
    """Read ``BatchNorm2d`` and its kin; the running statistics are buffers, no parameters.

    ``SyncBatchNorm`` takes any number of dimensions: its *rank* is 0.
    """
    incoming = channels(num_features, "num_features")
    learns = flag(affine, "affine")
    return BatchNorm(
        declared=incoming,
        scale=learns,
        center=learns and flag(bias, "bias"),
        ranks={0: (), 1: (1, 2)}.get(rank, (rank + 1,)),
    )


def instance_norm(rank: int, *, num_features: object = LAZY, affine: object, bias: object) -> InstanceNorm:
    """Read ``InstanceNorm2d`` and its kin, which have no weights unless told; lazy ones have."""
    incoming = channels(num_features, "num_features")
    learns = flag(affine, "affine")
    return InstanceNorm(rank=rank, declared=incoming, scale=learns, center=learns and flag(bias, "bias"))


def group_norm(*, num_groups: object, num_channels: object, affine: object, bias: object) -> GroupNorm:
    """Read ``GroupNorm``."""
    groups, incoming = integer(num_groups, "num_groups"), integer(num_channels, "num_channels")
    if incoming % groups:
        raise Refused(
            say(
                "has num_groups={groups}, which do not divide num_channels={incoming}", groups=groups, incoming=incoming
            )
        )
    learns = flag(affine, "affine")
    return GroupNorm(groups=groups, declared=incoming, scale=learns, center=learns and flag(bias, "bias"))


def layer_norm(*, normalized_shape: object, elementwise_affine: object, bias: object) -> LayerNorm:
    """Read ``LayerNorm``: the sizes of the last dimensions."""
    learns = flag(elementwise_affine, "elementwise_affine")
    return LayerNorm(declared=_sizes(normalized_shape), scale=learns, center=learns and flag(bias, "bias"))


def rms_norm(*, normalized_shape: object, elementwise_affine: object) -> LayerNorm:
    """Read ``RMSNorm``, which scales and does not shift."""
    learns = flag(elementwise_affine, "elementwise_affine")
    return LayerNorm(declared=_sizes(normalized_shape), scale=learns, center=False)


def _sizes(value: object) -> tuple[int, ...]:
    require(value, "normalized_shape")
    sizes = items(value)
    if not sizes:
        raise Refused("needs at least one dimension for normalized_shape")
    return tuple(integer(size, "normalized_shape") for size in sizes)


def local_response_norm(*, size: object) -> Elementwise:
    """Read ``LocalResponseNorm``."""
    number(size, "size", 1)
    return Elementwise("normalizes, no weights", ranks=(2, 3, 4))


def cross_map_norm(*, size: object) -> Elementwise:
    """Read ``CrossMapLRN2d``."""
    integer(size, "size")
    return Elementwise("normalizes, no weights", ranks=(3,))


_RANKS = (1, 2, 3)
NORMALIZATION: dict[str, Maker] = {
    **{f"BatchNorm{n}d": partial(batch_norm, n) for n in _RANKS},
    **{f"InstanceNorm{n}d": partial(instance_norm, n) for n in _RANKS},
    "CrossMapLRN2d": cross_map_norm,
    "GroupNorm": group_norm,
    "LayerNorm": layer_norm,
    "LocalResponseNorm": local_response_norm,
    "RMSNorm": rms_norm,
    "SyncBatchNorm": partial(batch_norm, 0),
}
