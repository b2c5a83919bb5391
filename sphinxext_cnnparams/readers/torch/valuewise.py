"""Functions of PyTorch that work value by value, on one tensor or on several."""

from __future__ import annotations

from ...core.receptive import EACH, VECTORS
from .. import shapes
from ..alike import combined, kept, selected
from ..calculation import At, size
from ..tracing.tensor import Tensor


def elementwise(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read functions that change values, not their number."""
    return kept(at, input, EACH)


def scrambled(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read functions that keep the shape, but not every value at its place."""
    return kept(at, input)


def arithmetic(at: At, input: object, other: object = 0, *args: object, **kwargs: object) -> Tensor:
    """Read ``torch.add`` and its kin: shapes are broadcast."""
    return combined(at, input, other)


def compared(at: At, input: object, other: object = 0) -> Tensor:
    """Read ``lt`` and its kin: the mask has the shape of both together."""
    first, second = at.tensor(input), at.tensor(other)
    return at.hidden([first, second], shapes.broadcast(at.dims(first), at.dims(second)), EACH)


def in_place(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read methods that change values where they stand, such as ``mul_``: the shape stays."""
    tensor = at.tensor(input)
    return at.hidden([tensor, *(at.tensor(arg) for arg in args if isinstance(arg, Tensor))], tensor.dims, EACH)


def normalize(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``F.normalize``."""
    return elementwise(at, input)


def where(at: At, condition: object, input: object = 0, other: object = 0) -> Tensor:
    """Read ``where``: three shapes are broadcast."""
    return selected(at, condition, input, other)


def sort(at: At, input: object, *args: object, **kwargs: object) -> object:
    """Read ``sort``: values and their places."""
    tensor = at.tensor(input)
    return (at.hidden([tensor], tensor.dims), at.hidden([tensor], tensor.dims))


def one_hot(at: At, tensor: object, num_classes: object = -1) -> Tensor:
    """Read ``one_hot``."""
    given = at.tensor(tensor)
    return at.hidden([given], (*at.dims(given), None if num_classes == -1 else size(num_classes)), VECTORS)
