"""Rules made for one calculation: functions whose first arguments say what it does, so that they can be kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..shape import Shape
from ..structs import replace
from .field import Field, Reach, together
from .rules import ALL, UNKNOWN, WINDOW, Shapes, View, contract, line_up, move, shift, slide

if TYPE_CHECKING:
    from ..layer import Layer

INPUT = "what its input sees"


def placing_view(places: Sequence[int | None]) -> View:
    """Make the rule of what puts dimensions elsewhere; None are those of which one position is taken."""
    return View(INPUT, partial(_see_moved, tuple(places)))


def _see_moved(
    places: Sequence[int | None], layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None
) -> Field:
    return move(fields[0], places)


def contracting_view(seen: Collection[int], rest: View) -> View:
    """Make the rule of what sees all positions along some dimensions, before it does the *rest*."""
    return View("all positions along some dimensions", partial(_see_contracted, tuple(seen), rest))


def _see_contracted(
    seen: Collection[int], rest: View, layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None
) -> Field:
    return rest.see(layer, [contract(fields[0], fed[0], seen)], fed, made)


def joining_view(place: int | None) -> View:
    """Make the rule of what joins tensors along one dimension."""
    return View("the largest of what its inputs see", partial(_see_joined, place))


def _see_joined(place: int | None, layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    return line_up(together(fields, [0] * len(fields)), place)


def multiplying_view(places: Sequence[int | None]) -> View:
    """Make the rule of products of matrices, which are added up along a dimension of each."""
    return View("all positions that are added up", partial(_see_products, tuple(places)))


def _see_products(
    places: Sequence[int | None], layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None
) -> Field:
    if all(fields):
        return ALL.see(layer, fields, fed, made)
    seen = [
        contract(field, shape, () if place is None else (place,))
        for field, shape, place in zip(fields, fed, places, strict=True)
    ]
    return together(seen, [shift(shape, made) for shape in fed])


def cropping_view(starts: Mapping[int | None, int], rest: View) -> View:
    """Make the rule of what leaves out the first positions along some dimensions, before it does the *rest*."""
    return View(INPUT, partial(_see_cropped, dict(starts), rest))


def _see_cropped(
    starts: Mapping[int | None, int],
    rest: View,
    layer: Layer,
    fields: Sequence[Field],
    fed: Shapes,
    made: Shape | None,
) -> Field:
    return rest.see(layer, [crop(fields[0], starts)], fed, made)


def crop(field: Field, starts: Mapping[int | None, int]) -> Field:
    """Leave out the first positions along some dimensions."""
    return tuple(
        axis
        if axis.sights is None or axis.place is None or not starts.get(axis.place)
        else replace(axis, sights=tuple(sight.through(Reach(1, pad=-starts[axis.place])) for sight in axis.sights))
        for axis in field
    )


def sliding_view(reaches: Sequence[Reach]) -> View:
    """Make the rule of a calculation that slides a window over an image."""
    return View(WINDOW.text, partial(_see_slid, tuple(reaches)))


def _see_slid(
    reaches: Sequence[Reach], layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None
) -> Field:
    shape = fed[0]
    return tuple(axis.lose() for axis in fields[0]) if shape is None else slide(fields[0], shape, reaches)


def _see_mixed(layer: Layer, fields: Sequence[Field], fed: Shapes, made: Shape | None) -> Field:
    rule = ALL if sum(bool(field) for field in fields) > 1 else UNKNOWN
    return rule.see(layer, fields, fed, made)


MIXED = View("all positions", _see_mixed)
"""Everything of both, where two tensors of the network are multiplied."""
