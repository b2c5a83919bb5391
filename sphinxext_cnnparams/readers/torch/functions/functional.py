"""Functions of torch.nn.functional that are layers elsewhere: pools, convolutions, enlargements."""

from __future__ import annotations

from functools import partial

from ....core.layer import Layer
from ....core.layers import TransposedConv
from ....core.layers.window import Window
from ....core.problem import say
from ....core.receptive import RESHAPED, Reach, sliding_view
from ....core.shape import Shape
from ....core.structs import Struct, replace
from ...python import is_listed
from ...tracing.operations import At, Calculation, LayerSpelling, Product, Spelling, show
from ...tracing.operations.kinds import Fed, Given, Lengths, Whole, as_integer, as_items
from ...tracing.operations.product import hide
from ...tracing.operations.shaping import pad
from ...tracing.operations.windows import convolve
from ...tracing.shape_rules import Mismatch, write_dims
from ...tracing.sizes import count, reckon
from ...tracing.tensor import Batch, Tensor
from ..layers.activations import halve
from ..layers.pooling import adaptive_pool, average_pool, max_pool, unpool
from ..layers.rearranging import fold, unfold
from ..layers.shared import spread
from ..layers.upsampling import upsample


def pad_last(x: Fed, numbers: Given) -> Product:
    """Put values before and behind dimensions: pairs, that of the last dimension first."""
    given = [as_integer(n) for n in as_items(numbers)]
    pairs = list(zip(given[::2], given[1::2], strict=True))[::-1]
    return pad(x, [(0, 0)] * (len(x) - len(pairs)) + pairs)


def shuffle_pixels(x: Fed, by: Whole) -> Product:
    """Make images larger, with fewer channels."""
    *lead, channels, height, width = x
    if reckon(lambda n: n % (by * by), channels):
        raise Mismatch(say("needs channels that {by} divides, not {channels}", by=by * by, channels=channels))
    fewer = reckon(lambda n: n // (by * by), channels)
    larger = [reckon(lambda n: n * by, n) for n in (height, width)]
    return show((*lead, fewer, *larger), sliding_view((Reach(by, 1, by),) * 2))


def make_grid(theta: Fed, size: Lengths) -> Product:
    """Make a grid of positions, one for each place of an image of a size."""
    batch, _, *places = size
    rank = len(places)
    if len(theta) != 3 or any(isinstance(n, int) and n != m for n, m in zip(theta[1:], (rank, rank + 1), strict=True)):
        raise Mismatch(
            say(
                "needs matrices of {rows} × {columns}, not {shape}",
                rows=rank,
                columns=rank + 1,
                shape=write_dims(theta),
            )
        )
    return hide((batch, *places, rank))


def sample_grid(x: Fed, grid: Fed) -> Product:
    """Take the values of images at the places of a grid."""
    rank = len(x) - 2
    if len(grid) != len(x) or (isinstance(grid[-1], int) and grid[-1] != rank):
        raise Mismatch(say("needs a grid of {rank} coordinates, not {shape}", rank=rank, shape=write_dims(grid)))
    return show((*x[:2], *grid[1:-1]), work=None)


def slide_kernel(x: Fed, weight: Fed, stride: Given, padding: Given, dilation: Given, rank: Whole) -> Product:
    """Slide kernels of the author's own over images."""
    sizes = tuple(n for n in weight[2:] if isinstance(n, int))
    if len(sizes) != rank:
        raise Mismatch(say("needs a kernel of {rank} dimensions, not {shape}", rank=rank + 2, shape=write_dims(weight)))
    window = Window(
        kernel=sizes,
        stride=spread(stride, rank, "stride"),
        padding=padding if padding == "same" else pair(padding, rank),
        dilation=spread(dilation, rank, "dilation"),
    )
    return convolve(x[: -rank - 1], x[-rank:], window, weight[0], weight[1:2], "first")


def slide_back(
    x: Fed,
    weight: Fed,
    stride: Given,
    padding: Given,
    output_padding: Given,
    groups: Whole,
    dilation: Given,
    rank: Whole,
) -> Product:
    """Run a convolution with kernels of the author's own backwards."""
    sizes = tuple(n for n in weight[2:] if isinstance(n, int))
    if len(sizes) != rank or not isinstance(weight[1], int):
        raise Mismatch(say("needs a kernel of {rank} dimensions, not {shape}", rank=rank + 2, shape=write_dims(weight)))
    if reckon(lambda fed, n: fed != n, x[-rank - 1], weight[0]):
        raise Mismatch(say("has kernels for {incoming} channels, but is fed {x}", incoming=weight[0], x=x[-rank - 1]))
    strides, dilations = spread(stride, rank, "stride"), spread(dilation, rank, "dilation")
    extra = spread(output_padding, rank, "output_padding", 0)
    if any(o >= max(s, r) for o, s, r in zip(extra, strides, dilations, strict=True)):
        raise Mismatch("needs an output_padding smaller than its stride or its dilation")
    layer = TransposedConv(
        kernel=sizes,
        stride=strides,
        padding=pair(padding, rank),
        output_padding=extra,
        dilation=dilations,
        groups=groups,
        filters=weight[1] * groups,
        bias=False,
    )
    image = Shape(tuple(reckon(int, n) for n in x[-rank - 1 :]), "first")
    out = layer.output(image)
    if out.shape is None or out.problems:
        raise Mismatch(out.problems[0].text if out.problems else "does not fit")
    return show((*x[: -rank - 1], *out.shape.dims), work=count(*image.dims, *sizes, weight[1]))


def unshuffle_pixels(x: Fed, by: Whole) -> Product:
    """Make images smaller, with more channels."""
    *lead, channels, height, width = x
    for n in (height, width):
        if isinstance(n, int) and n % by:
            raise Mismatch(say("needs sides that {by} divides, not {side}", by=by, side=n))
    smaller = [reckon(lambda n: n // by, n) for n in (height, width)]
    return show((*lead, reckon(lambda n: n * by * by, channels), *smaller), sliding_view((Reach(by, by),) * 2))


def unpool_to(
    x: Fed, places: Fed, kernel_size: Given, stride: Given, padding: Given, output_size: Given, rank: Whole
) -> Layer:
    """Put values back where a pool took them from: into images of a size that is told, or as small as may be."""
    layer = unpool(rank, kernel_size=kernel_size, stride=stride, padding=padding)
    wanted = () if output_size is None else as_items(output_size)[-rank:]
    return replace(layer, wanted=tuple(as_integer(n) for n in wanted))


class PoolSpelling(Struct):
    """Read calls of a pool; a batch of plain lists is pooled as if each were one channel (torch.nn.functional)."""

    pool: LayerSpelling
    rank: int

    def __call__(self, at: At, *args: object, **kwargs: object) -> object:
        fed = at.tensor(args[0]) if args else None
        dims = None if fed is None else fed.dims
        if fed is None or dims is None or len(dims) != self.rank + 1 or not isinstance(dims[0], Batch):
            return self.pool(at, *args, **kwargs)
        wide = at.graph.computed("unsqueeze", [fed], (dims[0], 1, *dims[1:]), at.line, view=RESHAPED)
        made = self.pool(at, wide, *args[1:], **kwargs)
        return tuple(_without_channel(at, one) for one in made) if is_listed(made) else _without_channel(at, made)


def _without_channel(at: At, made: object) -> object:
    if not isinstance(made, Tensor) or made.dims is None:
        return made
    return at.graph.computed("squeeze", [made], (made.dims[0], *made.dims[2:]), at.line, view=RESHAPED)


def pair(padding: object, rank: int) -> tuple[tuple[int, int], ...]:
    """Give what is padded before and behind each dimension."""
    return tuple((n, n) for n in spread(0 if padding == "valid" else padding, rank, "padding", 0))


UNPOOL = "input indices kernel_size stride=None padding=0 output_size=None"
MAX_POOL = "input kernel_size stride=None padding=0 dilation=1 ceil_mode=False return_indices=False"
AVERAGE_POOL = "input kernel_size stride=None padding=0 ceil_mode=False count_include_pad=True divisor_override=None"
ADAPT = "input output_size"
ADAPT_MAX = "input output_size return_indices=False"
CONVOLUTION = "input weight [bias] stride=1 padding=0 dilation=1 [groups]"
CONVOLUTION_BACK = "input weight [bias] stride=1 padding=0 output_padding=0 groups=1 dilation=1"
UNFOLD = "input kernel_size dilation=1 padding=0 stride=1"
FOLD = "input output_size kernel_size dilation=1 padding=0 stride=1"
UPSAMPLE = "input size=None scale_factor=None mode='nearest' align_corners=None recompute_scale_factor=None [antialias]"
RANKS = (1, 2, 3)
FUNCTIONAL: dict[str, Calculation] = {
    **{f"max_pool{n}d": PoolSpelling(LayerSpelling(partial(max_pool, n), MAX_POOL), n) for n in RANKS},
    **{f"avg_pool{n}d": PoolSpelling(LayerSpelling(partial(average_pool, n), AVERAGE_POOL), n) for n in RANKS},
    **{f"adaptive_avg_pool{n}d": PoolSpelling(LayerSpelling(partial(adaptive_pool, n), ADAPT), n) for n in RANKS},
    **{f"adaptive_max_pool{n}d": PoolSpelling(LayerSpelling(partial(adaptive_pool, n), ADAPT_MAX), n) for n in RANKS},
    **{f"conv{n}d": Spelling(slide_kernel, CONVOLUTION, {"rank": n}) for n in RANKS},
    **{f"conv_transpose{n}d": Spelling(slide_back, CONVOLUTION_BACK, {"rank": n}) for n in RANKS},
    **dict.fromkeys(("interpolate", "upsample"), LayerSpelling(upsample, UPSAMPLE)),
    **{f"max_unpool{n}d": Spelling(unpool_to, UNPOOL, {"rank": n}) for n in RANKS},
    "fold": LayerSpelling(fold, FOLD),
    "glu": LayerSpelling(halve, "input dim=-1"),
    "affine_grid": Spelling(make_grid, "theta size [align_corners]"),
    "grid_sample": Spelling(sample_grid, "input grid [mode] [padding_mode] [align_corners]"),
    "pad": Spelling(pad_last, "input pad ..."),
    "pixel_shuffle": Spelling(shuffle_pixels, "input upscale_factor"),
    "pixel_unshuffle": Spelling(unshuffle_pixels, "input downscale_factor"),
    "unfold": LayerSpelling(unfold, UNFOLD),
}
