"""The shape of one sample as it travels through a network."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Literal

from .structs import Struct

Dim = int | None
Layout = Literal["first", "last"]


class Shape(Struct):
    """Hold the dimensions of one sample, without the batch, in the author's order.

    ``None`` is a dimension nobody knows.  *layout* says where the channels
    stand: PyTorch writes them first, Keras last.

    >>> Shape((28, 28, 1), "last").channels
    1
    >>> str(Shape((32, None, None), "first"))
    '32 × ? × ?'
    """

    dims: tuple[Dim, ...]
    layout: Layout = "last"

    @property
    def rank(self) -> int:
        """Count the dimensions."""
        return len(self.dims)

    @property
    def axis(self) -> int:
        """Tell which dimension is the channels, counted from 0."""
        return 0 if self.layout == "first" else self.rank - 1

    @property
    def channels(self) -> Dim:
        """Give the number of channels; of a flat shape, its length."""
        return self.dims[self.axis] if self.dims else None

    @property
    def spatial(self) -> tuple[Dim, ...]:
        """Give the dimensions that are not the channels."""
        return self.dims[: self.axis] + self.dims[self.axis + 1 :]

    @property
    def size(self) -> Dim:
        """Count the values; unknown as soon as one dimension is."""
        return product(self.dims)

    def rebuild(self, spatial: Sequence[Dim], channels: Dim) -> Shape:
        """Give a shape of the same layout with other dimensions."""
        dims = (channels, *spatial) if self.layout == "first" else (*spatial, channels)
        return Shape(dims, self.layout)

    def with_dims(self, dims: Sequence[Dim]) -> Shape:
        """Give a shape of the same layout with *dims* as they stand."""
        return Shape(tuple(dims), self.layout)

    def in_layout(self, layout: Layout | None) -> Shape:
        """Read the same dimensions with the channels elsewhere."""
        return Shape(self.dims, layout) if layout and layout != self.layout else self

    def __str__(self) -> str:
        return " × ".join("?" if d is None else str(d) for d in self.dims)


def product(dims: Sequence[Dim]) -> Dim:
    """Multiply dimensions; unknown as soon as one of them is.

    >>> product((26, 26, 32)), product((None, 3)), product(())
    (21632, None, 1)
    """
    known = [d for d in dims if d is not None]
    return prod(known) if len(known) == len(dims) else None
