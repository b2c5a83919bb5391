"""PyTorch's linear, normalizing, reshaping, padding and dropout layers (https://pytorch.org/docs/stable/nn.html)."""

from __future__ import annotations

from functools import partial

from ...core.layers import BatchNorm, Dense, Elementwise, Flatten, Pad, Reshape, UpSample
from ..arguments import Maker, Refused, extents, flag, integer, known

DROPS = "drops values in training, no weights"


def linear(
    in_features: object, out_features: object, bias: object = True, device: object = None, dtype: object = None
) -> Dense:
    """Read ``Linear``."""
    return Dense(
        declared=integer(in_features, "in_features"),
        units=integer(out_features, "out_features"),
        bias=flag(bias, "bias"),
    )


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
    learns = flag(affine, "affine")
    return BatchNorm(
        declared=integer(num_features, "num_features"), scale=learns, center=learns and flag(bias, "bias"), rank=rank
    )


def flatten(start_dim: object = 1, end_dim: object = -1) -> Flatten:
    """Read ``Flatten``; PyTorch counts the batch as dimension 0."""
    start, end = integer(start_dim, "start_dim", -99), integer(end_dim, "end_dim", -99)
    if start == 0:
        raise Refused("with start_dim=0 mixes the images of a batch; leave start_dim at 1")
    return Flatten(start - 1 if start > 0 else start, end - 1 if end > 0 else end)


def unflatten(dim: object, unflattened_size: object) -> Reshape:
    """Read ``Unflatten`` of the one dimension behind the batch."""
    if known(dim, "dim") not in (1, -1):
        raise Refused("is read only for dim=1")
    items = known(unflattened_size, "unflattened_size")
    if not isinstance(items, (tuple, list)):
        raise Refused("needs unflattened_size as a tuple")
    return Reshape(tuple(-1 if n == -1 else integer(n, "unflattened_size") for n in items))


def dropout(p: object = 0.5, inplace: object = False) -> Elementwise:
    """Read ``Dropout``, ``Dropout2d`` and their kin."""
    return Elementwise(DROPS)


def identity(*args: object, **kwargs: object) -> Elementwise:
    """Read ``Identity``."""
    return Elementwise("changes nothing, no weights")


def pad(rank: int, padding: object) -> Pad:
    """Read ``ZeroPad2d``, ``ReflectionPad2d`` and their kin: the last dimension's pair comes first."""
    numbers = extents(padding, 2 * rank, "padding", -10_000)
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    return Pad(tuple(reversed(pairs)))


def constant_pad(rank: int, padding: object, value: object) -> Pad:
    """Read ``ConstantPad2d`` and its kin."""
    return pad(rank, padding)


def upsample(
    size: object = None,
    scale_factor: object = None,
    mode: object = "nearest",
    align_corners: object = None,
    recompute_scale_factor: object = None,
) -> UpSample:
    """Read ``Upsample``."""
    known((size, scale_factor), "size or scale_factor")
    if size is not None:
        items = size if isinstance(size, (tuple, list)) else (size,)
        return UpSample(target=tuple(integer(n, "size") for n in items), spread=not isinstance(size, (tuple, list)))
    if scale_factor is None:
        raise Refused("is called without size and scale_factor")
    factors = scale_factor if isinstance(scale_factor, (tuple, list)) else (scale_factor,)
    if not all(isinstance(n, (int, float)) for n in factors):
        raise Refused("needs numbers for scale_factor")
    return UpSample(factors=tuple(factors), spread=not isinstance(scale_factor, (tuple, list)))


_RANKS = (1, 2, 3)
BASIC: dict[str, Maker] = {
    "AlphaDropout": dropout,
    **{f"BatchNorm{n}d": partial(batch_norm, n) for n in _RANKS},
    **{f"ConstantPad{n}d": partial(constant_pad, n) for n in _RANKS},
    "Dropout": dropout,
    **{f"Dropout{n}d": dropout for n in _RANKS},
    "FeatureAlphaDropout": dropout,
    "Flatten": flatten,
    "Identity": identity,
    "Linear": linear,
    **{f"ReflectionPad{n}d": partial(pad, n) for n in _RANKS},
    **{f"ReplicationPad{n}d": partial(pad, n) for n in _RANKS},
    "Unflatten": unflatten,
    "Upsample": upsample,
    "UpsamplingBilinear2d": upsample,
    "UpsamplingNearest2d": upsample,
    **{f"ZeroPad{n}d": partial(pad, n) for n in _RANKS},
}
