"""Functions that slide a window over images: pools and convolutions of keras.ops and tf.nn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...core.layers import Pool
from ...core.receptive import UNKNOWN, sliding_view
from ...core.shape import Shape
from .. import shapes
from ..calculation import At, Calculation, count, integer
from ..shapes import Mismatch
from ..tensor import Size, Tensor
from .images import channels_last


def pool(
    at: At,
    inputs: object,
    pool_size: object,
    strides: object = None,
    padding: object = "valid",
    data_format: object = None,
) -> object:
    """Read ``ops.max_pool`` and ``ops.average_pool``; the stride is the window unless given."""
    channels_last(data_format)
    tensor = at.tensor(inputs)
    rank = len(at.dims(tensor)) - 2
    kernel = _inner(pool_size, rank)
    return at.layer(_window(kernel, kernel if strides is None else _inner(strides, rank), padding), [tensor])


def pool_of_tensorflow(
    at: At,
    input: object = None,
    ksize: object = None,
    strides: object = None,
    padding: object = None,
    data_format: object = None,
    name: object = None,
    **kwargs: object,
) -> object:
    """Read ``tf.nn.max_pool`` and its kin; TensorFlow 1 called the input ``value``."""
    images = kwargs.pop("value", input)
    if kwargs or ksize is None or strides is None or padding is None:
        raise ValueError("such arguments")
    return pool(at, images, ksize, strides, padding, data_format)


def _inner(value: object, rank: int) -> tuple[int, ...]:
    """Take one number, one for each dimension, or those within ``[1, 2, 2, 1]``."""
    items = value if isinstance(value, (list, tuple)) else (value,)
    if len(items) == rank + 2:
        if (items[0], items[-1]) != (1, 1):
            raise ValueError("a window over images or channels")
        items = items[1:-1]
    numbers = tuple(integer(item) for item in items)
    if min(numbers, default=0) < 1:
        raise ValueError("a window of nothing")
    if len(numbers) == 1:
        return numbers * rank
    if len(numbers) != rank:
        raise Mismatch(f"needs {rank} numbers, not {len(numbers)}")
    return numbers


def _window(kernel: tuple[int, ...], strides: tuple[int, ...], padding: object) -> Pool:
    word = str(padding).lower()
    if not isinstance(padding, str) or word not in ("same", "valid"):
        raise ValueError(f"padding={padding!r}")
    return Pool(kernel=kernel, stride=strides, padding=word)


@dataclass(frozen=True, slots=True)
class Slide:
    """Hold how a kernel slides."""

    strides: object = 1
    padding: object = "valid"
    data_format: object = None
    dilation_rate: object = 1

    def over(self, at: At, fed: Sequence[Tensor], kernel: Sequence[Size], filters: Size, *each: Size) -> Tensor:
        """Add what comes out; *each* are the values of the kernel that are multiplied for one, besides its window."""
        channels_last(self.data_format)
        lead, *extents, _ = at.dims(fed[0])
        sizes = tuple(integer(n) for n in kernel)
        rank = len(sizes)
        if len(extents) != rank:
            raise Mismatch(f"slides a kernel of {rank} dimensions over {shapes.text(at.dims(fed[0]))}")
        window = replace(
            _window(sizes, _inner(self.strides, rank), self.padding), dilation=_inner(self.dilation_rate, rank)
        )
        image = Shape((*(n if isinstance(n, int) else None for n in extents), 1), "last")
        out = window.output(image)
        if out.problems or out.shape is None:
            raise Mismatch(out.problems[0].message if out.problems else "does not fit")
        made = (*out.shape.spatial, filters)
        reaches = window.reaches(image, out.shape)
        view = UNKNOWN if reaches is None else sliding_view(reaches)
        return at.seen(fed, (lead, *made), view, work=count(*made, *sizes, *each))


def convolution(at: At, inputs: object, kernel: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``ops.conv`` with a kernel of the author's own: its weights are counted where they are made."""
    tensor, weights = at.tensor(inputs), at.tensor(kernel)
    *sizes, incoming, filters = at.dims(weights)
    fed = at.dims(tensor)[-1]
    if isinstance(fed, int) and isinstance(incoming, int) and (not incoming or fed % incoming):
        raise Mismatch(f"has a kernel for {incoming} channels, but is fed {fed}")
    return Slide(*args, **kwargs).over(at, [tensor, weights], sizes, filters, incoming)


def depthwise(at: At, inputs: object, kernel: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``ops.depthwise_conv``: every channel has kernels of its own."""
    tensor, weights = at.tensor(inputs), at.tensor(kernel)
    *sizes, incoming, each = at.dims(weights)
    fed = at.dims(tensor)[-1]
    if isinstance(fed, int) and isinstance(incoming, int) and fed != incoming:
        raise Mismatch(f"has kernels for {incoming} channels, but is fed {fed}")
    filters = incoming * each if isinstance(incoming, int) and isinstance(each, int) else None
    return Slide(*args, **kwargs).over(at, [tensor, weights], sizes, filters)


def _of_tensorflow(function: Calculation) -> Calculation:
    """Read the arguments of ``tf.nn.conv2d``; TensorFlow 1 called the kernel ``filter``."""

    def read(
        at: At,
        input: object,
        filters: object = None,
        strides: object = None,
        padding: object = None,
        data_format: object = None,
        dilations: object = None,
        name: object = None,
        **kwargs: object,
    ) -> object:
        kernel = kwargs.pop("filter", filters)
        if kwargs or strides is None or padding is None:
            raise ValueError("such arguments")
        return function(at, input, kernel, strides, padding, data_format, 1 if dilations is None else dilations)

    return read


WINDOWS: dict[str, Calculation] = {
    "average_pool": pool,
    "conv": convolution,
    "depthwise_conv": depthwise,
    "max_pool": pool,
}
_POOLS = [f"{kind}_pool{rank}" for kind in ("max", "avg") for rank in ("", "1d", "2d", "3d")]
WINDOWS_OF_TENSORFLOW: dict[str, Calculation] = {
    **dict.fromkeys(_POOLS, pool_of_tensorflow),
    **dict.fromkeys(("conv1d", "conv2d", "conv3d"), _of_tensorflow(convolution)),
    "depthwise_conv2d": _of_tensorflow(depthwise),
}
"""What TensorFlow calls so, with arguments of its own."""
