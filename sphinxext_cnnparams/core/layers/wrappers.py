"""Layers that wrap another layer."""

from __future__ import annotations

from collections.abc import Mapping

from ..formula import Symbol, Symbols
from ..layer import Layer, Output, Weight, misfit
from ..problem import Sentence, say
from ..receptive import INNER, TIMED
from ..shape import Layout, Shape
from ..structs import replace
from .convolution import Conv, DepthwiseConv, TransposedConv
from .dense import Dense
from .embedding import Embedding


class Wrapper(Layer):
    """Holds another layer, *inner*, and its weights; its own are added to these.

    *layout* is where it looks for the channels, when not where the input has them.
    """

    inner: Layer
    layout: Layout | None = None
    view = INNER

    @property
    def idle(self) -> Sentence:  # type: ignore[override]
        """Say why there is nothing to learn."""
        return self.inner.idle

    @property
    def recorded(self) -> Sentence:  # type: ignore[override]
        """Say where the counts come from, if they are recorded."""
        return self.inner.recorded

    def settings(self) -> Mapping[str, str]:
        return self.inner.settings()

    def inside(self, shape: Shape | None) -> Shape | None:
        """Give what the inner layer is fed."""
        return None if shape is None else shape.in_layout(self.layout)

    def transform(self, shape: Shape) -> Output:
        return self.inner.output(self.inside(shape))

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return self.inner.symbols(*[self.inside(shape) for shape in inputs])

    def multiplications(self) -> str | None:
        """Multiply as the layer inside."""
        return self.inner.multiplications()

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        return self.inner.positions(self.inside(fed), self.inside(made))

    def own_weights(self) -> tuple[Weight, ...]:
        return self.inner.own_weights() + self.weights


class TimeDistributed(Wrapper):
    """Applies one layer to every step of a sequence."""

    comes_out = "that of the wrapped layer, for each step"
    view = TIMED

    @property
    def notations(self) -> Mapping[str, str]:  # type: ignore[override]
        """Write the weights as the inner layer does."""
        return self.inner.notations

    def inside(self, shape: Shape | None) -> Shape | None:
        return None if shape is None else Shape(shape.dims[1:], self.layout or shape.layout)

    def multiplications(self) -> str | None:
        """Multiply as the layer inside, at every step."""
        inner = self.inner.multiplications()
        return inner if inner is None or inner == "0" else f"({inner}) * steps"

    def symbols(self, *inputs: Shape | None) -> Symbols:
        count = inputs[0].dims[0] if inputs[0] is not None and inputs[0].dims else None
        return Wrapper.symbols(self, *inputs) | {"steps": Symbol(count, "steps", "steps")}

    def transform(self, shape: Shape) -> Output:
        if shape.rank < 2:
            return Output(
                None,
                problems=(misfit(say("expects a sequence and is fed {shape}; add a dimension for time", shape=shape)),),
            )
        out = self.inner.output(self.inside(shape))
        whole, *others = (
            None if step is None else shape.with_dims((shape.dims[0], *step.dims)) for step in (out.shape, *out.others)
        )
        return replace(out, shape=whole, others=tuple(others))


class WeightNorm(Wrapper):
    """Learns the direction of the kernel of one layer, and its length: along its first dimension, or *whole*."""

    comes_out = "that of the wrapped layer"
    whole: bool = False
    weights = (Weight("length", "u"),)
    FIRST = {Conv: "k", Dense: "k", Embedding: "v", TransposedConv: "f"}
    """The letter of the kernel's first dimension in PyTorch."""

    def assume_input(self) -> Shape | None:
        return self.inner.assume_input()

    def symbols(self, *inputs: Shape | None) -> Symbols:
        inner = Wrapper.symbols(self, *inputs)
        first = inner[self.FIRST[type(self.inner)]]
        return inner | {"u": Symbol(1 if self.whole else first.value, "first dimension of the kernel", "u")}


class SpectralNorm(Wrapper):
    """Divides the kernel of one layer by its largest singular value, and keeps a vector to find it."""

    comes_out = "that of the wrapped layer"
    differs = "Keras counts the vector it keeps as not trained; PyTorch's is a buffer."
    weights = (Weight("vector u", "u", trainable=False),)
    LAST = {Conv: "k", Dense: "k", DepthwiseConv: "m", Embedding: "k", TransposedConv: "f"}
    """The letter of the kernel's last dimension: the vector has as many values."""

    def symbols(self, *inputs: Shape | None) -> Symbols:
        inner = Wrapper.symbols(self, *inputs)
        last = inner[self.LAST[type(self.inner)]]
        return inner | {"u": Symbol(last.value, "last dimension of the kernel", "u")}
