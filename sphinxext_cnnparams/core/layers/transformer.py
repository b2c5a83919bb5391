"""Transformers."""

from __future__ import annotations

from ..formula import Symbol, Symbols, switch
from ..layer import Layer, Output, Weight, disagreement, misfit
from ..problem import Problem, say
from ..receptive import ATTENDING
from ..shape import Shape
from .attention import steps


class Transformer(Layer, kw_only=True):
    """Applies self-attention to a sequence, and in a decoder attention to another one, in blocks with dense layers.

    A block of an encoder has one attention, a block of a decoder two; each of
    them, and the two dense layers of each block, are followed by a layer
    normalization: Vaswani et al. 2017.  *final* counts the normalizations
    behind the last block.
    """

    comes_out = "the shape of the output sequence"
    size: int
    heads: int
    hidden: int
    encoders: int = 0
    decoders: int = 0
    final: int = 0
    bias: bool = True
    shifted: bool = True
    view = ATTENDING
    macs = (
        "E * ((4 * e * e + 2 * e * m) * s + 2 * e * s * s) + "
        "D * ((6 * e * e + 2 * e * m) * t + 2 * e * t * t + 2 * e * e * s + 2 * e * t * s)"
    )
    weights = (
        Weight("attention kernels", "4 * (E + 2 * D) * e * e"),
        Weight("attention biases", "4 * (E + 2 * D) * e", when="bias", bias=True),
        Weight("dense kernels", "2 * (E + D) * e * m"),
        Weight("dense biases", "(E + D) * (m + e)", when="bias", bias=True),
        Weight("gammas", "(2 * E + 3 * D) * e"),
        Weight("betas", "(2 * E + 3 * D) * e", when="bias", bias=True),
        Weight("final gammas", "z * e", when="final"),
        Weight("final betas", "z * e", when="final_betas", bias=True),
    )
    notations = {
        "factored": "4 * (E + 2 * D) * e * (e + b) + (E + D) * (2 * e * m + b * (m + e)) "
        "+ v * (2 * E + 3 * D) * e + w * z * e"
    }

    @property
    def final_betas(self) -> bool:
        """Tell whether the last normalizations shift."""
        return bool(self.final) and self.shifted

    def assume_input(self) -> Shape | None:
        return Shape((None, self.size), "first")

    def settings(self) -> dict[str, str]:
        return {"heads": str(self.heads), "units": str(self.hidden)}

    def output(self, *inputs: Shape | None) -> Output:
        count = 2 if self.decoders else 1
        if len(inputs) != count:
            words = "the sequence and the one it looks at" if count == 2 else "one sequence"
            return Output(
                None, problems=(misfit(say("needs {words}; it is fed {inputs}", words=words, inputs=len(inputs))),)
            )
        problems: tuple[Problem, ...] = ()
        for shape in inputs:
            if shape is not None and shape.rank not in (1, 2):
                problems += (misfit(say("expects steps × values and is fed {shape}", shape=shape)),)
            elif shape is not None:
                problems += disagreement(self.size, shape.dims[-1], "values per step", shape)
        return Output(inputs[-1] if self.encoders else inputs[0], problems=problems)

    def symbols(self, *inputs: Shape | None) -> Symbols:
        source = inputs[0] if self.encoders or len(inputs) < 2 else inputs[1]
        target = inputs[-1] if self.encoders else inputs[0] if inputs else None
        return {
            "s": Symbol(steps(source), "steps of the sequence that is looked at", "s"),
            "t": Symbol(steps(target) if self.decoders else 1, "steps of the sequence that is made", "t"),
            "E": Symbol(self.encoders, "encoder blocks", "E", quiet=(0, 1)),
            "D": Symbol(self.decoders, "decoder blocks", "D", quiet=(0, 1)),
            "e": Symbol(self.size, "values per step", "e"),
            "m": Symbol(self.hidden, "units of the first dense layer", "m"),
            "z": Symbol(self.final, "normalizations at the end", quiet=(0, 1)),
            "b": switch(self.bias, "the bias of each value"),
            "v": Symbol(1 + self.bias, "values per normalized value", quiet=(1,)),
            "w": Symbol(1 + self.shifted, "values per normalized value", quiet=(1,)),
        }
