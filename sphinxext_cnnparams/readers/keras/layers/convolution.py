"""Keras's convolutions (https://keras.io/api/layers/convolution_layers/)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ....core.layers import Conv, DepthwiseConv, SeparableConv, TransposedConv
from ....core.layers.window import Padding
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, choice, extents, flag, integer
from .activations import check_activation
from .shared import lower, refuse_lora

_WORDS = ("valid", "same")


def conv(
    rank: int,
    *,
    filters: object,
    kernel_size: object,
    strides: object,
    padding: object,
    dilation_rate: object,
    groups: object,
    activation: object,
    use_bias: object,
    lora_rank: object,
) -> Conv:
    """Read ``Conv1D``, ``Conv2D`` and ``Conv3D``."""
    refuse_lora(lora_rank)
    check_activation(activation)
    made = Conv(
        filters=integer(filters, "filters"),
        groups=integer(groups, "groups"),
        bias=flag(use_bias, "use_bias"),
        **window(rank, kernel_size, strides, padding, dilation_rate, (*_WORDS, "causal") if rank == 1 else _WORDS),
    )
    if made.filters % made.groups:
        raise Refused(
            say("has {groups} groups, which do not divide {filters} filters", groups=made.groups, filters=made.filters)
        )
    return made


def depthwise_conv(
    rank: int,
    *,
    kernel_size: object,
    strides: object,
    padding: object,
    depth_multiplier: object,
    dilation_rate: object,
    activation: object,
    use_bias: object,
) -> DepthwiseConv:
    """Read ``DepthwiseConv1D`` and ``DepthwiseConv2D``."""
    check_activation(activation)
    return DepthwiseConv(
        multiplier=integer(depth_multiplier, "depth_multiplier"),
        bias=flag(use_bias, "use_bias"),
        **window(rank, kernel_size, strides, padding, dilation_rate, both=True),
    )


def separable_conv(
    rank: int,
    *,
    filters: object,
    kernel_size: object,
    strides: object,
    padding: object,
    dilation_rate: object,
    depth_multiplier: object,
    activation: object,
    use_bias: object,
) -> SeparableConv:
    """Read ``SeparableConv1D`` and ``SeparableConv2D``."""
    check_activation(activation)
    return SeparableConv(
        filters=integer(filters, "filters"),
        multiplier=integer(depth_multiplier, "depth_multiplier"),
        bias=flag(use_bias, "use_bias"),
        **window(rank, kernel_size, strides, padding, dilation_rate, both=True),
    )


def transposed_conv(
    rank: int,
    *,
    filters: object,
    kernel_size: object,
    strides: object,
    padding: object,
    output_padding: object,
    dilation_rate: object,
    activation: object,
    use_bias: object,
) -> TransposedConv:
    """Read ``Conv1DTranspose``, ``Conv2DTranspose`` and ``Conv3DTranspose``."""
    check_activation(activation)
    sizes = window(rank, kernel_size, strides, padding, dilation_rate)
    extra = None if output_padding is None else extents(output_padding, rank, "output_padding", 0)
    if extra and any(o >= s for o, s in zip(extra, sizes["stride"], strict=True)):
        raise Refused("needs an output_padding smaller than its strides")
    return TransposedConv(
        filters=integer(filters, "filters"), bias=flag(use_bias, "use_bias"), output_padding=extra, **sizes
    )


def window(
    rank: int,
    kernel: object,
    strides: object,
    padding: object,
    dilation: object,
    words: tuple[str, ...] = _WORDS,
    *,
    both: bool = False,
) -> Mapping[str, Any]:
    """Read what every layer with a window has; only depthwise ones take strides and dilation at once."""
    stride, rate = extents(strides, rank, "strides"), extents(dilation, rank, "dilation_rate")
    if max(stride) > 1 and max(rate) > 1 and not both:
        raise Refused("cannot have strides and a dilation_rate of more than 1 at once")
    word: Padding = choice(lower(padding), "padding", words)
    return {"kernel": extents(kernel, rank, "kernel_size"), "stride": stride, "padding": word, "dilation": rate}


CONVOLUTIONS: dict[str, Maker] = {
    "Conv1D": partial(conv, 1),
    "Conv2D": partial(conv, 2),
    "Conv3D": partial(conv, 3),
    "Conv1DTranspose": partial(transposed_conv, 1),
    "Conv2DTranspose": partial(transposed_conv, 2),
    "Conv3DTranspose": partial(transposed_conv, 3),
    "DepthwiseConv1D": partial(depthwise_conv, 1),
    "DepthwiseConv2D": partial(depthwise_conv, 2),
    "SeparableConv1D": partial(separable_conv, 1),
    "SeparableConv2D": partial(separable_conv, 2),
}
