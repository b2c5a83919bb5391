"""PyTorch's lazy modules, which learn from their first input how many channels come in."""

from __future__ import annotations

from functools import partial

from ...core.layers import Conv, Dense, TransposedConv
from ..arguments import Maker, flag, integer
from .convolution import LAZY, conv, transposed


def lazy_conv(
    rank: int,
    out_channels: object,
    kernel_size: object,
    stride: object = 1,
    padding: object = 0,
    dilation: object = 1,
    groups: object = 1,
    bias: object = True,
    padding_mode: object = "zeros",
    device: object = None,
    dtype: object = None,
) -> Conv:
    """Read ``LazyConv1d``, ``LazyConv2d`` and ``LazyConv3d``."""
    return conv(rank, LAZY, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode)


def lazy_transposed(
    rank: int,
    out_channels: object,
    kernel_size: object,
    stride: object = 1,
    padding: object = 0,
    output_padding: object = 0,
    groups: object = 1,
    bias: object = True,
    dilation: object = 1,
    padding_mode: object = "zeros",
    device: object = None,
    dtype: object = None,
) -> TransposedConv:
    """Read ``LazyConvTranspose1d``, ``LazyConvTranspose2d`` and ``LazyConvTranspose3d``."""
    return transposed(
        rank,
        LAZY,
        out_channels,
        kernel_size,
        stride,
        padding,
        output_padding,
        groups,
        bias,
        dilation,
        padding_mode,
    )


def lazy_linear(out_features: object, bias: object = True, device: object = None, dtype: object = None) -> Dense:
    """Read ``LazyLinear``."""
    return Dense(units=integer(out_features, "out_features"), bias=flag(bias, "bias"))


_RANKS = (1, 2, 3)
LAZY_MODULES: dict[str, Maker] = {
    **{f"LazyConv{n}d": partial(lazy_conv, n) for n in _RANKS},
    **{f"LazyConvTranspose{n}d": partial(lazy_transposed, n) for n in _RANKS},
    "LazyLinear": lazy_linear,
}
