"""PyTorch's convolutions (https://pytorch.org/docs/stable/nn.html#convolution-layers)."""

from __future__ import annotations

from functools import partial
from typing import Any

from ....core.layers import Conv, TransposedConv
from ....core.layers.window import Padding
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, choice, extents, flag, integer
from .shared import LAZY, channels, spread


def conv(
    rank: int,
    *,
    in_channels: object = LAZY,
    out_channels: object,
    kernel_size: object,
    stride: object,
    padding: object,
    dilation: object,
    groups: object,
    bias: object,
    padding_mode: object,
) -> Conv:
    """Read ``Conv1d``, ``Conv2d`` and ``Conv3d``."""
    choice(padding_mode, "padding_mode", ("zeros", "reflect", "replicate", "circular"))
    window = _window(rank, kernel_size, stride, dilation) | {"padding": _padding(padding, rank, stride)}
    return Conv(**window, **_channels(in_channels, out_channels, groups, bias))


def transposed_conv(
    rank: int,
    *,
    in_channels: object = LAZY,
    out_channels: object,
    kernel_size: object,
    stride: object,
    padding: object,
    output_padding: object,
    groups: object,
    bias: object,
    dilation: object,
    padding_mode: object,
) -> TransposedConv:
    """Read ``ConvTranspose1d``, ``ConvTranspose2d`` and ``ConvTranspose3d``."""
    window = _window(rank, kernel_size, stride, dilation) | {"padding": _numbers(padding, rank)}
    extra = spread(output_padding, rank, "output_padding", 0)
    choice(padding_mode, "padding_mode", ("zeros",))
    steps = zip(extra, window["stride"], window["dilation"], strict=True)
    if any(o >= max(s, r) for o, s, r in steps):
        raise Refused("needs an output_padding smaller than its stride or its dilation")
    return TransposedConv(output_padding=extra, **window, **_channels(in_channels, out_channels, groups, bias))


def _window(rank: int, kernel_size: object, stride: object, dilation: object) -> dict[str, Any]:
    return {
        "kernel": extents(kernel_size, rank, "kernel_size"),
        "stride": spread(stride, rank, "stride"),
        "dilation": spread(dilation, rank, "dilation"),
    }


def _channels(in_channels: object, out_channels: object, groups: object, bias: object) -> dict[str, Any]:
    incoming = channels(in_channels, "in_channels")
    outgoing = integer(out_channels, "out_channels")
    parts = integer(groups, "groups")
    for count, name in ((incoming, "in_channels"), (outgoing, "out_channels")):
        if count is not None and count % parts:
            raise Refused(
                say("has groups={parts}, which do not divide {name}={count}", parts=parts, name=name, count=count)
            )
    return {"declared": incoming, "filters": outgoing, "groups": parts, "bias": flag(bias, "bias")}


def _numbers(padding: object, rank: int) -> Padding:
    return tuple((n, n) for n in spread(padding, rank, "padding", 0))


def _padding(padding: object, rank: int, stride: object) -> Padding:
    if not isinstance(padding, str):
        return _numbers(padding, rank)
    word = choice(padding, "padding", ("valid", "same"))
    if word == "same" and set(spread(stride, rank, "stride")) != {1}:
        raise Refused("cannot have padding='same' with a stride of more than 1; give the padding as a number")
    return word


CONVOLUTIONS: dict[str, Maker] = {
    "Conv1d": partial(conv, 1),
    "Conv2d": partial(conv, 2),
    "Conv3d": partial(conv, 3),
    "ConvTranspose1d": partial(transposed_conv, 1),
    "ConvTranspose2d": partial(transposed_conv, 2),
    "ConvTranspose3d": partial(transposed_conv, 3),
}
