"""Layers that know how many spatial dimensions they work on."""

from __future__ import annotations

from collections.abc import Sequence

from ..formula import Symbol, factors
from ..layer import Layer, Output, misfit
from ..problem import Problem, list_both, say
from ..shape import Dim, Shape

AXES: dict[int, tuple[tuple[str, str, str], ...]] = {
    1: (("L", "w", "length"),),
    2: (("H", "h", "height"), ("W", "w", "width")),
    3: (("D", "d", "depth"), ("H", "h", "height"), ("W", "w", "width")),
}
"""Per rank: the letter of the input's extent, that of the kernel's, and the word."""


class Spatial(Layer):
    """Works on *rank* spatial dimensions and the channels."""

    def spatial_rank(self) -> int:
        """Count the spatial dimensions the layer expects."""
        raise NotImplementedError

    def make_channels(self, channels: Dim) -> Dim:
        """Give the number of channels that come out of *channels*."""
        return channels

    def transform(self, shape: Shape) -> Output:
        rank = self.spatial_rank()
        if shape.rank == rank + 1:
            return self.place(shape)
        blank = Shape((None,) * (rank + 1), shape.layout)
        return Output(blank.rebuild((None,) * rank, self.make_channels(None)), problems=(wrong_rank(rank, shape),))

    def place(self, shape: Shape) -> Output:
        """Work out the output of an input that has the right number of dimensions."""
        raise NotImplementedError


def wrong_rank(rank: int, shape: Shape) -> Problem:
    """State that a layer wants another number of dimensions."""
    words = [word for _, _, word in AXES[rank]]
    pattern = "channels × {words}" if shape.layout == "first" else "{words} × channels"
    order = say(pattern, words=list_both([say(word) for word in words], "{first} × {last}"))
    advice = "is it meant to stand before the flattening?" if shape.rank == 1 else "check the shape of the input"
    return misfit(say("expects {order} and is fed {shape}; {advice}", order=order, shape=shape, advice=advice))


def refuse_ranks(ranks: tuple[int, ...], shape: Shape) -> tuple[Problem, ...]:
    """State that a shape has a number of dimensions that is not among *ranks*, unless there are none."""
    if not ranks or shape.rank in ranks:
        return ()
    noun = "dimension" if ranks == (1,) else "dimensions"
    wanted = list_both([str(rank) for rank in ranks], "{first} or {last}")
    return (
        misfit(
            say(
                "expects {wanted} {noun} besides the batch and is fed {shape}",
                wanted=wanted,
                noun=say(noun),
                shape=shape,
            )
        ),
    )


def missing_axis(axis: int, shape: Shape) -> tuple[Problem, ...]:
    """State that a shape has no such dimension."""
    if -shape.rank <= axis < shape.rank or not shape.rank:  # a tensor of one dimension has no batch in front
        return ()
    return (misfit(say("works along a dimension that {shape} does not have; count again", shape=shape)),)


def letter_dims(shape: Shape) -> list[Symbol]:
    """Give every dimension of a shape its letter: f for the channels, H and W for an image's extents."""
    axes = AXES.get(shape.rank - 1, ())
    words = [(big, f"input {word}") for big, _, word in axes]
    if len(axes) != shape.rank - 1:
        words = [(f"n{'₁₂₃₄₅₆₇₈₉'[i % 9]}", "input dimension") for i in range(shape.rank - 1)]
    words.insert(shape.axis, ("f", "input channels"))
    return [Symbol(n, meaning, letter) for n, (letter, meaning) in zip(shape.dims, words, strict=True)]


def positions(shape: Shape | None, rank: int, prime: str, what: str) -> Symbol:
    """Give the number of places in an image: the product of its extents, printed factor by factor."""
    if shape is None or shape.rank != rank + 1:
        return Symbol(None, f"positions of the {what}", "P")
    extents = zip(AXES.get(rank, ()), shape.spatial, strict=True)
    return factors((Symbol(n, f"{what} {word}", f"{big}{prime}") for (big, _, word), n in extents), "positions")


def list_words(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> list_words(["depth", "height", "width"])
    'depth, height and width'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
