"""Layers that rearrange, pad or repeat values."""

from __future__ import annotations

from dataclasses import dataclass

from ..formula import Worked
from ..layer import Layer, Output, Step, misfit
from ..shape import Shape, product
from ..symbol import factors as product_of
from .spatial import Spatial, lettered, wrong_rank


@dataclass(frozen=True, slots=True)
class Flatten(Layer):
    """Lines up the dimensions from *start* to *end* (both included) in one."""

    start: int = 0
    end: int = -1
    idle = "rearranges values, no weights"

    def transformed(self, shape: Shape) -> Output:
        if not shape.dims:
            return Output(shape.with_dims((1,)))
        first, last = self.start % shape.rank, self.end % shape.rank
        joined = shape.dims[first : last + 1]
        new = shape.with_dims((*shape.dims[:first], product(joined), *shape.dims[last + 1 :]))
        if len(joined) < 2:
            return Output(new)
        worked = Worked("n", {"n": product_of(lettered(shape)[first : last + 1], "dimensions of the input")})
        return Output(new, (Step("values", worked),))


@dataclass(frozen=True, slots=True)
class Reshape(Layer):
    """Reads the same values in another shape; at most one −1 stands for what remains."""

    target: tuple[int, ...]
    idle = "rearranges values, no weights"

    def transformed(self, shape: Shape) -> Output:
        size = shape.size
        known = product([n for n in self.target if n != -1]) or 1
        fits = size is None or (size % known == 0 if -1 in self.target else size == known)
        rest = size // known if size is not None and fits else None
        new = shape.with_dims([rest if n == -1 else n for n in self.target])
        if fits:
            return Output(new)
        wanted = " × ".join("?" if n == -1 else str(n) for n in self.target)
        return Output(new, problems=(misfit(f"is to make {wanted} ({known:,} values) of {shape} ({size:,} values)"),))


@dataclass(frozen=True, slots=True)
class Pad(Spatial):
    """Adds *pads* values before and after each spatial dimension; negative ones crop."""

    pads: tuple[tuple[int, int], ...]
    idle = "adds fixed values, no weights"

    def spatial_rank(self) -> int:
        return len(self.pads)

    def placed(self, shape: Shape) -> Output:
        pairs = zip(shape.spatial, self.pads, strict=True)
        spatial = [None if n is None else n + before + after for n, (before, after) in pairs]
        if any(n is not None and n < 1 for n in spatial):
            nothing = shape.rebuilt([None] * len(spatial), shape.channels)
            return Output(nothing, problems=(misfit(f"crops all of {shape}; crop less"),))
        return Output(shape.rebuilt(spatial, shape.channels))


@dataclass(frozen=True, slots=True)
class UpSample(Layer):
    """Repeats or interpolates values: *factors* times as many, or exactly *target*.

    *spread* repeats a single number for every spatial dimension.
    """

    factors: tuple[float, ...] = ()
    target: tuple[int, ...] = ()
    spread: bool = False
    idle = "repeats values, no weights"

    def transformed(self, shape: Shape) -> Output:
        given = self.factors or self.target
        rank = max(shape.rank - 1, 1) if self.spread else len(given)
        if shape.rank != rank + 1:
            blank = Shape((None,) * (rank + 1), shape.layout)
            return Output(blank, problems=(wrong_rank(rank, shape),))
        if self.target:
            return Output(shape.rebuilt(self.target * rank if self.spread else self.target, shape.channels))
        factors = self.factors * rank if self.spread else self.factors
        pairs = zip(shape.spatial, factors, strict=True)
        return Output(shape.rebuilt([None if n is None else int(n * by) for n, by in pairs], shape.channels))
