"""The fully connected layer."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..layer import Layer, Output, Weight, disagreement
from ..shape import Dim, Shape
from ..symbol import Symbol, Symbols, switch


@dataclass(frozen=True, slots=True, kw_only=True)
class Dense(Layer):
    """Connects every input to every one of its *units*; acts on the last dimension."""

    units: int
    bias: bool = True
    declared: Dim = field(default=None, compare=False)
    weights = (Weight("kernel", "f * k"), Weight("bias", "k", when="bias", bias=True))
    notations = {"factored": "k * (f + b)", "inputs-outputs": "inputs * outputs + biases"}

    def assumed(self) -> Shape | None:
        return None if self.declared is None else Shape((self.declared,), "first")

    def transformed(self, shape: Shape) -> Output:
        found = shape.dims[-1] if shape.dims else 1
        problems = disagreement(self.declared, found, "inputs", shape)
        return Output(shape.with_dims((*shape.dims[:-1], self.units)), problems=problems)

    def settings(self) -> dict[str, str]:
        return {"units": str(self.units)}

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
