"""PyTorch's normalization layers (https://pytorch.org/docs/stable/nn.html#normalization-layers)."""

from __future__ import annotations

from functools import partial

from ...core.layers import BatchNorm, Elementwise, GroupNorm, InstanceNorm, LayerNorm, WeightNorm
from ..arguments import Maker, Refused, flag, integer, known, number
from ..tracing.module import LayerObject


def batch_norm(
    rank: int,
    num_features: object,
    eps: object = 1e-05,
    momentum: object = 0.1,
    affine: object = True,
    track_running_stats: object = True,
    device: object = None,
    dtype: object = None,
    *,
    bias: object = True,
) -> BatchNorm:
    """Read ``BatchNorm2d`` and its kin; the running statistics are buffers, no parameters."""
    return _batch_norm(rank, integer(num_features, "num_features"), affine, bias)


def sync_batch_norm(
    num_features: object,
    eps: object = 1e-05,
    momentum: object = 0.1,
    affine: object = True,
    track_running_stats: object = True,
    process_group: object = None,
    device: object = None,
    dtype: object = None,
    *,
    bias: object = True,
) -> BatchNorm:
    """Read ``SyncBatchNorm``, which takes any number of dimensions."""
    return _batch_norm(0, integer(num_features, "num_features"), affine, bias)


def lazy_batch_norm(
    rank: int,
    eps: object = 1e-05,
    momentum: object = 0.1,
    affine: object = True,
    track_running_stats: object = True,
    device: object = None,
    dtype: object = None,
    *,
    bias: object = True,
) -> BatchNorm:
    """Read ``LazyBatchNorm2d`` and its kin, which count the channels of their first input."""
    return _batch_norm(rank, None, affine, bias)


def _batch_norm(rank: int, channels: int | None, affine: object, bias: object) -> BatchNorm:
    learns = flag(affine, "affine")
    return BatchNorm(
        declared=channels,
        scale=learns,
        center=learns and flag(bias, "bias"),
        ranks={0: (), 1: (1, 2)}.get(rank, (rank + 1,)),
    )


def instance_norm(
    rank: int,
    num_features: object,
    eps: object = 1e-05,
    momentum: object = 0.1,
    affine: object = False,
    track_running_stats: object = False,
    device: object = None,
    dtype: object = None,
    *,
    bias: object = True,
) -> InstanceNorm:
    """Read ``InstanceNorm2d`` and its kin, which have no weights unless told."""
    return _instance_norm(rank, integer(num_features, "num_features"), affine, bias)


def lazy_instance_norm(
    rank: int,
    eps: object = 1e-05,
    momentum: object = 0.1,
    affine: object = True,
    track_running_stats: object = True,
    device: object = None,
    dtype: object = None,
    *,
    bias: object = True,
) -> InstanceNorm:
    """Read ``LazyInstanceNorm2d`` and its kin, which have weights unless told."""
    return _instance_norm(rank, None, affine, bias)


def _instance_norm(rank: int, channels: int | None, affine: object, bias: object) -> InstanceNorm:
    learns = flag(affine, "affine")
    return InstanceNorm(rank=rank, declared=channels, scale=learns, center=learns and flag(bias, "bias"))


def group_norm(
    num_groups: object,
    num_channels: object,
    eps: object = 1e-05,
    affine: object = True,
    device: object = None,
    dtype: object = None,
    *,
    bias: object = True,
) -> GroupNorm:
    """Read ``GroupNorm``."""
    groups, channels = integer(num_groups, "num_groups"), integer(num_channels, "num_channels")
    if channels % groups:
        raise Refused(f"has num_groups={groups}, which do not divide num_channels={channels}")
    learns = flag(affine, "affine")
    return GroupNorm(groups=groups, declared=channels, scale=learns, center=learns and flag(bias, "bias"))


def layer_norm(
    normalized_shape: object,
    eps: object = 1e-05,
    elementwise_affine: object = True,
    bias: object = True,
    device: object = None,
    dtype: object = None,
) -> LayerNorm:
    """Read ``LayerNorm``: the sizes of the last dimensions."""
    learns = flag(elementwise_affine, "elementwise_affine")
    return LayerNorm(declared=_sizes(normalized_shape), scale=learns, center=learns and flag(bias, "bias"))


def rms_norm(
    normalized_shape: object,
    eps: object = None,
    elementwise_affine: object = True,
    device: object = None,
    dtype: object = None,
) -> LayerNorm:
    """Read ``RMSNorm``, which scales and does not shift."""
    learns = flag(elementwise_affine, "elementwise_affine")
    return LayerNorm(declared=_sizes(normalized_shape), scale=learns, center=False)


def _sizes(value: object) -> tuple[int, ...]:
    known(value, "normalized_shape")
    items = value if isinstance(value, (list, tuple)) else (value,)
    if not items:
        raise Refused("needs at least one dimension for normalized_shape")
    return tuple(integer(item, "normalized_shape") for item in items)


def local_response_norm(size: object, alpha: object = 1e-4, beta: object = 0.75, k: object = 1.0) -> Elementwise:
    """Read ``LocalResponseNorm`` and ``CrossMapLRN2d``."""
    number(size, "size", 1)
    return Elementwise("normalizes, no weights", ranks=(2, 3, 4))


def cross_map_norm(size: object, alpha: object = 1e-4, beta: object = 0.75, k: object = 1) -> Elementwise:
    """Read ``CrossMapLRN2d``."""
    integer(size, "size")
    return Elementwise("normalizes, no weights", ranks=(3,))


def weight_norm(module: object, name: object = "weight", dim: object = 0) -> WeightNorm:
    """Read ``torch.nn.utils.weight_norm``; without a dimension, the kernel as a whole has one length."""
    known((module, name, dim), "its module")
    if not isinstance(module, LayerObject):
        raise Refused("needs a module")
    if type(module.layer) not in WeightNorm.FIRST or name != "weight" or dim not in (0, None):
        raise Refused(f"of {module.kind} is not read")
    return WeightNorm(module.layer, frozen=False in module.trained().values(), whole=dim is None)


_RANKS = (1, 2, 3)
NORMALIZATION: dict[str, Maker] = {
    **{f"BatchNorm{n}d": partial(batch_norm, n) for n in _RANKS},
    **{f"InstanceNorm{n}d": partial(instance_norm, n) for n in _RANKS},
    **{f"LazyBatchNorm{n}d": partial(lazy_batch_norm, n) for n in _RANKS},
    **{f"LazyInstanceNorm{n}d": partial(lazy_instance_norm, n) for n in _RANKS},
    "CrossMapLRN2d": cross_map_norm,
    "GroupNorm": group_norm,
    "LayerNorm": layer_norm,
    "LocalResponseNorm": local_response_norm,
    "RMSNorm": rms_norm,
    "SyncBatchNorm": sync_batch_norm,
    "weight_norm": weight_norm,
}
