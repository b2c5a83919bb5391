"""Functions that slide a window over images: pools and convolutions of keras.ops and tf.nn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from ....core.layers import Pool
from ....core.layers.window import Window
from ....core.problem import say
from ...tracing.operations import Calculation, Product, Spelling
from ...tracing.operations.kinds import Fed, Given, as_integer, as_items, plain
from ...tracing.operations.windows import convolve
from ...tracing.shape_rules import Mismatch, write_dims
from ...tracing.sizes import multiply, reckon
from ...tracing.tensor import Size, Sizes


def check_format(data_format: object) -> object:
    """Read only images whose channels stand last; raises ValueError."""
    if data_format not in (None, "channels_last", "NHWC", "NWC", "NDHWC"):
        raise ValueError("channels that do not stand last")
    return data_format


Last = Annotated[object, plain(check_format)]
"""Where the channels stand, which has to be last."""


def pool(x: Fed, size: Given, strides: Given, padding: Given, data_format: Last) -> Pool:
    """Take the maximum or the average of windows; the stride is the window unless given."""
    kernel = spread(size, len(x) - 2)
    stride = kernel if strides is None else spread(strides, len(x) - 2)
    return Pool(kernel=kernel, stride=stride, padding=read_padding(padding))


def slide_kernel(x: Fed, kernel: Fed, strides: Given, padding: Given, data_format: Last, dilation: Given) -> Product:
    """Slide kernels of the author's own over images."""
    *sizes, incoming, filters = kernel
    if reckon(lambda fed, n: not n or fed % n, x[-1], incoming):
        raise Mismatch(say("has a kernel for {incoming} channels, but is fed {x}", incoming=incoming, x=x[-1]))
    return slide(x, sizes, filters, [incoming], strides, padding, dilation)


def slide_each(x: Fed, kernel: Fed, strides: Given, padding: Given, data_format: Last, dilation: Given) -> Product:
    """Slide kernels of its own over each channel."""
    *sizes, incoming, each = kernel
    if reckon(lambda fed, n: fed != n, x[-1], incoming):
        raise Mismatch(say("has kernels for {incoming} channels, but is fed {x}", incoming=incoming, x=x[-1]))
    return slide(x, sizes, multiply(incoming, each), [], strides, padding, dilation)


def slide(
    x: Sizes, sizes: Sequence[Size], filters: Size, each: list[Size], strides: object, padding: object, dilation: object
) -> Product:
    """Slide kernels as Keras is told to; raises Mismatch."""
    lead, *extents, _ = x
    kernel = tuple(as_integer(n) for n in sizes)
    rank = len(kernel)
    if len(extents) != rank:
        raise Mismatch(say("slides a kernel of {rank} dimensions over {shape}", rank=rank, shape=write_dims(x)))
    rates = spread(1 if dilation is None else dilation, rank)
    window = Window(kernel=kernel, stride=spread(strides, rank), padding=read_padding(padding), dilation=rates)
    return convolve([lead], extents, window, filters, each, "last")


def spread(value: object, rank: int) -> tuple[int, ...]:
    """Take one number, one for each dimension, or those within ``[1, 2, 2, 1]``."""
    items = as_items(value)
    if len(items) == rank + 2:
        if (items[0], items[-1]) != (1, 1):
            raise ValueError("a window over images or channels")
        items = items[1:-1]
    numbers = tuple(as_integer(item) for item in items)
    if min(numbers, default=0) < 1:
        raise ValueError("a window of nothing")
    if len(numbers) == 1:
        return numbers * rank
    if len(numbers) != rank:
        raise Mismatch(say("needs {rank} numbers, not {numbers}", rank=rank, numbers=len(numbers)))
    return numbers


def read_padding(padding: object) -> str:
    """Take a word, however it is written; raises ValueError."""
    word = str(padding).lower()
    if not isinstance(padding, str) or word not in ("same", "valid"):
        raise ValueError(f"padding={padding!r}")
    return word


POOL = Spelling(pool, "inputs pool_size strides=None padding='valid' data_format=None")
CONVOLUTION = "inputs|x kernel|depthwise_kernel strides=1 padding='valid' data_format=None dilation_rate=1"
CONV = Spelling(slide_kernel, CONVOLUTION)
DEPTHWISE_CONV = Spelling(slide_each, CONVOLUTION)
WINDOWS: dict[str, Calculation] = {
    "average_pool": POOL,
    "conv": CONV,
    "depthwise_conv": DEPTHWISE_CONV,
    "max_pool": POOL,
}
POOL_OF_TENSORFLOW = Spelling(pool, "input|value ksize strides padding data_format=None [name]")
CONVOLUTION_OF_TENSORFLOW = "input filters|filter strides padding data_format=None dilations=None [name]"
WINDOWS_OF_TENSORFLOW: dict[str, Calculation] = {
    **{f"{kind}_pool{rank}": POOL_OF_TENSORFLOW for kind in ("max", "avg") for rank in ("", "1d", "2d", "3d")},
    **dict.fromkeys(("conv1d", "conv2d", "conv3d"), Spelling(slide_kernel, CONVOLUTION_OF_TENSORFLOW)),
    "depthwise_conv2d": Spelling(slide_each, CONVOLUTION_OF_TENSORFLOW),
}
"""What TensorFlow calls so, with arguments of its own; TensorFlow 1 said ``value`` and ``filter``."""
