"""The functions of torch.nn.functional that are layers elsewhere: pooling, interpolation, padding, convolution."""

from __future__ import annotations

from functools import partial

from ...core.layer import Layer
from ...core.layers import Pool
from ...core.receptive import EACH, Reach, sliding_view
from ...core.shape import Shape
from .. import shapes
from ..arguments import Refused
from ..calculation import At, Calculation, count, integer
from ..shapes import Mismatch
from ..tensor import Size, Tensor
from .basic import upsample
from .pooling import adaptive_pool, average_pool, max_pool
from .rearranging import fold, gated, unfold
from .shared import spread


def _made(at: At, input: object, layer: Layer) -> object:
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
    made = _checked(lambda: max_pool(rank, kernel_size, stride, padding, dilation, return_indices, ceil_mode))
    return _made(at, input, made)


def _average_pool(rank: int, at: At, input: object, *args: object, **kwargs: object) -> object:
    """Read ``avg_pool2d`` and its kin."""
    return _made(at, input, _checked(lambda: average_pool(rank, *args, **kwargs)))


def _adaptive_pool(rank: int, at: At, input: object, output_size: object, *args: object) -> object:
    """Read ``adaptive_avg_pool2d`` and its kin."""
    return _made(at, input, _checked(lambda: adaptive_pool(rank, output_size)))


def _interpolate(at: At, input: object, *args: object, **kwargs: object) -> object:
    """Read ``interpolate`` and ``upsample``."""
    kwargs.pop("antialias", None)
    return _made(at, input, _checked(lambda: upsample(*args, **kwargs)))


def _checked(make: object) -> Layer:
    try:
        layer: Layer = make()  # type: ignore[operator]
    except Refused as refused:
        raise Mismatch(str(refused)) from None
    return layer


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
    return at.seen([tensor], (*lead, fewer, *larger), sliding_view((Reach(by, 1, by),) * 2))


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
    return at.seen([tensor, kernel], made, sliding_view(reaches), work=count(*made, *inner[1:]))


def _glu(at: At, input: object, dim: object = -1) -> object:
    """Read ``glu``."""
    return _made(at, input, _checked(lambda: gated(dim)))


def _unfold(at: At, input: object, *args: object, **kwargs: object) -> object:
    """Read ``unfold``."""
    return _made(at, input, _checked(lambda: unfold(*args, **kwargs)))


def _fold(at: At, input: object, *args: object, **kwargs: object) -> object:
    """Read ``fold``."""
    return _made(at, input, _checked(lambda: fold(*args, **kwargs)))


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
