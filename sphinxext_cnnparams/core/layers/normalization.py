"""Normalization layers."""

from __future__ import annotations

from ..formula import Symbol, Symbols
from ..layer import Layer, Output, Weight, disagreement
from ..receptive import EACH
from ..shape import Dim, Shape
from ..structs import field
from .spatial import missing_axis, refuse_ranks


class BatchNorm(Layer, kw_only=True):
    """Normalizes each channel over the batch, then scales and shifts it.

    *statistics*: Keras counts the running mean and variance as parameters
    that are not trained; PyTorch keeps them as buffers and does not count
    them.  *axis* is the dimension of the channels, without the batch, when
    it is not the layout's own; *ranks* are the numbers of dimensions it
    accepts, all unless given.
    """

    comes_out = "the shape of the input"
    differs = (
        "Keras counts four values per channel, two of them not trained; PyTorch two, since its running "
        "statistics are buffers."
    )
    scale: bool = True
    center: bool = True
    statistics: bool = False
    axis: int | None = None
    renorm: bool = False
    ranks: tuple[int, ...] = ()
    declared: Dim = field(default=None, compare=False)
    weights = (
        Weight("gamma", "f", when="scale"),
        Weight("beta", "f", when="center", bias=True),
        Weight("moving mean", "f", when="statistics", trainable=False),
        Weight("moving variance", "f", when="statistics", trainable=False),
        Weight("renormalization mean", "f", when="renorm", trainable=False),
        Weight("renormalization variance", "f", when="renorm", trainable=False),
        Weight("renormalization deviation", "f", when="renorm", trainable=False),
    )
    notations = {"factored": "v * f"}
    macs = "0"
    view = EACH
    idle = "normalizes, no weights"

    def assume_input(self) -> Shape | None:
        if self.declared is None or len(self.ranks) != 1:
            return None
        return Shape((self.declared, *(None,) * (self.ranks[-1] - 1)), "first")

    def transform(self, shape: Shape) -> Output:
        problems = refuse_ranks(self.ranks, shape)
        if self.axis is not None:
            problems += missing_axis(self.axis, shape)
        problems += disagreement(self.declared, self.channels(shape), "channels", shape)
        return Output(shape, problems=problems)

    def channels(self, shape: Shape | None) -> Dim:
        """Give the number of channels of *shape*."""
        if shape is None:
            return None
        if self.axis is None:
            return shape.channels
        return None if missing_axis(self.axis, shape) else shape.dims[self.axis]

    def symbols(self, *inputs: Shape | None) -> Symbols:
        found = self.channels(inputs[0])
        return {
            "f": Symbol(found if self.declared is None else self.declared, "channels", "f"),
            "v": Symbol(len(self.own_weights()), "values per channel"),
        }
