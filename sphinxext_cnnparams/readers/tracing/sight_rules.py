"""What the values of a calculation see: rules made from the arguments of functions, the batch among the dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.layer import Layer
from ...core.receptive import ALL, UNKNOWN, Field, Reach, Shapes, View, contract, line_up, move, shift, together
from ...core.shape import Shape
from ...core.structs import replace
from .shape_rules import pair
from .tensor import Batch, Sizes

TEXT = "what its input sees"


def place_samples(dims: Sizes) -> list[int | None]:
    """Give each dimension its place among those of one sample; None for the batch."""
    inner = [i for i, n in enumerate(dims) if not isinstance(n, Batch)]
    return [inner.index(i) if i in inner else None for i in range(len(dims))]


def follow(dims: Sizes, kept: Sequence[int | None], made: Sizes) -> View:
    """Say where each dimension of the output comes from: *kept* has the old place, None for a new dimension."""
    old, new = place_samples(dims), place_samples(made)
    places: list[int | None] = [None] * sum(place is not None for place in old)
    for i, source in enumerate(kept):
        before = None if source is None else old[source]
        if before is not None:
            places[before] = new[i]
    return View(TEXT, lambda layer, fields, fed, made: move(fields[0], places))


def see_along(dims: Sizes, axes: Sequence[int] | None, *, keep: bool) -> View:
    """See all positions along some dimensions, which go unless they are kept."""
    gone = {axis % len(dims) for axis in (range(len(dims)) if axes is None else axes)}
    seen = {place for i, place in enumerate(place_samples(dims)) if i in gone and place is not None}
    stay = [i for i in range(len(dims)) if keep or i not in gone]
    rest = follow(dims, stay, tuple(dims[i] for i in stay))

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        return rest.see(layer, [contract(fields[0], fed[0], seen)], fed, made)

    return View("all positions along some dimensions", see)


def see_joined(dims: Sizes, axis: int) -> View:
    """Join tensors along one dimension."""
    place = place_samples(dims)[axis % len(dims)]

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        return line_up(together(fields, [0] * len(fields)), place)

    return View("the largest of what its inputs see", see)


def see_products(first: Sizes, second: Sizes) -> View:
    """Multiply matrices: all positions that are added up, and all positions where both come from the input."""
    places = (place_samples(first)[-1], place_samples(second)[-2 if len(second) > 1 else -1])

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        if all(fields):
            return ALL.see(layer, fields, fed, made)
        seen = [
            contract(field, shape, () if place is None else (place,))
            for field, shape, place in zip(fields, fed, places, strict=True)
        ]
        return together(seen, [shift(shape, made) for shape in fed])

    return View("all positions that are added up", see)


def _see_mixed(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    rule = ALL if sum(bool(field) for field in fields) > 1 else UNKNOWN
    return rule.see(layer, fields, fed, made)


MIXED = View("all positions", _see_mixed)
"""Everything of both, where two tensors of the network are multiplied."""


def see_item(dims: Sizes, key: object, made: Sizes) -> View:
    """See what is taken with square brackets."""
    kept: list[int | None] = []
    starts: dict[int | None, int] = {}
    for part, place in pair(dims, key):
        if place is None:
            kept.append(None)
        elif isinstance(part, list):
            return UNKNOWN
        elif isinstance(part, slice):
            start, size = part.start or 0, dims[place]
            if part.step not in (None, 1) or not isinstance(start, int):
                return UNKNOWN
            kept.append(place)
            starts[place_samples(dims)[place]] = start + size if start < 0 and isinstance(size, int) else start
    rest = follow(dims, kept, made)

    def see(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
        return rest.see(layer, [crop(fields[0], starts)], fed, made)

    return View(TEXT, see) if any(starts.values()) else rest


def crop(field: Field, starts: Mapping[int | None, int]) -> Field:
    """Leave out the first positions along some dimensions."""
    return tuple(
        axis
        if axis.sights is None or axis.place is None or not starts.get(axis.place)
        else replace(axis, sights=tuple(sight.through(Reach(1, pad=-starts[axis.place])) for sight in axis.sights))
        for axis in field
    )
