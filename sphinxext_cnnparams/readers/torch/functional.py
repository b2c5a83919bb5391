"""The functions of torch.nn.functional that are layers elsewhere: pooling, interpolation, padding, convolution."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ...core.layer import Layer
from ...core.layers import Pool
from ...core.receptive import EACH, Reach, sliding
from ...core.shape import Shape
from .. import shapes
from ..arguments import Refused
from ..calculation import At, Calculation, count, integer
from ..shapes import Mismatch
from ..tracing.tensor import Size, Tensor
from .layers.activations import halve
from .layers.pooling import adaptive_pool, average_pool, max_pool
from .layers.rearranging import fold, unfold
from .layers.shared import spread
from .layers.upsampling import upsample


def _feed(at: At, input: object, make: Callable[[], Layer]) -> object:
    """Make a layer and feed it at once."""
    try:
        layer = make()
    except Refused as refused:
        raise Mismatch(str(refused)) from None
    return at.layer(layer, [at.tensor(input)])


def _max_pool(
    rank: int,
    at: At,
    input: object,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    dilation: object = 1,
    ceil_mode: object = False,
    return_indices: object = False,
) -> object:
    """Read ``max_pool2d`` and its kin."""
    make = partial(
        max_pool,
        rank,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        dilation=dilation,
        return_indices=return_indices,
        ceil_mode=ceil_mode,
    )
    return _feed(at, input, make)


def _average_pool(
    rank: int,
    at: At,
    input: object,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    ceil_mode: object = False,
    count_include_pad: object = True,
    divisor_override: object = None,
) -> object:
    """Read ``avg_pool2d`` and its kin."""
    make = partial(average_pool, rank, kernel_size=kernel_size, stride=stride, padding=padding, ceil_mode=ceil_mode)
    return _feed(at, input, make)


def _adaptive_pool(rank: int, at: At, input: object, output_size: object, *args: object) -> object:
    """Read ``adaptive_avg_pool2d`` and its kin."""
    return _feed(at, input, partial(adaptive_pool, rank, output_size=output_size))


def _interpolate(
    at: At,
    input: object,
    size: object = None,
    scale_factor: object = None,
    mode: object = "nearest",
    align_corners: object = None,
    recompute_scale_factor: object = None,
    antialias: object = False,
) -> object:
    """Read ``interpolate`` and ``upsample``."""
    make = partial(upsample, size=size, scale_factor=scale_factor, mode=mode, align_corners=align_corners)
    return _feed(at, input, make)


def _pad(at: At, input: object, pad: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``pad``: pairs, the last dimension first."""
    tensor = at.tensor(input)
    dims: list[Size] = list(at.dims(tensor))
    numbers = [integer(n) for n in pad] if isinstance(pad, (list, tuple)) else []
    for i, (before, after) in enumerate(zip(numbers[::2], numbers[1::2], strict=True), 1):
        old = dims[-i]
        dims[-i] = old + before + after if isinstance(old, int) else old
    return at.seen([tensor], tuple(dims), EACH)


def _pixel_shuffle(at: At, input: object, upscale_factor: object) -> Tensor:
    """Read ``pixel_shuffle``."""
    tensor = at.tensor(input)
    *lead, channels, height, width = at.dims(tensor)
    by = integer(upscale_factor)
    if isinstance(channels, int) and channels % (by * by):
        raise Mismatch(f"needs channels that {by * by} divides, not {channels}")
    fewer = channels // (by * by) if isinstance(channels, int) else None
    larger = [n * by if isinstance(n, int) else None for n in (height, width)]
    return at.seen([tensor], (*lead, fewer, *larger), sliding((Reach(by, 1, by),) * 2))


def _convolution(
    rank: int,
    at: At,
    input: object,
    weight: object,
    bias: object = None,
    stride: object = 1,
    padding: object = 0,
    dilation: object = 1,
    groups: object = 1,
) -> object:
    """Read ``conv2d`` and its kin with a kernel of the author's own: its weights are counted where they are made."""
    tensor, kernel = at.tensor(input), at.tensor(weight)
    inner = at.dims(kernel)
    sizes = tuple(n for n in inner[2:] if isinstance(n, int))
    if len(sizes) != rank:
        raise Mismatch(f"needs a kernel of {rank + 2} dimensions, not {shapes.text(inner)}")
    lead, extents_ = at.dims(tensor)[: -rank - 1], at.dims(tensor)[-rank:]
    if padding != "same":
        window = Pool(
            kernel=sizes,
            stride=spread(stride, rank, "stride"),
            padding=tuple((n, n) for n in spread(0 if padding == "valid" else padding, rank, "padding", 0)),
            dilation=spread(dilation, rank, "dilation"),
        )
        image = Shape((1, *(n if isinstance(n, int) else None for n in extents_)), "first")
        out = window.output(image).shape
        extents_ = out.spatial if out else (None,) * rank
    made = (*lead, inner[0], *extents_)
    steps, rates = spread(stride, rank, "stride"), spread(dilation, rank, "dilation")
    reaches = [Reach(by * (n - 1) + 1, step) for n, step, by in zip(sizes, steps, rates, strict=True)]
    return at.seen([tensor, kernel], made, sliding(reaches), work=count(*made, *inner[1:]))


def _glu(at: At, input: object, dim: object = -1) -> object:
    """Read ``glu``."""
    return _feed(at, input, partial(halve, dim=dim))


def _unfold(
    at: At, input: object, kernel_size: object, dilation: object = 1, padding: object = 0, stride: object = 1
) -> object:
    """Read ``unfold``."""
    make = partial(unfold, kernel_size=kernel_size, dilation=dilation, padding=padding, stride=stride)
    return _feed(at, input, make)


def _fold(
    at: At,
    input: object,
    output_size: object,
    kernel_size: object,
    dilation: object = 1,
    padding: object = 0,
    stride: object = 1,
) -> object:
    """Read ``fold``."""
    sizes = {"output_size": output_size, "kernel_size": kernel_size}
    make = partial(fold, **sizes, dilation=dilation, padding=padding, stride=stride)
    return _feed(at, input, make)


FUNCTIONAL: dict[str, Calculation] = {
    **{f"max_pool{n}d": partial(_max_pool, n) for n in (1, 2, 3)},
    **{f"avg_pool{n}d": partial(_average_pool, n) for n in (1, 2, 3)},
    **{f"adaptive_{kind}_pool{n}d": partial(_adaptive_pool, n) for n in (1, 2, 3) for kind in ("avg", "max")},
    **{f"conv{n}d": partial(_convolution, n) for n in (1, 2, 3)},
    "fold": _fold,
    "glu": _glu,
    "interpolate": _interpolate,
    "pad": _pad,
    "pixel_shuffle": _pixel_shuffle,
    "unfold": _unfold,
    "upsample": _interpolate,
}
