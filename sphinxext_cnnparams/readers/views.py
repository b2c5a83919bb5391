"""What the values of a calculation see: rules made from the arguments of functions, the batch among the dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..core.layer import Layer
from ..core.receptive import ALL, UNKNOWN, Field, Reach, Shapes, View, contract, line_up, move, together
from ..core.shape import Shape
from . import shapes
from .tensor import Batch, Sizes

TEXT = "what its input sees"


def inner(dims: Sizes) -> list[int | None]:
    """Give each dimension its place among those of one sample; None for the batch."""
    places: list[int | None] = []
    count = 0
    for n in dims:
        places.append(None if isinstance(n, Batch) else count)
        count += not isinstance(n, Batch)
    return places


def taken(dims: Sizes, kept: Sequence[int | None], made: Sizes) -> View:
    """Say where each dimension of the output comes from: *kept* has the old place, None for a new dimension."""
    old, new = inner(dims), inner(made)
    places: list[int | None] = [None] * sum(place is not None for place in old)
    for i, source in enumerate(kept):
        before = None if source is None else old[source]
        if before is not None:
            places[before] = new[i]
    return View(TEXT, lambda layer, fields, fed, made: move(fields[0], places))


def over(dims: Sizes, axes: Sequence[int] | None, *, keep: bool) -> View:
    """See all positions along some dimensions, which go unless they are kept."""
    gone = {axis % len(dims) for axis in (range(len(dims)) if axes is None else axes)}
    old = inner(dims)
    seen = {place for i, place in enumerate(old) if i in gone and place is not None}
    stay = [i for i in range(len(dims)) if keep or i not in gone]
    rest = taken(dims, stay, tuple(dims[i] for i in stay))

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        return rest.see(layer, [contract(fields[0], fed[0], seen)], fed, made)

    return View("all positions along some dimensions", see)


def strung_at(dims: Sizes, axis: int) -> View:
    """Join tensors along one dimension."""
    place = inner(dims)[axis % len(dims)]

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        return line_up(together(fields, [0] * len(fields)), place)

    return View("the largest of what its inputs see", see)


def product(first: Sizes, second: Sizes) -> View:
    """Multiply matrices: all positions that are added up, and all positions where both come from the input."""
    contractions = [{inner(first)[-1]}, {inner(second)[-2 if len(second) > 1 else -1]}]

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        if all(fields):
            return ALL.see(layer, fields, fed, made)
        seen = []
        for field, shape, places in zip(fields, fed, contractions, strict=True):
            along = {place for place in places if place is not None}
            seen.append(contract(field, shape, along))
        shifts = [0 if s is None or made is None else made.rank - s.rank for s in fed]
        return together(seen, shifts)

    return View("all positions that are added up", see)


def mixed() -> View:
    """See everything of both where two tensors of the network are multiplied."""

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        rule = ALL if sum(bool(field) for field in fields) > 1 else UNKNOWN
        return rule.see(layer, fields, fed, made)

    return View("all positions", see)


MIXED = mixed()


def item(dims: Sizes, key: object, made: Sizes) -> View:
    """See what is taken with square brackets."""
    found = shapes.kept(dims, key)
    if found is None:
        return UNKNOWN
    rest = taken(dims, [place for place, _ in found], made)
    old = inner(dims)
    cropped = {old[place]: start for place, start in found if place is not None and start}

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        return rest.see(layer, [shifted(fields[0], cropped)], fed, made)

    return View(TEXT, see) if cropped else rest


def shifted(field: Field, starts: Mapping[int | None, int]) -> Field:
    """Leave out the first positions along some dimensions."""
    return tuple(
        axis
        if axis.sights is None or not starts.get(axis.place) or axis.place is None
        else replace(axis, sights=tuple(sight.through(Reach(1, pad=-starts[axis.place])) for sight in axis.sights))
        for axis in field
    )
