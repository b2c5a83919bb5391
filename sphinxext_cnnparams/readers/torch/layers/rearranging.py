"""PyTorch's layers that shuffle and fold values (https://pytorch.org/docs/stable/nn.html#vision-layers)."""

from __future__ import annotations

from ....core.layers import ChannelShuffle, Fold, PixelShuffle, PixelUnshuffle, Unfold
from ...tracing.arguments import Maker, extents, integer


def pixel_shuffle(*, upscale_factor: object) -> PixelShuffle:
    """Read ``PixelShuffle``."""
    return PixelShuffle(integer(upscale_factor, "upscale_factor"))


def pixel_unshuffle(*, downscale_factor: object) -> PixelUnshuffle:
    """Read ``PixelUnshuffle``."""
    return PixelUnshuffle(integer(downscale_factor, "downscale_factor"))


def channel_shuffle(*, groups: object) -> ChannelShuffle:
    """Read ``ChannelShuffle``."""
    return ChannelShuffle(integer(groups, "groups"))


def unfold(*, kernel_size: object, dilation: object, padding: object, stride: object) -> Unfold:
    """Read ``Unfold``."""
    return Unfold(
        kernel=extents(kernel_size, 2, "kernel_size"),
        stride=extents(stride, 2, "stride"),
        padding=tuple((n, n) for n in extents(padding, 2, "padding", 0)),
        dilation=extents(dilation, 2, "dilation"),
    )


def fold(*, output_size: object, kernel_size: object, dilation: object, padding: object, stride: object) -> Fold:
    """Read ``Fold``."""
    return Fold(
        target=extents(output_size, 2, "output_size"),
        kernel=extents(kernel_size, 2, "kernel_size"),
        stride=extents(stride, 2, "stride"),
        padding=tuple((n, n) for n in extents(padding, 2, "padding", 0)),
        dilation=extents(dilation, 2, "dilation"),
    )


REARRANGING: dict[str, Maker] = {
    "ChannelShuffle": channel_shuffle,
    "Fold": fold,
    "PixelShuffle": pixel_shuffle,
    "PixelUnshuffle": pixel_unshuffle,
    "Unfold": unfold,
}
