"""Functions applied to each value: activations, dropout, noise."""

from __future__ import annotations

from ..formula import Symbol, Symbols, factors
from ..layer import Layer, Output, Weight, disagreement
from ..receptive import EACH
from ..shape import Shape
from .spatial import letter_dims, missing_axis, refuse_ranks


class Elementwise(Layer):
    """Changes values, not their number.

    *reason* says why there is nothing to learn.  *ranks* are the numbers of
    dimensions it accepts, all unless given; *axis* is the one it works along,
    which has to be there.
    """

    comes_out = "the shape of the input"
    reason: str = "a fixed function, no weights"
    ranks: tuple[int, ...] = ()
    axis: int | None = None
    view = EACH

    def transform(self, shape: Shape) -> Output:
        problems = refuse_ranks(self.ranks, shape)
        if self.axis is not None:
            problems += missing_axis(self.axis, shape)
        return Output(shape, problems=problems)

    @property
    def idle(self) -> str:  # type: ignore[override]
        """Say why there is nothing to learn."""
        return self.reason


class PReLU(Layer, kw_only=True):
    """Learns the slope of its negative part: one per value, per channel, or in all.

    Keras has one per value of the input, *shared* dimensions apart (counted
    from 0, without the batch); PyTorch states their number.
    """

    comes_out = "the shape of the input"
    differs = (
        "Keras learns one slope per value unless `shared_axes` says otherwise, PyTorch one in all or one per channel."
    )
    slopes: int | None = None
    shared: tuple[int, ...] = ()
    weights = (Weight("slope", "a"),)
    macs = "0"
    view = EACH

    def transform(self, shape: Shape) -> Output:
        per_channel = self.slopes if self.slopes != 1 else None
        problems = disagreement(per_channel, shape.channels, "channels", shape)
        for axis in self.shared:
            problems += missing_axis(axis, shape)
        return Output(shape, problems=problems)

    def symbols(self, *inputs: Shape | None) -> Symbols:
        (shape,) = inputs
        if self.slopes is not None or shape is None:
            return {"a": Symbol(self.slopes, "slopes", "a")}
        shared = {axis % shape.rank for axis in self.shared}
        own = [symbol for i, symbol in enumerate(letter_dims(shape)) if i not in shared]
        return {"a": factors(own, "slopes")}
