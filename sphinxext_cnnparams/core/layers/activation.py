"""Functions applied to each value: activations, dropout, noise."""

from __future__ import annotations

from dataclasses import dataclass

from ..layer import Layer, Output, Weight, disagreement
from ..shape import Shape
from ..symbol import Symbol, Symbols, factors
from .spatial import lettered


@dataclass(frozen=True, slots=True)
class Elementwise(Layer):
    """Changes values, not their number; *reason* says why there is nothing to learn."""

    reason: str = "a fixed function, no weights"

    def transformed(self, shape: Shape) -> Output:
        return Output(shape)

    @property
    def idle(self) -> str:  # type: ignore[override]
        """Say why there is nothing to learn."""
        return self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PReLU(Layer):
    """Learns the slope of its negative part: one per value, per channel, or in all.

    Keras has one per value of the input, *shared* dimensions apart (counted
    from 0, without the batch); PyTorch states their number.
    """

    slopes: int | None = None
    shared: tuple[int, ...] = ()
    weights = (Weight("slope", "a"),)

    def transformed(self, shape: Shape) -> Output:
        per_channel = self.slopes if self.slopes != 1 else None
        return Output(shape, problems=disagreement(per_channel, shape.channels, "channels", shape))

    def symbols(self, *inputs: Shape | None) -> Symbols:
        (shape,) = inputs
        if self.slopes is not None or shape is None:
            return {"a": Symbol(self.slopes, "slopes", "a")}
        own = [symbol for i, symbol in enumerate(lettered(shape)) if i not in self.shared]
        return {"a": factors(own, "slopes")}
