"""A kind of layer that the author of a documentation declares."""

from __future__ import annotations

from collections.abc import Mapping

from ..formula import Formula, Indivisible, Step, Symbol, Symbols
from ..layer import Layer, Output, Weight, misfit
from ..problem import phrase, say
from ..receptive import ALL, EACH, UNKNOWN, View
from ..shape import Dim, Shape
from ..structs import Struct

REST = "..."
"""Stands for any number of dimensions, in front."""


WITHOUT = "declared without weights"
"""Why there is nothing to learn, where the author does not say it."""


class Declaration(Struct):
    """Hold what an author says of a kind of layer, as formulas over its arguments and the input's dimensions.

    *fed* names the dimensions of the input, *made* are the formulas of those
    of the output; both may begin with ``...``.  *weights* are the tensors it
    keeps; one exists only where the argument in its *when* is true.  *macs*
    is the formula of its multiplications, *view* what its values see.
    """

    kind: str
    arguments: str
    fed: tuple[str, ...]
    made: tuple[str, ...]
    weights: tuple[Weight, ...]
    macs: str | None = None
    view: str = ""
    idle: str = WITHOUT


VIEWS: Mapping[str, View] = {"": UNKNOWN, "each": EACH, "all": ALL}
"""What values of a declared layer may see."""


class Declared(Layer):
    """Is what its declaration says, with the arguments *given*."""

    declaration: Declaration
    given: tuple[tuple[str, Dim], ...]

    @property
    def idle(self) -> str:  # type: ignore[override]
        """Say why there is nothing to learn."""
        return self.declaration.idle

    @property
    def view(self) -> View:  # type: ignore[override]
        """Give the rule of the receptive field."""
        return VIEWS[self.declaration.view]

    def own_weights(self) -> tuple[Weight, ...]:
        arguments = dict(self.given)
        return tuple(weight for weight in self.declaration.weights if not weight.when or arguments.get(weight.when))

    def multiplications(self) -> str | None:
        return self.declaration.macs if self.declaration.weights else self.declaration.macs or "0"

    def name_dims(self, shape: Shape | None) -> dict[str, Dim] | None:
        """Give the dimensions of the input their names; None where their number is another."""
        names = [name for name in self.declaration.fed if name != REST]
        if shape is None:
            return dict.fromkeys(names)
        rest = shape.rank - len(names)
        if rest < 0 or (rest and REST not in self.declaration.fed):
            return None
        return dict(zip(names, shape.dims[rest:], strict=True))

    def symbols(self, *inputs: Shape | None) -> Symbols:
        found = self.name_dims(inputs[0] if inputs else None) or {}
        names = dict.fromkeys(name for name in self.declaration.fed if name != REST) | found
        own = {name: Symbol(value, phrase("of {name}", name=name), name) for name, value in self.given}
        return {
            name: Symbol(value, phrase("{name} of the input", name=name), name) for name, value in names.items()
        } | own

    def transform(self, shape: Shape) -> Output:
        if self.name_dims(shape) is None:
            wanted = " × ".join(self.declaration.fed)
            return Output(
                None, problems=(misfit(say("expects {wanted} and is fed {shape}", wanted=wanted, shape=shape)),)
            )
        symbols = self.symbols(shape)
        dims: list[Dim] = []
        steps = []
        for text in self.declaration.made:
            if text == REST:
                dims += shape.dims[: shape.rank - len(self.declaration.fed) + 1]
                continue
            formula = Formula(text, symbols)
            try:
                dims.append(formula.value)
            except Indivisible as remainder:
                return Output(None, problems=(misfit(say("cannot be worked out: {remainder}", remainder=remainder)),))
            if text not in symbols:
                steps.append(Step(phrase("dimension {name}", name=len(dims)), formula))
        if any(n is not None and n < 1 for n in dims):
            return Output(None, problems=(misfit(say("leaves nothing of {shape}", shape=shape)),))
        return Output(shape.with_dims(dims), tuple(steps))
