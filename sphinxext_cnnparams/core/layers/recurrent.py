"""Recurrent layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from ..formula import Symbol, Symbols, factors, switch
from ..layer import Layer, Output, Weight, disagreement, misfit
from ..problem import Problem, list_both, say
from ..receptive import STEPS, UNKNOWN
from ..shape import Dim, Shape
from ..structs import field, replace
from .spatial import AXES, positions, refuse_ranks
from .window import Window

States = Literal["", "apart", "stacked", "further"]
"""What a recurrent layer hands on of its states: nothing; every state of every direction (Keras); one tensor per
state, over all layers and directions (PyTorch); or those that are not its output already (a cell of PyTorch)."""

Merge = Literal["concat", "sum", ""]
"""How two directions become one output: side by side, value by value, or not at all."""


class Recurrent(Layer, kw_only=True):
    """Processes a sequence, step by step, and remembers.

    *biases* is the number of bias vectors per gate: one in Keras, two in
    PyTorch and in Keras's GRU.  *projection* is the size to which the output
    is reduced before it goes on.  *sequences* hands on all steps, not only
    the last.  A *cell* makes a single step.  *ranks* are the numbers of dimensions it accepts.
    """

    units: int
    biases: int = 1
    layers: int = 1
    directions: int = 1
    projection: int = 0
    sequences: bool = False
    states: States = ""
    merge: Merge = "concat"
    cell: bool = False
    ranks: tuple[int, ...] = (2,)
    declared: Dim = field(default=None, compare=False)
    gates: ClassVar[int]
    view = STEPS
    weights = (
        Weight("kernel", "g * D * h * f"),
        Weight("kernel of further layers", "g * (n - 1) * D * h * (D * r)", when="deep"),
        Weight("recurrent kernel", "g * n * D * h * r"),
        Weight("projection", "n * D * r * h", when="projection"),
        Weight("bias", "b * g * n * D * h", when="biases", bias=True),
    )
    notations = {"factored": "g * D * h * (f + (n - 1) * (D * r) + n * (r + b)) + n * D * p * h"}

    def multiplications(self) -> str | None:
        """Multiply with every weight but the biases, at every step."""
        used = " + ".join(weight.formula for weight in self.own_weights() if not weight.bias)
        return f"({used}) * P"

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        if self.cell:
            return Symbol(1, "steps", quiet=(1,))
        return Symbol(None if fed is None or fed.rank != 2 else fed.dims[0], "steps", "T")

    @property
    def deep(self) -> bool:
        """Tell whether there is more than one layer."""
        return self.layers > 1

    @property
    def size(self) -> int:
        """Give the number of values that one direction hands on."""
        return self.projection or self.units

    def assume_input(self) -> Shape | None:
        if self.declared is None:
            return None
        return Shape((self.declared,) if self.cell else (None, self.declared), "first")

    def settings(self) -> dict[str, str]:
        return {"units": str(self.units)}

    def output(self, *inputs: Shape | None) -> Output:
        sequence, *given = inputs
        if sequence is None:
            return Output(None)
        problems = refuse_ranks(self.ranks, sequence) + self.misfits(given)
        if not problems:
            problems = disagreement(self.declared, last(sequence), "values per step", sequence)
        size = self.size * self.directions if self.merge == "concat" else self.size
        steps = sequence.dims[:-1] if self.sequences or self.cell else ()
        out = sequence.with_dims((*steps, size))
        apart = (out,) if self.directions == 2 and not self.merge else ()
        kept = tuple(sequence.with_dims(dims) for dims in self.list_kept())
        return Output(out, problems=problems, others=apart + kept)

    def list_kept(self) -> list[tuple[int, ...]]:
        """Give the dimensions of the states that come out besides."""
        each = self.memory()
        if self.states == "stacked":
            return [(self.layers * self.directions, size) for size in each]
        sizes = {"": [], "apart": each * self.directions, "further": each[1:]}[self.states]
        return [(size,) for size in sizes]

    def memory(self) -> list[int]:
        """Give the sizes of the states of one direction."""
        return [self.size]

    def misfits(self, given: Sequence[Shape | None]) -> tuple[Problem, ...]:
        """Check the states it starts from."""
        wanted = self.memory() * self.directions
        if self.states in ("stacked", "further") or (not given and not self.cell):
            return ()
        pairs = zip(given, wanted, strict=False)
        if len(given) != len(wanted) or any(shape is not None and shape.dims != (size,) for shape, size in pairs):
            return (
                misfit(
                    say(
                        "starts from {wanted} states of {sizes} values; give it these",
                        wanted=len(wanted),
                        sizes=", ".join(map(str, wanted)),
                    )
                ),
            )
        return ()

    def symbols(self, *inputs: Shape | None) -> Symbols:
        sequence = inputs[0] if inputs else None
        found = self.declared if self.declared is not None or sequence is None else last(sequence)
        units = Symbol(self.units, "units", "h")
        return {
            "f": Symbol(found, "values per step", "f"),
            "h": units,
            "r": Symbol(self.projection, "projected units", "r") if self.projection else units,
            "p": Symbol(self.projection, "projected units", "r", quiet=(0,)),
            "g": Symbol(self.gates, "gates", quiet=(1,)),
            "b": Symbol(self.biases, "biases of each gate", quiet=(0, 1)),
            "n": Symbol(self.layers, "layers", "n", quiet=(1,)),
            "D": Symbol(self.directions, "directions", "D", quiet=(1,)),
        }


class SimpleRNN(Recurrent, kw_only=True):
    """Processes a sequence with a layer that sees each step and its own last output."""

    comes_out = "h values; one row per step with `return_sequences`"
    differs = "PyTorch has two biases per unit, Keras one, and PyTorch always gives all steps."
    gates = 1


class GRU(Recurrent, kw_only=True):
    """Processes a sequence with gated recurrent units: three layers in one (reset, update, new)."""

    comes_out = "h values; one row per step with `return_sequences`"
    differs = "Two biases per gate in both, unless Keras is told `reset_after=False`. PyTorch always gives all steps."
    gates = 3


class LSTM(Recurrent, kw_only=True):
    """Processes a sequence with long short-term memory: four layers in one (input, forget, cell, output)."""

    comes_out = "h values; one row per step with `return_sequences`"
    differs = "PyTorch has two biases per gate, Keras one, and PyTorch always gives all steps."
    gates = 4

    def memory(self) -> list[int]:
        return [self.size, self.units]


class ConvLSTM(Window, kw_only=True):
    """Processes a sequence of images with long short-term memory whose layers are convolutions.

    Two directions are put together as in Recurrent, side by side along the
    last dimension, wherever the channels are: so does Keras.
    """

    comes_out = "as a convolution of each image; all images with `return_sequences`"
    filters: int
    bias: bool = True
    sequences: bool = False
    states: bool = False
    directions: int = 1
    merge: Merge = "concat"
    view = UNKNOWN
    macs = "4 * D * K * (f + k) * k * T * P"
    weights = (
        Weight("kernel", "4 * D * K * f * k"),
        Weight("recurrent kernel", "4 * D * K * k * k"),
        Weight("bias", "4 * D * k", when="bias", bias=True),
    )
    notations = {"factored": "4 * D * k * (K * (f + k) + b)"}

    def make_channels(self, channels: Dim) -> Dim:
        return self.filters

    def settings(self) -> dict[str, str]:
        return Window.settings(self) | {"filters": str(self.filters)}

    def transform(self, shape: Shape) -> Output:
        rank = len(self.kernel)
        if shape.rank != rank + 2:
            words = list_both([say(word) for _, _, word in AXES[rank]], "{first} × {last}")
            return Output(
                None,
                problems=(
                    misfit(say("expects time × {words} × channels and is fed {shape}", words=words, shape=shape)),
                ),
            )
        image = Shape(shape.dims[1:], shape.layout)
        if None in image.spatial:
            return Output(
                None, problems=(misfit(say("needs to know height and width of its images, not {image}", image=image)),)
            )
        out = Window.place(self, image)
        if out.shape is None or out.problems:
            return out
        state = shape.with_dims(out.shape.dims)
        dims = (shape.dims[0], *state.dims) if self.sequences else state.dims
        wide = None if dims[-1] is None else dims[-1] * (self.directions if self.merge == "concat" else 1)
        whole = shape.with_dims((*dims[:-1], wide))
        apart = (whole,) if self.directions == 2 and not self.merge else ()
        kept = (state, state) * self.directions if self.states else ()
        return replace(out, shape=whole, others=apart + kept)

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        image = made.with_dims(made.dims[1:]) if made is not None and self.sequences else made
        return positions(image, len(self.kernel), "′", "output")

    def symbols(self, *inputs: Shape | None) -> Symbols:
        shape = inputs[0]
        found = Shape(shape.dims[1:], shape.layout).channels if shape and shape.rank == len(self.kernel) + 2 else None
        axes = zip(AXES[len(self.kernel)], self.kernel, strict=True)
        return {
            "f": Symbol(found, "input channels", "f"),
            "k": Symbol(self.filters, "filters", "k"),
            "K": factors((Symbol(n, f"kernel {word}", letter) for (_, letter, word), n in axes), "kernel"),
            "D": Symbol(self.directions, "directions", "D", quiet=(1,)),
            "T": Symbol(shape.dims[0] if shape and shape.dims else None, "steps", "T"),
            "b": switch(self.bias, "the bias of each filter"),
        }


def last(shape: Shape) -> Dim:
    """Give the size of the last dimension."""
    return shape.dims[-1] if shape.dims else 1
