"""Layers that rearrange, pad or repeat values."""

from __future__ import annotations

from ..formula import Formula, Step
from ..formula import factors as product_of
from ..layer import Layer, Output, misfit
from ..problem import Problem, say
from ..receptive import GROWING, RESHAPED, WINDOW, Reach
from ..shape import Dim, Shape, product
from .spatial import letter_dims, missing_axis, wrong_rank


class Flatten(Layer):
    """Merges the dimensions from *start* to *end* (both included) into one."""

    comes_out = "the product of the dimensions"
    differs = "`nn.Flatten()` keeps the batch; `nn.Flatten(0)` does not."
    start: int = 0
    end: int = -1
    idle = "rearranges values, no weights"
    view = RESHAPED

    def transform(self, shape: Shape) -> Output:
        if not shape.dims:
            return Output(shape.with_dims((1,)))
        if problems := missing_axis(self.start, shape) or missing_axis(self.end, shape):
            return Output(None, problems=problems)
        first, last = self.start % shape.rank, self.end % shape.rank
        if first > last:
            return Output(
                None, problems=(misfit(say("ends before it starts in {shape}; exchange the two", shape=shape)),)
            )
        joined = shape.dims[first : last + 1]
        new = shape.with_dims((*shape.dims[:first], product(joined), *shape.dims[last + 1 :]))
        if len(joined) < 2:
            return Output(new)
        formula = Formula("n", {"n": product_of(letter_dims(shape)[first : last + 1], "dimensions of the input")})
        return Output(new, (Step("values", formula),))


class Reshape(Layer):
    """Reads the same values in another shape; at most one −1 stands for what remains."""

    comes_out = "what the code says"
    target: tuple[int, ...]
    idle = "rearranges values, no weights"
    view = RESHAPED

    def transform(self, shape: Shape) -> Output:
        size = shape.size
        known = product([n for n in self.target if n != -1]) or 1
        fits = size is None or (size % known == 0 if -1 in self.target else size == known)
        rest = size // known if size is not None and fits else None
        new = shape.with_dims([rest if n == -1 else n for n in self.target])
        if fits:
            return Output(new)
        wanted = " × ".join("?" if n == -1 else str(n) for n in self.target)
        return Output(
            new,
            problems=(
                misfit(
                    say(
                        "cannot make {wanted} ({known:,} values) of {shape} ({size:,} values)",
                        wanted=wanted,
                        known=known,
                        shape=shape,
                        size=size,
                    )
                ),
            ),
        )


class Unflatten(Layer):
    """Splits the dimension *axis* into *sizes*; at most one −1 stands for what remains."""

    comes_out = "what the code says"
    axis: int
    sizes: tuple[int, ...]
    idle = "rearranges values, no weights"
    view = RESHAPED

    def transform(self, shape: Shape) -> Output:
        if problems := missing_axis(self.axis, shape):
            return Output(None, problems=problems)
        axis = self.axis % shape.rank
        inner = Reshape(self.sizes).transform(Shape((shape.dims[axis],), shape.layout))
        assert inner.shape is not None
        dims = (*shape.dims[:axis], *inner.shape.dims, *shape.dims[axis + 1 :])
        return Output(shape.with_dims(dims), problems=inner.problems)


class Pad(Layer):
    """Adds *pads* values before and after each spatial dimension; negative ones crop.

    *anywhere* pads the last dimensions of any shape (PyTorch, for zeros and
    constants); *mirrored* takes the values from inside, where they have to be;
    *round* takes them from the other end.
    """

    comes_out = "n + what is added before and after, along each dimension"
    differs = "`ZeroPad2d` takes left, right, top, bottom; `ZeroPadding2D` takes pairs, top and bottom first."
    pads: tuple[tuple[int, int], ...]
    anywhere: bool = False
    mirrored: bool = False
    round: bool = False
    idle = "adds fixed values, no weights"
    view = WINDOW

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        if len(self.pads) != fed.rank - 1:
            return (Reach(1),) * (fed.rank - 1)
        return tuple(Reach(1, pad=before) for before, _ in self.pads)

    def transform(self, shape: Shape) -> Output:
        rank = len(self.pads)
        if self.anywhere and shape.rank >= rank:
            kept, padded = shape.dims[:-rank], shape.dims[-rank:]
            dims, problems = self.pad(padded, shape)
            return Output(shape.with_dims((*kept, *dims)), problems=problems)
        if shape.rank != rank + 1:
            blank = Shape((None,) * (rank + 1), shape.layout)
            return Output(blank, problems=(wrong_rank(rank, shape),))
        dims, problems = self.pad(shape.spatial, shape)
        return Output(shape.rebuild(dims, shape.channels), problems=problems)

    def pad(self, dims: tuple[Dim, ...], shape: Shape) -> tuple[list[Dim], tuple[Problem, ...]]:
        """Pad some dimensions of *shape*; say where that takes or mirrors more than there is."""
        pairs = list(zip(dims, self.pads, strict=True))
        sizes = [None if n is None else n + before + after for n, (before, after) in pairs]
        if any(n is not None and n < 1 for n in sizes):
            return [None] * len(sizes), (misfit(say("takes away all of {shape}; crop less", shape=shape)),)
        if self.mirrored and any(n is not None and max(pair) >= n for n, pair in pairs):
            return sizes, (misfit(say("mirrors more than there is in {shape}; pad less", shape=shape)),)
        if self.round and any(n is not None and max(pair) > n for n, pair in pairs):
            return sizes, (misfit(say("goes round {shape} more than once; pad less", shape=shape)),)
        return sizes, ()


class UpSample(Layer):
    """Repeats or interpolates values: *factors* times as many, or exactly *target*.

    *spread* repeats a single number for every spatial dimension; *rank* is
    their number where the interpolation needs a certain one.  *taps* is the
    number of neighbours that each new value is made of, along one dimension.
    """

    comes_out = "n times the factor, rounded down; or what the code says"
    factors: tuple[float, ...] = ()
    target: tuple[int, ...] = ()
    spread: bool = False
    rank: int = 0
    taps: int = 1
    idle = "repeats values, no weights"
    view = GROWING

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        if made is None or made.rank != fed.rank:
            return None
        pairs = [(old, new) for old, new in zip(fed.spatial, made.spatial, strict=True)]
        if any(old is None or new is None or new % old for old, new in pairs):
            return None
        growths = [(new or 1) // (old or 1) for old, new in pairs]
        return tuple(Reach(1) if by == 1 else self.paint(by) for by in growths)

    def paint(self, by: int) -> Reach:
        """Give the stretch one value is spread over; in the middle of an odd number the outermost weigh nothing."""
        if self.taps == 1:
            return Reach(by, 1, by)
        return Reach(self.taps * by - by % 2, 1, by, (self.taps - 1) * by // 2)

    def transform(self, shape: Shape) -> Output:
        given = self.factors or self.target
        rank = self.rank or (max(shape.rank - 1, 1) if self.spread else len(given))
        if shape.rank != rank + 1 or len(given) not in (1, rank):
            blank = Shape((None,) * (rank + 1), shape.layout)
            return Output(blank, problems=(wrong_rank(rank, shape),))
        if self.target:
            return Output(shape.rebuild(self.target * rank if self.spread else self.target, shape.channels))
        factors = self.factors * rank if self.spread else self.factors
        pairs = zip(shape.spatial, factors, strict=True)
        sizes = [None if n is None else int(n * by) for n, by in pairs]
        if 0 in sizes:
            return Output(shape.rebuild([None] * rank, shape.channels), problems=(misfit("leaves nothing to see"),))
        return Output(shape.rebuild(sizes, shape.channels))
