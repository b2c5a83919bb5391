"""PyTorch's pooling layers (https://pytorch.org/docs/stable/nn.html#pooling-layers)."""

from __future__ import annotations

from functools import partial

from ...core.layers import AdaptivePool, Pool
from ..arguments import Maker, Refused, flag, integer, known
from .shared import spread


def max_pool(
    rank: int,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    dilation: object = 1,
    return_indices: object = False,
    ceil_mode: object = False,
) -> Pool:
    """Read ``MaxPool2d`` and its kin; the stride is the window unless given."""
    return _pool(rank, kernel_size, stride, padding, dilation, ceil_mode)


def average_pool(
    rank: int,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    ceil_mode: object = False,
    count_include_pad: object = True,
    divisor_override: object = None,
) -> Pool:
    """Read ``AvgPool2d`` and its kin."""
    return _pool(rank, kernel_size, stride, padding, 1, ceil_mode)


def power_pool(
    rank: int, norm_type: object, kernel_size: object, stride: object = None, ceil_mode: object = False
) -> Pool:
    """Read ``LPPool2d`` and its kin."""
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


def adaptive_pool(rank: int, output_size: object, return_indices: object = False) -> AdaptivePool:
    """Read ``AdaptiveAvgPool2d``, ``AdaptiveMaxPool2d`` and their kin; None keeps the input's extent."""
    known(output_size, "output_size")
    if output_size is None:
        raise Refused("needs output_size as a number or a tuple")
    items = output_size if isinstance(output_size, (tuple, list)) else (output_size,) * rank
    return AdaptivePool(tuple(None if n is None else integer(n, "output_size") for n in items))


POOLS: dict[str, Maker] = {
    f"{word}Pool{rank}d": partial(maker, rank)
    for rank in (1, 2, 3)
    for word, maker in (
        ("Max", max_pool),
        ("Avg", average_pool),
        ("LP", power_pool),
        ("AdaptiveAvg", adaptive_pool),
        ("AdaptiveMax", adaptive_pool),
    )
}
