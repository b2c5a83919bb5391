"""Well-known models, shown as one row: their counts are recorded, not computed."""

from __future__ import annotations

from ..formula import Formula, Symbol
from ..layer import Layer, Output, Weight, misfit
from ..problem import Problem, Sentence, phrase, say
from ..shape import Dim, Shape
from ..structs import Struct
from .spatial import AXES, wrong_rank
from .window import merge_steps


class Share(Struct):
    """Hold how many values one part of a model has, and whether they can be trained."""

    name: str
    size: int
    trainable: bool = True


class Recorded(Layer, kw_only=True):
    """Stands for a whole image model, or for everything before its head.

    *origin* is the framework whose own numbers these are.  *shape* is the
    image it is built for, *least* the side of the smallest one it takes.  What
    comes out has *channels*; with the formula *extent* over ``n``, the input's
    height or width, it is an image, else a list, of which *tail* are further
    dimensions.
    """

    comes_out = "as recorded from the framework"
    origin: str
    shares: tuple[Share, ...]
    shape: Shape
    channels: int
    extent: str = ""
    tail: tuple[int, ...] = ()
    least: int = 1

    @property
    def recorded(self) -> Sentence:  # type: ignore[override]
        """Say where the counts come from."""
        if self.own_weights():
            return phrase("as recorded from {origin}", origin=self.origin)
        return phrase("no weights, as recorded from {origin}", origin=self.origin)

    def own_weights(self) -> tuple[Weight, ...]:
        kept = [share for share in self.shares if share.size]
        return tuple(Weight(s.name, str(s.size), trainable=s.trainable, bias=None) for s in kept)

    def assume_input(self) -> Shape | None:
        return self.shape

    def transform(self, shape: Shape) -> Output:
        if shape.rank != self.shape.rank:
            return Output(self.result((None, None)), problems=(wrong_rank(2, shape),))
        wrong = self.misfits(shape)
        works = [self.rule(i, n) for i, n in enumerate(shape.spatial)]
        sizes = tuple(None if wrong else work.value for work in works)
        return Output(self.result(sizes), merge_steps(works) if self.extent and not wrong else (), wrong)

    def rule(self, i: int, n: Dim) -> Formula:
        """Give the formula of the new extent along dimension *i*, with its number."""
        big, _, word = AXES[2][i]
        return Formula(self.extent or "n", {"n": Symbol(n, f"input {word}", big)})

    def result(self, sizes: tuple[Dim, ...]) -> Shape:
        """Give the shape that comes out, of an image of which the new extents are *sizes*."""
        return self.shape.rebuild(sizes if self.extent else self.tail, self.channels)

    def misfits(self, shape: Shape) -> tuple[Problem, ...]:
        """Compare an image with those the model takes."""
        pairs = zip(shape.dims, self.shape.dims, strict=True)
        if any(n is not None and wanted is not None and n != wanted for n, wanted in pairs):
            return (
                misfit(
                    say(
                        "is built for an input of {usual} and is fed {fed}; change one of them",
                        usual=self.shape,
                        fed=shape,
                    )
                ),
            )
        if any(n is not None and n < self.least for n in shape.spatial):
            return (
                misfit(
                    say(
                        "needs an image of at least {least} × {least} and is fed {shape}", least=self.least, shape=shape
                    )
                ),
            )
        left = [self.rule(i, n).value for i, n in enumerate(shape.spatial)]
        if any(n is not None and n < 1 for n in left):
            return (misfit(say("leaves nothing of an image as small as {shape}; feed it a larger one", shape=shape)),)
        return ()
