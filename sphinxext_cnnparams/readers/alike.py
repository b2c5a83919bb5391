"""What both frameworks calculate alike, under names and signatures of their own."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.view import EACH, UNKNOWN, View
from . import shapes, views
from .calculation import At, axes, integer
from .shapes import Mismatch
from .tensor import Tensor


def kept(at: At, value: object, view: View = UNKNOWN) -> Tensor:
    """Add what has the shape of a tensor; *view* says whether each value stays at its place."""
    tensor = at.tensor(value)
    return at.hidden([tensor], tensor.dims, view)


def combined(at: At, one: object, other: object) -> Tensor:
    """Add what is calculated of two tensors value by value: a row, unless one of them is a number."""
    first, second = at.tensor(one), at.tensor(other)
    dims = shapes.broadcast(at.dims(first), at.dims(second))
    shown = first.dims and second.dims
    return at.seen([first, second], dims, EACH) if shown else at.hidden([first, second], dims, EACH)


def selected(at: At, condition: object, one: object, other: object) -> Tensor:
    """Add what is taken of two tensors where a third says so: the three shapes are broadcast."""
    parts = [at.tensor(value) for value in (condition, one, other)]
    dims = at.dims(parts[0])
    for part in parts[1:]:
        dims = shapes.broadcast(dims, at.dims(part))
    return at.seen(parts, dims, EACH)


def summed(at: At, equation: object, operands: Sequence[object]) -> Tensor:
    """Add a sum of products in Einstein's notation."""
    tensors = [at.tensor(operand) for operand in operands]
    terms = [at.dims(tensor) for tensor in tensors]
    dims, work = shapes.einsum(str(equation), terms), shapes.einsum_work(str(equation), terms)
    return at.seen(tensors, dims, views.MIXED, work=work)


def stacked(at: At, values: object, axis: object) -> Tensor:
    """Join tensors of one shape along a dimension of their own."""
    joined = at.tensors(values)
    first = at.dims(joined[0])
    for other in joined[1:]:
        if not shapes.agree(first, at.dims(other)):
            raise Mismatch(f"cannot join {shapes.text(first)} and {shapes.text(at.dims(other))}")
    place = shapes.axis_of(integer(axis), len(first) + 1)
    return at.seen(joined, (*first[:place], len(joined), *first[place:]))


def moved(at: At, value: object, source: object, destination: object) -> Tensor:
    """Put some dimensions of a tensor elsewhere; the others keep their order."""
    tensor = at.tensor(value)
    rank = len(at.dims(tensor))
    old, new = ([shapes.axis_of(axis, rank) for axis in axes(given) or ()] for given in (source, destination))
    order = [i for i in range(rank) if i not in old]
    for place, axis in sorted(zip(new, old, strict=True)):
        order.insert(place, axis)
    return turned(at, tensor, order)


def turned(at: At, tensor: Tensor, order: Sequence[int]) -> Tensor:
    """Put the dimensions of a tensor in another order."""
    old = at.dims(tensor)
    new = shapes.permute(old, order)
    return at.hidden([tensor], new, views.taken(old, [axis % len(old) for axis in order], new))
