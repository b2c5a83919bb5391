"""What the values of a calculation see: rules made from the arguments of functions, the batch among the dimensions."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.receptive import (
    MIXED,
    UNKNOWN,
    View,
    contracting_view,
    cropping_view,
    joining_view,
    multiplying_view,
    placing_view,
)
from .shape_rules import pair
from .tensor import Batch, Sizes

__all__ = ["MIXED", "follow", "place_samples", "see_along", "see_item", "see_joined", "see_products"]


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
    return placing_view(places)


def see_along(dims: Sizes, axes: Sequence[int] | None, *, keep: bool) -> View:
    """See all positions along some dimensions, which go unless they are kept."""
    gone = {axis % len(dims) for axis in (range(len(dims)) if axes is None else axes)}
    seen = [place for i, place in enumerate(place_samples(dims)) if i in gone and place is not None]
    stay = [i for i in range(len(dims)) if keep or i not in gone]
    return contracting_view(seen, follow(dims, stay, tuple(dims[i] for i in stay)))


def see_joined(dims: Sizes, axis: int) -> View:
    """Join tensors along one dimension."""
    return joining_view(place_samples(dims)[axis % len(dims)])


def see_products(first: Sizes, second: Sizes) -> View:
    """Multiply matrices: all positions that are added up, and all positions where both come from the input."""
    return multiplying_view((place_samples(first)[-1], place_samples(second)[-2 if len(second) > 1 else -1]))


def see_item(dims: Sizes, key: object, made: Sizes) -> View:
    """See what is taken with square brackets."""
    kept: list[int | None] = []
    starts: dict[int | None, int] = {}
    for part, place in pair(dims, key):
        if place is None:
            kept.append(None)
        elif not isinstance(part, (slice, int)):
            return UNKNOWN
        elif isinstance(part, slice):
            start, size = part.start or 0, dims[place]
            if part.step not in (None, 1) or not isinstance(start, int):
                return UNKNOWN
            kept.append(place)
            starts[place_samples(dims)[place]] = start + size if start < 0 and isinstance(size, int) else start
    rest = follow(dims, kept, made)

    return cropping_view(starts, rest) if any(starts.values()) else rest
