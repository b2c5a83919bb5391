"""Layers that put values elsewhere: permuted, repeated, folded, shuffled between channels and space."""

from __future__ import annotations

from math import prod

from ..formula import Formula, Step, Symbol
from ..layer import Layer, Output, misfit
from ..problem import say
from ..receptive import EACH, GROWING, UNFOLDED, UNKNOWN, WINDOW, Reach, View, placing_view
from ..shape import Dim, Shape, product
from .spatial import Spatial, missing_axis
from .window import Window

IDLE = "rearranges values, no weights"


class Permute(Layer):
    """Puts the dimensions in another order, counted from 0 without the batch."""

    comes_out = "the same dimensions in another order"
    order: tuple[int, ...]
    idle = IDLE

    @property
    def view(self) -> View:  # type: ignore[override]
        """See the same, elsewhere."""
        return placing_view([self.order.index(i) if i in self.order else None for i in range(len(self.order))])

    def transform(self, shape: Shape) -> Output:
        if shape.rank == len(self.order):
            return Output(shape.with_dims([shape.dims[i] for i in self.order]))
        blank = shape.with_dims((None,) * len(self.order))
        wrong = misfit(
            say(
                "puts {order} dimensions in order and is fed {shape}; name every one of them",
                order=len(self.order),
                shape=shape,
            )
        )
        return Output(blank, problems=(wrong,))


class Repeat(Layer):
    """Repeats a flat input, *count* times."""

    comes_out = "one more dimension in front"
    count: int
    idle = "repeats values, no weights"

    def transform(self, shape: Shape) -> Output:
        if shape.rank == 1:
            return Output(shape.with_dims((self.count, *shape.dims)))
        blank = shape.with_dims((self.count, None))
        return Output(
            blank, problems=(misfit(say("repeats a flat input and is fed {shape}; flatten it before", shape=shape)),)
        )


class Halve(Layer):
    """Multiplies one half of its input, along *axis* without the batch, by the sigmoid of the other half."""

    comes_out = "half as many values along one dimension"
    axis: int = -1
    idle = "a fixed function, no weights"

    def transform(self, shape: Shape) -> Output:
        if problems := missing_axis(self.axis, shape):
            return Output(None, problems=problems)
        axis = self.axis % shape.rank
        size = shape.dims[axis]
        if size is not None and size % 2:
            return Output(
                None,
                problems=(
                    misfit(say("halves {size} values of {shape}; make their number even", size=size, shape=shape)),
                ),
            )
        half = None if size is None else size // 2
        return Output(shape.with_dims((*shape.dims[:axis], half, *shape.dims[axis + 1 :])))


class ChannelShuffle(Layer):
    """Mixes the channels of *groups* groups."""

    comes_out = "the shape of the input"
    groups: int
    idle = IDLE
    view = EACH

    def transform(self, shape: Shape) -> Output:
        if shape.rank < 2:
            return Output(
                shape, problems=(misfit(say("expects channels and positions and is fed {shape}", shape=shape)),)
            )
        if shape.channels is not None and shape.channels % self.groups:
            wrong = misfit(
                say(
                    "has {groups} groups, which do not divide {channels} channels",
                    groups=self.groups,
                    channels=shape.channels,
                )
            )
            return Output(shape, problems=(wrong,))
        return Output(shape)


class PixelShuffle(Spatial):
    """Spreads r × r channels over an image r times as high and wide: f / r² channels come out.

    https://pytorch.org/docs/stable/generated/torch.nn.PixelShuffle.html
    """

    comes_out = "r n along each dimension; f / r² channels"
    factor: int
    idle = IDLE
    view = GROWING

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        return (Reach(self.factor, 1, self.factor),) * 2

    def spatial_rank(self) -> int:
        return 2

    def place(self, shape: Shape) -> Output:
        r = Symbol(self.factor, "upscale factor", "r")
        channels = shape.channels
        if channels is not None and channels % self.factor**2:
            wrong = misfit(
                say(
                    "spreads {factor} × {factor} channels each, which do not divide {channels}",
                    factor=self.factor,
                    channels=channels,
                )
            )
            return Output(shape.rebuild([None, None], None), problems=(wrong,))
        formula = Formula("f / (r * r)", {"f": Symbol(channels, "input channels", "f"), "r": r})
        sizes = [None if n is None else n * self.factor for n in shape.spatial]
        return Output(shape.rebuild(sizes, formula.value), (Step("channels", formula),))


class PixelUnshuffle(Spatial):
    """Gathers r × r neighbours in channels of their own: r² f channels come out, on an image r times smaller."""

    comes_out = "n / r along each dimension; f r² channels"
    factor: int
    idle = IDLE
    view = WINDOW

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        return (Reach(self.factor, self.factor),) * 2

    def spatial_rank(self) -> int:
        return 2

    def place(self, shape: Shape) -> Output:
        r = Symbol(self.factor, "downscale factor", "r")
        formula = Formula("f * r * r", {"f": Symbol(shape.channels, "input channels", "f"), "r": r})
        if any(n is not None and n % self.factor for n in shape.spatial):
            wrong = misfit(
                say(
                    "gathers squares of {factor} × {factor}, which do not divide {shape}",
                    factor=self.factor,
                    shape=shape,
                )
            )
            return Output(shape.rebuild([None, None], formula.value), problems=(wrong,))
        sizes = [None if n is None else n // self.factor for n in shape.spatial]
        return Output(shape.rebuild(sizes, formula.value), (Step("channels", formula),))


class Unfold(Window, kw_only=True):
    """Lines up what each window sees in a column: f · h · w values, one column per window."""

    comes_out = "f h w values for each window"
    idle = IDLE
    view = UNFOLDED

    def windows(self, shape: Shape) -> tuple[Dim, ...]:
        """Count the windows along each dimension."""
        made = Window.place(self, shape).shape
        assert made is not None
        return made.spatial

    def place(self, shape: Shape) -> Output:
        out = Window.place(self, shape)
        columns = product(self.windows(shape))
        size = None if shape.channels is None else shape.channels * prod(self.kernel)
        return Output(shape.with_dims((size, columns)), out.steps, out.problems)


class Fold(Window, kw_only=True):
    """Adds up columns such as Unfold makes into an image of the size *target*."""

    comes_out = "the image whose windows the columns are"
    target: tuple[int, ...]
    idle = IDLE
    view = UNKNOWN

    def transform(self, shape: Shape) -> Output:
        made = Shape((None, *self.target), "first")
        if shape.rank != 2:
            wrong = misfit(say("expects columns and their number, and is fed {shape}; it undoes Unfold", shape=shape))
            return Output(made, problems=(wrong,))
        windows = Window.place(self, made)
        assert windows.shape is not None
        values, columns = shape.dims
        wanted = product(windows.shape.spatial)
        if windows.problems or (columns is not None and columns != wanted):
            sizes = " × ".join(map(str, self.target))
            wrong = misfit(
                say(
                    "needs {wanted} columns for {sizes} values and is fed {columns} ({shape})",
                    wanted=wanted or say("some"),
                    sizes=sizes,
                    columns=columns,
                    shape=shape,
                )
            )
            return Output(made, problems=(wrong,))
        if values is not None and values % prod(self.kernel):
            wrong = misfit(
                say(
                    "folds columns of {prod} values per channel, which do not divide {values}",
                    prod=prod(self.kernel),
                    values=values,
                )
            )
            return Output(made, problems=(wrong,))
        return Output(made.rebuild(self.target, None if values is None else values // prod(self.kernel)))
