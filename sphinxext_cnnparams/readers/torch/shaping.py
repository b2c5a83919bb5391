"""Functions of PyTorch that give the same values another shape, or another order."""

from __future__ import annotations

from ...core.view import EACH, RESHAPED
from .. import shapes
from ..alike import moved, turned
from ..calculation import At, axes, integer, size, sizes
from ..shapes import Mismatch
from ..tensor import Batch, Size, Sizes, Tensor


def flatten(at: At, input: object, start_dim: object = 0, end_dim: object = -1) -> Tensor:
    """Read ``flatten``."""
    tensor = at.tensor(input)
    start = integer(start_dim)
    if tensor.dims is None:
        return at.seen([tensor], (Batch(), None) if start == 1 and end_dim == -1 else None)
    dims = tensor.dims
    if not dims:
        return at.seen([tensor], (1,))
    first, last = shapes.axis_of(start, len(dims)), shapes.axis_of(integer(end_dim), len(dims))
    total, batches = shapes.volume(dims[first : last + 1])
    joined: Size = None if total is None or batches > 1 else Batch(total) if batches else total
    return at.seen([tensor], (*dims[:first], joined, *dims[last + 1 :]), RESHAPED)


def view(at: At, input: object, *shape: object) -> Tensor:
    """Read ``view`` and ``reshape``."""
    tensor = at.tensor(input)
    target = sizes(shape)
    if tensor.dims is None:
        dims: Sizes = tuple(None if n == -1 else n for n in target)
        return at.seen([tensor], (Batch(), *dims[1:]) if target[:1] == [-1] else dims)
    return at.seen([tensor], shapes.reshape(tensor.dims, target), RESHAPED)


def view_as(at: At, input: object, other: object) -> Tensor:
    """Read ``view_as`` and ``expand_as``."""
    return at.hidden([at.tensor(input)], at.tensor(other).dims)


def permute(at: At, input: object, *dims: object) -> Tensor:
    """Read ``permute``."""
    tensor = at.tensor(input)
    order = axes(dims[0] if len(dims) == 1 else dims) or []
    return turned(at, tensor, order)


def transpose(at: At, input: object, dim0: object, dim1: object) -> Tensor:
    """Read ``transpose``."""
    tensor = at.tensor(input)
    return turned(at, tensor, shapes.exchange(len(at.dims(tensor)), integer(dim0), integer(dim1)))


def t(at: At, input: object) -> Tensor:
    """Read ``t``."""
    tensor = at.tensor(input)
    return turned(at, tensor, range(len(at.dims(tensor)))[::-1])


def squeeze(at: At, input: object, dim: object = None) -> Tensor:
    """Read ``squeeze``."""
    tensor = at.tensor(input)
    return at.hidden([tensor], shapes.squeezed(at.dims(tensor), axes(dim)), RESHAPED)


def unsqueeze(at: At, input: object, dim: object) -> Tensor:
    """Read ``unsqueeze``."""
    tensor = at.tensor(input)
    return at.hidden([tensor], shapes.unsqueezed(at.dims(tensor), integer(dim)), RESHAPED)


def movedim(at: At, input: object, source: object, destination: object) -> Tensor:
    """Read ``movedim``."""
    return moved(at, input, source, destination)


def expand(at: At, input: object, *shape: object) -> Tensor:
    """Read ``expand``; −1 keeps a dimension."""
    tensor = at.tensor(input)
    target = sizes(shape)
    old: Sizes = (1,) * (len(target) - len(at.dims(tensor))) + at.dims(tensor)
    return at.hidden([tensor], tuple(o if n == -1 else n for n, o in zip(target, old, strict=True)), EACH)


def repeat(at: At, input: object, *repeats: object) -> Tensor:
    """Read ``repeat`` and ``tile``."""
    tensor = at.tensor(input)
    counts = sizes(repeats)
    old: Sizes = (1,) * (len(counts) - len(at.dims(tensor))) + at.dims(tensor)
    return at.hidden([tensor], tuple(_times(o, n) for o, n in zip(old, counts, strict=True)))


def repeat_interleave(at: At, input: object, repeats: object, dim: object = None) -> Tensor:
    """Read ``repeat_interleave`` along a dimension."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    return at.hidden([tensor], (*dims[:place], _times(dims[place], size(repeats)), *dims[place + 1 :]))


def _times(old: Size, by: Size) -> Size:
    if isinstance(old, Batch):
        return Batch(old.times * by) if isinstance(by, int) else None
    if isinstance(by, Batch):
        return Batch(by.times * old) if isinstance(old, int) else None
    return None if old is None or by is None else old * by


def windows(at: At, input: object, dimension: object, size: object, step: object) -> Tensor:
    """Read the method ``unfold``: windows along a dimension, whose values stand in a new one at the end."""
    tensor = at.tensor(input)
    dims, length, by = at.dims(tensor), integer(size), integer(step)
    place = shapes.axis_of(integer(dimension), len(dims))
    whole = dims[place]
    if isinstance(whole, int) and (whole < length or by < 1):
        raise Mismatch(f"takes windows of {length} of a dimension of {whole}")
    many = (whole - length) // by + 1 if isinstance(whole, int) else None
    return at.hidden([tensor], (*dims[:place], many, *dims[place + 1 :], length))
