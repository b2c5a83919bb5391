"""Convolutions: plain, depthwise, separable, transposed."""

from __future__ import annotations

from collections.abc import Iterator

from ..formula import Formula, Symbol, Symbols, factors, switch
from ..layer import Output, Weight, disagreement, misfit
from ..problem import Problem, say
from ..receptive import GROWING, Reach
from ..shape import Dim, Shape
from ..structs import field, replace
from .spatial import AXES, positions
from .window import Window


class Kernels(Window, kw_only=True):
    """Learns the kernels it slides over its input.

    *declared* is the number of input channels the code states, where a
    dialect states it; it is no part of what the layer is.
    """

    groups: int = 1
    bias: bool = True
    declared: Dim = field(default=None, compare=False)

    def assume_input(self) -> Shape | None:
        if self.declared is None:
            return None
        return Shape((self.declared, *(None,) * len(self.kernel)), "first")

    def settings(self) -> dict[str, str]:
        filters = self.make_channels(self.declared)
        return Window.settings(self) | ({} if filters is None else {"filters": str(filters)})

    def place(self, shape: Shape) -> Output:
        out = Window.place(self, shape)
        wrong = disagreement(self.declared, shape.channels, "channels", shape)
        misfits = wrong or out.problems  # where other channels come in, so do other sizes
        return replace(out, problems=(*misfits, *self.divisions(self.count_incoming(shape))))

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        return positions(made, len(self.kernel), "′", "output")

    def count_incoming(self, shape: Shape | None) -> Dim:
        """Give the channels the kernels are made for."""
        if self.declared is not None or shape is None or shape.rank != len(self.kernel) + 1:
            return self.declared
        return shape.channels

    def divisions(self, channels: Dim) -> Iterator[Problem]:
        """Check that the groups divide what comes in and what goes out."""
        for count, noun in ((channels, "input channels"), (self.make_channels(channels), "filters")):
            if count is not None and count % self.groups:
                yield misfit(
                    say(
                        "has {groups} groups, which do not divide {count} {noun}",
                        groups=self.groups,
                        count=count,
                        noun=say(noun),
                    )
                )

    def symbols(self, *inputs: Shape | None) -> Symbols:
        channels = self.count_incoming(inputs[0])
        axes = zip(AXES[len(self.kernel)], self.kernel, strict=True)
        symbols = {
            "f": Symbol(channels, "input channels", "f"),
            "k": Symbol(self.make_channels(channels), "filters", "k"),
            "K": factors((Symbol(n, f"kernel {word}", letter) for (_, letter, word), n in axes), "kernel"),
            "g": Symbol(self.groups, "groups", "g", quiet=(1,)),
            "b": switch(self.bias, "the bias of each filter"),
        }
        return symbols | self.in_and_out(symbols)

    def in_and_out(self, symbols: Symbols) -> Symbols:
        """Give the words of "inputs × outputs + biases" their numbers."""
        inputs, outputs = Formula("f / g", symbols), Formula("k * K", symbols)
        biases = symbols["k"].value if self.bias else 0
        channels = symbols["f"].value
        seen = None if channels is None or channels % self.groups else inputs.value
        return {
            "inputs": Symbol(seen, "input channels of a filter", "inputs", formula=inputs),
            "outputs": Symbol(outputs.value, "filters × kernel", "outputs", formula=outputs),
            "biases": Symbol(biases, "one per filter", "biases", quiet=(0,)),
        }


class Conv(Kernels, kw_only=True):
    """Slides *filters* kernels over the input; each sees f / g channels."""

    comes_out = (
        "(n + 2p − k) / s + 1 along each dimension, rounded down; ceil(n / s) with `same`; as many channels as filters"
    )
    differs = '`padding="same"` with a stride is an error in PyTorch. Keras puts the larger half after the image.'
    filters: int
    weights = (Weight("kernel", "K * (f / g) * k"), Weight("bias", "k", when="bias", bias=True))
    notations = {"factored": "k * ((f / g) * K + b)", "inputs-outputs": "inputs * outputs + biases"}
    macs = "K * (f / g) * k * P"

    def make_channels(self, channels: Dim) -> Dim:
        return self.filters


class DepthwiseConv(Kernels, kw_only=True):
    """Slides *multiplier* kernels over each channel by itself (Keras)."""

    comes_out = "as a convolution; f m channels"
    differs = "In PyTorch this is a convolution with as many groups as channels; it has the same weights."
    multiplier: int = 1
    weights = (Weight("kernel", "K * f * m"), Weight("bias", "f * m", when="bias", bias=True))
    notations = {"factored": "f * m * (K + b)"}
    macs = "K * f * m * P"

    def make_channels(self, channels: Dim) -> Dim:
        return None if channels is None else channels * self.multiplier

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return Kernels.symbols(self, *inputs) | {"m": _multiplier(self.multiplier)}


class SeparableConv(Kernels, kw_only=True):
    """Slides kernels over each channel by itself, then mixes the channels with 1 × 1 kernels (Keras)."""

    comes_out = "as a convolution; as many channels as filters"
    differs = "Keras has one bias per filter; two convolutions of PyTorch have one per channel as well."
    filters: int
    multiplier: int = 1
    weights = (
        Weight("depthwise kernel", "K * f * m"),
        Weight("pointwise kernel", "f * m * k"),
        Weight("bias", "k", when="bias", bias=True),
    )
    notations = {"factored": "f * m * (K + k) + k * b"}
    macs = "f * m * (K + k) * P"

    def make_channels(self, channels: Dim) -> Dim:
        return self.filters

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return Kernels.symbols(self, *inputs) | {"m": _multiplier(self.multiplier)}


class TransposedConv(Kernels, kw_only=True):
    """Runs a convolution backwards: each input value paints a kernel onto a larger output.

    Keras (``padding`` a word): keras.src.backend.common.backend_utils;
    PyTorch (numbers): https://pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html
    """

    comes_out = "n s + max(k − s, 0) in Keras, n s with `same`; (n − 1) s + k − 2p + o in PyTorch"
    differs = "With a kernel smaller than the stride, Keras's output is larger."
    filters: int
    output_padding: tuple[int, ...] | None = None
    wanted: tuple[int, ...] = ()
    """The size a call asks for, which decides on the output padding."""
    weights = (Weight("kernel", "K * f * (k / g)"), Weight("bias", "k", when="bias", bias=True))
    notations = {"factored": "k * ((f / g) * K + b)", "inputs-outputs": "inputs * outputs + biases"}

    macs = "K * f * (k / g) * P"
    view = GROWING

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        windows = Window.reaches(self, fed, made) or ()
        return tuple(Reach(kernel, 1, stride, pad) for kernel, stride, _, pad in windows)

    def place(self, shape: Shape) -> Output:
        if not self.wanted:
            return Kernels.place(self, shape)
        plain = replace(self, wanted=(), output_padding=(0,) * len(self.kernel))
        found = plain.place_wanted(shape, self.wanted, tuple((0, stride - 1) for stride in self.stride))
        least = plain.place(shape).shape
        if found.problems or least is None or None in least.spatial:
            return found
        padding = tuple(want - (n or 0) for want, n in zip(self.wanted, least.spatial, strict=True))
        return replace(plain, output_padding=padding).place(shape)

    def before(self, i: int, size: int, n: Dim) -> int:
        if self.output_padding is not None and self.padding == "same":
            return size // 2
        return Window.before(self, i, size, None)

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        return positions(fed, len(self.kernel), "", "input")  # each input value is multiplied with every kernel

    def make_channels(self, channels: Dim) -> Dim:
        return self.filters

    def rule(self, i: int, n: Dim) -> str:
        if self.output_padding is not None:
            return "(n - 1) * s + k - 2 * p + o"
        return "n * s" if self.padding == "same" else "n * s + max(k - s, 0)"

    def refuse(self, shape: Shape) -> Problem:
        return misfit(say("has a padding that takes away all that comes out of {shape}; pad less", shape=shape))

    def axis_symbols(self, i: int, n: Dim) -> Symbols:
        symbols = Window.axis_symbols(self, i, n)
        if self.output_padding is None:
            return symbols
        reach = symbols["k"].value or 0
        words = {"same": reach // 2, "valid": 0}
        pad = words[self.padding] if isinstance(self.padding, str) else self.padding[i][0]
        return symbols | {
            "p": Symbol(pad, "padding", "p", quiet=(0,)),
            "o": Symbol(self.output_padding[i], "output padding", "o", quiet=(0,)),
        }


def _multiplier(value: int) -> Symbol:
    return Symbol(value, "depth multiplier", "m", quiet=(1,))
