"""PyTorch's linear, reshaping, padding and dropout layers (https://pytorch.org/docs/stable/nn.html)."""

from __future__ import annotations

from functools import partial

from ....core.layers import Dense, Elementwise, Flatten, Pad, Unflatten, UpSample
from ...arguments import Maker, Refused, choice, extents, flag, integer, is_listed, items, number, require
from .shared import LAZY, channels

DROPS = "drops values in training, no weights"


def linear(*, in_features: object = LAZY, out_features: object, bias: object) -> Dense:
    """Read ``Linear``."""
    return Dense(
        declared=channels(in_features, "in_features"),
        units=integer(out_features, "out_features"),
        bias=flag(bias, "bias"),
    )


def flatten(*, start_dim: object, end_dim: object) -> Flatten:
    """Read ``Flatten``; PyTorch counts the batch as dimension 0."""
    start, end = integer(start_dim, "start_dim", -99), integer(end_dim, "end_dim", -99)
    if start == 0:
        raise Refused("with start_dim=0 mixes the images of a batch; leave start_dim at 1")
    return Flatten(start - 1 if start > 0 else start, end - 1 if end > 0 else end)


def unflatten(*, dim: object, unflattened_size: object) -> Unflatten:
    """Read ``Unflatten``; PyTorch counts the batch as dimension 0."""
    axis = integer(dim, "dim", -99)
    listed = require(unflattened_size, "unflattened_size")
    if axis == 0:
        raise Refused("with dim=0 takes the batch apart; name another dimension")
    if not is_listed(listed):
        raise Refused("needs unflattened_size as a tuple")
    sizes = tuple(-1 if n == -1 else integer(n, "unflattened_size") for n in listed)
    if sizes.count(-1) > 1:
        raise Refused("can work out only one size of −1")
    return Unflatten(axis - 1 if axis > 0 else axis, sizes)


def dropout(*, p: object) -> Elementwise:
    """Read ``Dropout``, ``Dropout2d`` and their kin."""
    number(p, "p", 0, 1)
    return Elementwise(DROPS)


def dropout_1d(*, p: object) -> Elementwise:
    """Read ``Dropout1d``, which alone among its kin insists on its dimensions."""
    number(p, "p", 0, 1)
    return Elementwise(DROPS, ranks=(1, 2))


def identity() -> Elementwise:
    """Read ``Identity``."""
    return Elementwise("changes nothing, no weights")


def zero_pad(rank: int, *, padding: object) -> Pad:
    """Read ``ZeroPad2d``, ``ConstantPad2d`` and their kin, which pad the last dimensions of anything."""
    return Pad(pads(rank, padding), anywhere=True)


def replication_pad(rank: int, *, padding: object) -> Pad:
    """Read ``ReplicationPad2d`` and its kin."""
    return Pad(pads(rank, padding))


def reflection_pad(rank: int, *, padding: object) -> Pad:
    """Read ``ReflectionPad2d`` and its kin: what is mirrored has to be there."""
    return Pad(pads(rank, padding), mirrored=True)


def pads(rank: int, padding: object) -> tuple[tuple[int, int], ...]:
    """Give the pairs in the order of the dimensions: PyTorch names the last dimension first."""
    numbers = extents(padding, 2 * rank, "padding", -10_000)
    return tuple(reversed(list(zip(numbers[::2], numbers[1::2], strict=True))))


TAPS = {"nearest": 1, "nearest-exact": 1, "area": 1, "linear": 2, "bilinear": 2, "bicubic": 4, "trilinear": 2}
"""How many neighbours each mode looks at, along one dimension."""
MODES = {"nearest": 0, "nearest-exact": 0, "area": 0, "linear": 1, "bilinear": 2, "bicubic": 2, "trilinear": 3}
"""How values are interpolated, and for how many dimensions; 0 for any."""


def upsample(*, size: object, scale_factor: object, mode: object = "nearest", align_corners: object = None) -> UpSample:
    """Read ``Upsample``."""
    require((size, scale_factor), "size or scale_factor")
    rank = MODES[choice(mode, "mode", tuple(MODES))]
    if align_corners is not None and rank == 0:
        raise Refused("takes align_corners only for linear, bilinear, bicubic and trilinear")
    if (size is None) is (scale_factor is None):
        raise Refused("needs either size or scale_factor")
    given = scale_factor if size is None else size
    spread = not is_listed(given)
    if size is not None:
        target = tuple(integer(n, "size") for n in items(given))
        return UpSample(target=target, spread=spread, rank=rank, taps=TAPS[str(mode)])
    factors = tuple(number(n, "scale_factor", 1e-9) for n in items(given))
    return UpSample(factors=factors, spread=spread, rank=rank, taps=TAPS[str(mode)])


_RANKS = (1, 2, 3)
BASIC: dict[str, Maker] = {
    "AlphaDropout": dropout,
    **{f"ConstantPad{n}d": partial(zero_pad, n) for n in _RANKS},
    "Dropout": dropout,
    "Dropout1d": dropout_1d,
    "Dropout2d": dropout,
    "Dropout3d": dropout,
    "FeatureAlphaDropout": dropout,
    "Flatten": flatten,
    "Identity": identity,
    "Linear": linear,
    **{f"ReflectionPad{n}d": partial(reflection_pad, n) for n in _RANKS},
    **{f"ReplicationPad{n}d": partial(replication_pad, n) for n in _RANKS},
    "Unflatten": unflatten,
    "Upsample": upsample,
    "UpsamplingBilinear2d": partial(upsample, mode="bilinear"),
    "UpsamplingNearest2d": partial(upsample, mode="nearest"),
    **{f"ZeroPad{n}d": partial(zero_pad, n) for n in _RANKS},
}
