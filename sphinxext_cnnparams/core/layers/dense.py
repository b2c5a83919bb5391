"""Fully connected layers."""

from __future__ import annotations

from ..formula import Symbol, Symbols, switch
from ..layer import Layer, Output, Weight, disagreement, misfit
from ..problem import say
from ..receptive import LAST
from ..shape import Dim, Shape, product
from ..structs import field
from .merging import wrong_count


class Dense(Layer, kw_only=True):
    """Connects every input to every one of its *units*; acts on the last dimension."""

    comes_out = "k values instead of the last dimension"
    units: int
    bias: bool = True
    declared: Dim = field(default=None, compare=False)
    weights = (Weight("kernel", "f * k"), Weight("bias", "k", when="bias", bias=True))
    notations = {"factored": "k * (f + b)", "inputs-outputs": "inputs * outputs + biases"}
    macs = "f * k * P"
    view = LAST
    any_rank = True

    def assume_input(self) -> Shape | None:
        return None if self.declared is None else Shape((self.declared,), "first")

    def transform(self, shape: Shape) -> Output:
        found = shape.dims[-1] if shape.dims else 1
        problems = disagreement(self.declared, found, "inputs", shape)
        return Output(shape.with_dims((*shape.dims[:-1], self.units)), problems=problems)

    def settings(self) -> dict[str, str]:
        return {"units": str(self.units)}

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        if fed is None:
            return Symbol(1 if self.declared is not None else None, "positions", quiet=(1,))
        return Symbol(product(fed.dims[:-1]), "positions", "P", quiet=(1,))

    def symbols(self, *inputs: Shape | None) -> Symbols:
        (shape,) = inputs
        fed = self.declared if self.declared is not None or not (shape and shape.dims) else shape.dims[-1]
        return {
            "f": Symbol(fed, "inputs", "f"),
            "k": Symbol(self.units, "units", "k"),
            "b": switch(self.bias, "the bias of each unit"),
            "inputs": Symbol(fed, "values that come in", "inputs"),
            "outputs": Symbol(self.units, "units", "outputs"),
            "biases": Symbol(self.units if self.bias else 0, "one per unit", "biases", quiet=(0,)),
        }


class Maxout(Dense, kw_only=True):
    """Keeps for each of its *units* the largest of several sums of all inputs, as many as it has *pieces*.

    MaxoutDense of Keras 1.2 (keras/layers/core.py); https://arxiv.org/abs/1302.4389
    """

    pieces: int
    weights = (Weight("kernel", "m * f * k"), Weight("bias", "m * k", when="bias", bias=True))
    notations = {"factored": "m * k * (f + b)"}
    macs = "m * f * k * P"

    def transform(self, shape: Shape) -> Output:
        if shape.rank != 1:
            return Output(
                None,
                problems=(misfit(say("needs one vector, but is fed {shape}; put Flatten before it", shape=shape)),),
            )
        return Dense.transform(self, shape)

    def settings(self) -> dict[str, str]:
        return Dense.settings(self) | {"pieces": str(self.pieces)}

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return Dense.symbols(self, *inputs) | {"m": Symbol(self.pieces, "pieces of each unit", "m")}


class Bilinear(Layer, kw_only=True):
    """Connects every pair of values of its two inputs to every one of its *units*."""

    comes_out = "k values instead of the last dimension"
    units: int
    left: int
    right: int
    bias: bool = True
    weights = (Weight("kernel", "k * f1 * f2"), Weight("bias", "k", when="bias", bias=True))
    notations = {"factored": "k * (f1 * f2 + b)"}
    macs = "f1 * f2 * k * P"

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        return Symbol(1 if fed is None else product(fed.dims[:-1]), "positions", "P", quiet=(1,))

    def output(self, *inputs: Shape | None) -> Output:
        if problems := wrong_count(2, inputs):
            return Output(None, problems=problems)
        one, other = inputs
        if one is None or other is None:
            return Output(None)
        for shape, declared in ((one, self.left), (other, self.right)):
            problems += disagreement(declared, shape.dims[-1] if shape.dims else 1, "inputs", shape)
        if not problems and one.dims[:-1] != other.dims[:-1]:
            problems = (
                misfit(
                    say("is fed {one} and {other}, which may differ only in their last dimension", one=one, other=other)
                ),
            )
        return Output(one.with_dims((*one.dims[:-1], self.units)), problems=problems)

    def settings(self) -> dict[str, str]:
        return {"units": str(self.units)}

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return {
            "f1": Symbol(self.left, "values of the first input", "f₁"),
            "f2": Symbol(self.right, "values of the second input", "f₂"),
            "k": Symbol(self.units, "units", "k"),
            "b": switch(self.bias, "the bias of each unit"),
        }
