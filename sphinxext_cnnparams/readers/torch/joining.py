"""Functions of PyTorch that put tensors together, or take them apart."""

from __future__ import annotations

from ...core.view import EACH
from .. import shapes, views
from ..alike import stacked
from ..calculation import At, Dimless, integer, size
from ..tensor import Size, Tensor


def cat(at: At, tensors: object, dim: object = 0, axis: object = None) -> Tensor:
    """Read ``cat``."""
    joined = at.tensors(tensors)
    place = integer(dim if axis is None else axis)
    dims = shapes.concatenated([at.dims(x) for x in joined], place)
    return at.seen(joined, dims, views.strung_at(dims, place))


def stack(at: At, tensors: object, dim: object = 0) -> Tensor:
    """Read ``stack``."""
    return stacked(at, tensors, dim)


def chunk(at: At, input: object, chunks: object, dim: object = 0) -> object:
    """Read ``chunk``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    whole, number = dims[place], integer(chunks)
    if not isinstance(whole, int):
        raise Dimless
    return _parts(at, tensor, place, shapes.parts(whole, -(-whole // number)))


def split(at: At, input: object, split_size_or_sections: object, dim: object = 0, **kwargs: object) -> object:
    """Read ``split``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    given = split_size_or_sections
    wanted = integer(given) if not isinstance(given, (list, tuple)) else [integer(n) for n in given]
    return _parts(at, tensor, place, shapes.parts(dims[place], wanted))


def _parts(at: At, tensor: Tensor, place: int, lengths: list[Size]) -> object:
    dims = at.dims(tensor)
    return tuple(at.hidden([tensor], (*dims[:place], n, *dims[place + 1 :]), EACH) for n in lengths)


def unbind(at: At, input: object, dim: object = 0) -> object:
    """Read ``unbind``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    number = dims[place]
    if not isinstance(number, int):
        raise Dimless
    kept = [i for i in range(len(dims)) if i != place]
    rest = tuple(dims[i] for i in kept)
    return tuple(at.hidden([tensor], rest, views.taken(dims, kept, rest)) for _ in range(number))


def narrow(at: At, input: object, dim: object, start: object, length: object) -> Tensor:
    """Read ``narrow``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    return at.hidden([tensor], (*dims[:place], size(length), *dims[place + 1 :]), EACH)


def select(at: At, input: object, dim: object, index: object) -> Tensor:
    """Read ``select``."""
    tensor = at.tensor(input)
    dims, place = at.dims(tensor), shapes.axis_of(integer(dim), len(at.dims(tensor)))
    kept = [i for i in range(len(dims)) if i != place]
    rest = tuple(dims[i] for i in kept)
    return at.hidden([tensor], rest, views.taken(dims, kept, rest))


def topk(at: At, input: object, k: object, dim: object = -1, **kwargs: object) -> object:
    """Read ``topk``: values and their places."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    kept = (*dims[:place], size(k), *dims[place + 1 :])
    return (at.seen([tensor], kept), at.hidden([tensor], kept))


def meshgrid(at: At, *tensors: object, **kwargs: object) -> object:
    """Read ``meshgrid``."""
    given = at.tensors(tensors[0] if len(tensors) == 1 else tensors)
    dims = tuple(at.dims(x)[0] for x in given)
    return tuple(at.hidden(given, dims) for _ in given)
