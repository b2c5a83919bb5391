"""Receptive fields: how many positions of the input one value sees, along each dimension.

https://distill.pub/2019/computing-receptive-fields derives the rule
r + (k − 1) j, where j is the product of all strides before the layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..shape import Dim
from ..structs import Struct, replace
from ..structs import field as attribute

MOST = 8
"""How many branches of unlike strides are followed; no network needs more."""


class Reach(NamedTuple):
    """Say what a layer's window does along one dimension.

    One value sees *kernel* neighbours, from *pad* positions before its own
    place, which is *stride* positions from the last one's.  Where the output
    is *growth* times as large as the input, the window paints: an input value
    reaches *kernel* positions of the output, from *pad* before its place.
    """

    kernel: int
    stride: int = 1
    growth: int = 1
    pad: int = 0


class Enlargement(NamedTuple):
    """Hold what an enlargement started from, and the window with which it painted."""

    sight: Sight
    reach: Reach


class LastStep(NamedTuple):
    """Hold the numbers of one step, r + (k − 1) j; the kernel may be *all* positions."""

    size: int
    kernel: int
    jump: int
    all: bool = False


class Sight(Struct):
    """Hold what values see along one dimension.

    One sees *size* positions, the first of them from *start* on, and that of
    its neighbour starts *jump* positions further; a jump of 0 says that all
    values see the same.  Behind an enlargement these count the positions of
    the enlarged image, and *grown* says what those see themselves.
    """

    size: int = 1
    jump: int = 1
    start: int = 0
    grown: Enlargement | None = None
    by: LastStep | None = attribute(default=None, compare=False)

    def count_positions(self) -> int:
        """Count the positions of the input that one value sees: the widest stretch, wherever it stands.

        >>> Sight(6, 2).count_positions(), Sight().through(Reach(2, 1, 2)).through(Reach(3)).count_positions()
        (6, 2)
        """
        if self.grown is None:
            return self.size
        stretches = (self.stretch(i, i) for i in range(self.period()))
        return max(last - first + 1 for first, last in stretches)

    def period(self) -> int:
        """Count the values that stand differently on what an enlargement painted."""
        return self.grown.reach.growth * self.grown.sight.period() if self.grown else 1

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Give the first and the last position of the input that some neighbours see."""
        begin, end = self.start + first * self.jump, self.start + last * self.jump + self.size - 1
        if self.grown is None:
            return begin, end
        sight, (kernel, _, growth, pad) = self.grown
        return sight.stretch(-((kernel - 1 - pad - begin) // growth), (end + pad) // growth)

    def through(self, reach: Reach) -> Sight:
        """Look through one more window.

        >>> Sight(6, 2).through(Reach(3, 2)).size, Sight(6, 2).through(Reach(3, 2)).jump
        (10, 4)
        """
        if self.jump == 0:
            return self
        if reach.growth > 1:
            return Sight(grown=Enlargement(self, reach))
        kernel, stride, _, pad = reach
        if kernel == stride == 1:
            return replace(self, start=self.start - pad * self.jump) if pad else self
        size, start = self.size + (kernel - 1) * self.jump, self.start - pad * self.jump
        return Sight(size, self.jump * stride, start, self.grown, LastStep(self.size, kernel, self.jump))

    def see_all(self, count: int) -> Sight:
        """Look at all *count* positions at once."""
        if self.jump == 0:
            return self
        size = self.size + (count - 1) * self.jump
        return Sight(size, 0, self.start, self.grown, LastStep(self.size, count, self.jump, all=True))

    def beside(self, other: Sight) -> Sight:
        """See what two branches see, of the same jump and origin: from the first position of both to the last."""
        start = min(self.start, other.start)
        size = max(self.start + self.size, other.start + other.size) - start
        wider = self if self.size >= other.size else other
        return replace(wider, size=size, start=start, by=wider.by if size == wider.size else None)


class Axis(Struct):
    """Hold what is seen of one dimension of one input.

    source
        the position of the input among the nodes, and the dimension.
    sights
        what is seen, one entry per branch that may be the largest; None where
        nobody knows.
    place
        the dimension of the tensor at hand along which the positions stand;
        None where they do not.
    count
        the number of positions, where they share their dimension with others.
    spatial
        whether windows slide along it: channels are not what a field is about;
        None where no layer has told yet which of both it is.
    """

    source: tuple[int, int]
    sights: tuple[Sight, ...] | None = (Sight(),)
    place: int | None = None
    count: Dim = None
    shares: bool = False
    spatial: bool | None = True

    @property
    def untouched(self) -> bool:
        """Tell whether this is still the input itself."""
        return self.sights == (Sight(),) and not self.shares

    @property
    def settled(self) -> bool:
        """Tell whether no layer can change what is seen any more: all values see the same."""
        return self.sights is not None and all(sight.jump == 0 for sight in self.sights)

    @property
    def best(self) -> Sight | None:
        """Give the branch that sees most."""
        return max(self.sights, key=Sight.count_positions) if self.sights else None

    def lose(self) -> Axis:
        """Forget what is seen, unless it cannot change."""
        return replace(self, place=None) if self.settled else replace(self, sights=None, place=None)

    def see_all(self, count: Dim) -> Axis:
        """See all positions at once."""
        if self.sights is None or self.settled:
            return replace(self, place=None)
        known = self.count if self.shares else count
        if known is None:
            return replace(self, sights=None, place=None)
        return replace(self, sights=keep_largest(sight.see_all(known) for sight in self.sights), place=None)


Field = tuple[Axis, ...]
"""What the values of a tensor see of the inputs of the network."""


def keep_largest(sights: Iterable[Sight]) -> tuple[Sight, ...] | None:
    """Keep what may be the largest: branches of equal jumps and origins see one stretch together."""
    kept: dict[tuple[int, Enlargement | None], Sight] = {}
    for sight in sights:
        key = (sight.jump, sight.grown)
        kept[key] = kept[key].beside(sight) if key in kept else sight
    return tuple(kept.values()) if len(kept) <= MOST else None


def together(fields: Sequence[Field], shifts: Sequence[int]) -> Field:
    """See what several tensors see; each one's dimensions are moved by its shift."""
    if len(fields) == 1 and shifts[0] == 0:
        return fields[0]
    axes: dict[tuple[int, int], Axis] = {}
    for seen, shift in zip(fields, shifts, strict=True):
        for axis in seen:
            moved = axis if axis.place is None or not shift else replace(axis, place=axis.place + shift)
            other = axes.get(axis.source)
            axes[axis.source] = moved if other is None else _both(other, moved)
    return tuple(axes.values())


def _both(one: Axis, other: Axis) -> Axis:
    """Join what is seen of one dimension on two ways."""
    if one == other:
        return one
    if one.place != other.place and None not in (one.place, other.place):
        return (one if other.settled else other).lose()  # positions that stand across each other
    base = other if one.place is None else one
    sights = None if one.sights is None or other.sights is None else keep_largest(one.sights + other.sights)
    return replace(base, sights=sights, spatial=one.spatial or other.spatial)
