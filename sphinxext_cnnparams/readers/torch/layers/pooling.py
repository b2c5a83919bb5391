"""PyTorch's pooling layers (https://pytorch.org/docs/stable/nn.html#pooling-layers)."""

from __future__ import annotations

from functools import partial

from ....core.layers import AdaptivePool, FractionalPool, Pool, Unpool
from ....core.problem import say
from ....core.structs import replace
from ...tracing.arguments import Maker, Refused, flag, integer, items, number, require
from .shared import spread


def max_pool(
    rank: int,
    *,
    kernel_size: object,
    stride: object,
    padding: object,
    dilation: object,
    return_indices: object,
    ceil_mode: object,
) -> Pool:
    """Read ``MaxPool2d`` and its kin; the stride is the window unless given."""
    made = _pool(rank, kernel_size, stride, padding, dilation, ceil_mode)
    return replace(made, indices=flag(return_indices, "return_indices"))


def average_pool(rank: int, *, kernel_size: object, stride: object, padding: object, ceil_mode: object) -> Pool:
    """Read ``AvgPool2d`` and its kin."""
    made = _pool(rank, kernel_size, stride, padding, 1, ceil_mode)
    return replace(made, inside=rank == 3)


def power_pool(rank: int, *, norm_type: object, kernel_size: object, stride: object, ceil_mode: object) -> Pool:
    """Read ``LPPool2d`` and its kin."""
    if require(norm_type, "norm_type") == 0:
        raise Refused("needs a norm_type other than 0")
    return _pool(rank, kernel_size, stride, 0, 1, ceil_mode)


def _pool(rank: int, kernel: object, stride: object, padding: object, dilation: object, ceil: object) -> Pool:
    window = spread(kernel, rank, "kernel_size")
    return Pool(
        kernel=window,
        stride=window if stride is None else spread(stride, rank, "stride"),
        padding=tuple((n, n) for n in spread(padding, rank, "padding", 0)),
        dilation=spread(dilation, rank, "dilation"),
        ceil=flag(ceil, "ceil_mode"),
    )


def adaptive_pool(rank: int, *, output_size: object, return_indices: object = False) -> AdaptivePool:
    """Read ``AdaptiveMaxPool2d``, ``AdaptiveAvgPool2d`` and their kin; None keeps the input's extent."""
    require(output_size, "output_size")
    if output_size is None:
        raise Refused("needs output_size as a number or a tuple")
    target = tuple(None if n is None else integer(n, "output_size") for n in items(output_size, rank))
    return AdaptivePool(target, flag(return_indices, "return_indices"))


def unpool(rank: int, *, kernel_size: object, stride: object, padding: object) -> Unpool:
    """Read ``MaxUnpool2d`` and its kin."""
    window = spread(kernel_size, rank, "kernel_size")
    return Unpool(
        kernel=window,
        stride=window if stride is None else spread(stride, rank, "stride"),
        padding=tuple((n, n) for n in spread(padding, rank, "padding", 0)),
    )


def fractional_pool(
    rank: int, *, kernel_size: object, output_size: object, output_ratio: object, return_indices: object
) -> FractionalPool:
    """Read ``FractionalMaxPool2d`` and ``FractionalMaxPool3d``."""
    require((output_size, output_ratio), "output_size or output_ratio")
    if (output_size is None) is (output_ratio is None):
        raise Refused("needs either output_size or output_ratio")
    shares = items(output_ratio, rank)
    if output_ratio is not None and len(shares) != rank:
        raise Refused(say("needs one number or {rank} for output_ratio", rank=rank))
    ratios = () if output_ratio is None else tuple(number(share, "output_ratio", 0, 1) for share in shares)
    if any(share in (0, 1) for share in ratios):
        raise Refused("needs an output_ratio between 0 and 1")
    return FractionalPool(
        kernel=spread(kernel_size, rank, "kernel_size"),
        target=() if output_size is None else spread(output_size, rank, "output_size"),
        ratios=ratios,
        indices=flag(return_indices, "return_indices"),
    )


POOLS: dict[str, Maker] = {
    "FractionalMaxPool2d": partial(fractional_pool, 2),
    "FractionalMaxPool3d": partial(fractional_pool, 3),
    **{f"MaxUnpool{rank}d": partial(unpool, rank) for rank in (1, 2, 3)},
    **{
        f"{word}Pool{rank}d": partial(maker, rank)
        for rank in (1, 2, 3)
        for word, maker in (
            ("Max", max_pool),
            ("Avg", average_pool),
            ("LP", power_pool),
            ("AdaptiveAvg", adaptive_pool),
            ("AdaptiveMax", adaptive_pool),
        )
    },
}
