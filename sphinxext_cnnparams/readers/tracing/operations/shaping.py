"""Operations that give the same values another shape, or another order."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.problem import say
from ....core.receptive import EACH, RESHAPED
from .. import shape_rules as shapes
from .. import sight_rules as views
from ..sizes import extend
from ..tensor import Batch, Size, Sizes
from .at import Dimless
from .kinds import Axes, Axis, Fed, Given, Lengths, Like, Perhaps, Whole, as_integer
from .product import Product, hide, show


def reshape(x: Fed, shape: Lengths) -> Product:
    """Read the same values in another shape; at most one −1 is worked out."""
    return show(shapes.reshape(x, shape), RESHAPED)


def view(x: Perhaps, shape: Lengths) -> Product:
    """Read the same values in another shape; of a tensor that is not known, all is known but −1."""
    if x is not None:
        return reshape(x, shape)
    dims: list[Size] = [None if n == -1 else n for n in shape]
    if list(shape) == [-1]:
        return show(None)  # all values of a batch in a row, or those of one sample
    return show((Batch(), *dims[1:]) if shape[:1] == [-1] else tuple(dims))


def reshape_as(x: Perhaps, other: Like) -> Product:
    """Read the same values in the shape of another tensor."""
    return hide(other)


def flatten(x: Perhaps, start: Axis, end: Axis) -> Product:
    """Make one dimension of several."""
    if x is None:
        return show((Batch(), None) if (start, end) == (1, -1) else None)
    if not x:
        return show((1,))
    first, last = shapes.find_axis(start, len(x)), shapes.find_axis(end, len(x))
    total, batches = shapes.volume(x[first : last + 1])
    joined: Size = None if total is None or batches > 1 else Batch(total) if batches else total
    return show((*x[:first], joined, *x[last + 1 :]), RESHAPED)


def flatten_samples(x: Fed) -> Product:
    """Make one vector of each sample."""
    return show((x[0], shapes.volume(x[1:])[0]), RESHAPED)


def permute(x: Fed, order: Axes = None) -> Product:
    """Put the dimensions in another order, that from behind unless told."""
    return turn(x, range(len(x))[::-1] if order is None else order)


def turn_over(x: Fed) -> Product:
    """Exchange the two dimensions of a matrix; a list stays what it is."""
    if len(x) > 2:
        raise shapes.Mismatch(say("takes at most two dimensions, and {shape} has more", shape=shapes.write_dims(x)))
    return permute(x)


def swap(x: Fed, first: Axis, second: Axis) -> Product:
    """Exchange two dimensions."""
    return turn(x, shapes.exchange(len(x), first, second))


def move(x: Fed, source: Axes, destination: Axes) -> Product:
    """Put dimensions elsewhere; the others keep their order."""
    old, new = ([shapes.find_axis(axis, len(x)) for axis in axes or ()] for axes in (source, destination))
    order = [i for i in range(len(x)) if i not in old]
    for place, axis in sorted(zip(new, old, strict=True)):
        order.insert(place, axis)
    return turn(x, order)


def turn(x: Sizes, order: Sequence[int]) -> Product:
    """Put the dimensions in the order *order*; raises Mismatch."""
    dims = shapes.permute(x, order)
    return hide(dims, views.follow(x, [axis % len(x) for axis in order], dims))


def unflatten(x: Fed, axis: Axis, sizes: Lengths) -> Product:
    """Make several dimensions of one; one −1 is worked out."""
    place = shapes.find_axis(axis, len(x))
    return show((*x[:place], *shapes.reshape(x[place : place + 1], sizes), *x[place + 1 :]), RESHAPED)


def quarter_turn(x: Fed, times: Whole, axes: Axes = None) -> Product:
    """Turn by quarters of a circle in the plane of two dimensions."""
    first, second = axes if axes is not None and len(axes) == 2 else (0, 1)
    return hide(shapes.permute(x, shapes.exchange(len(x), first, second)) if times % 2 else x)


def squeeze(x: Fed, axis: Axes = None) -> Product:
    """Take out dimensions of 1: those named, or all."""
    places = range(len(x)) if axis is None else [shapes.find_axis(place, len(x)) for place in axis]
    return hide(tuple(n for i, n in enumerate(x) if i not in places or n != 1), RESHAPED)


def expand_dims(x: Fed, axis: Axis) -> Product:
    """Put in a dimension of 1."""
    return hide(insert(x, axis, 1), RESHAPED)


def insert(x: Sizes, axis: int, n: Size) -> Sizes:
    """Put in a dimension of *n*; raises Mismatch."""
    place = shapes.find_axis(axis, len(x) + 1)
    return (*x[:place], n, *x[place:])


def pad(x: Fed, pairs: Given) -> Product:
    """Put values before and behind each dimension, as many as its pair says."""
    if not isinstance(pairs, (list, tuple)):
        raise Dimless
    sums = [as_integer(before) + as_integer(after) for before, after in pairs]
    return show(tuple(extend(n, more) for n, more in zip(x, sums, strict=True)), EACH)
