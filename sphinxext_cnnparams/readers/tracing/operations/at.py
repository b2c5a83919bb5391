"""The place where an operation is added to the graph: its kind, its line, its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ....core.layer import Layer
from ....core.problem import say, text_of
from ....core.structs import Struct, replace
from ...python import Call, Numbers, Unknown, find_unknown, is_listed
from ..datasets import Array
from ..graph import Graph, Use
from ..shape_rules import Mismatch
from ..tensor import Parameter, Tensor
from ..weight import WeightOf
from .product import Made, Product


class Dimless(Exception):
    """Say that a shape cannot be worked out because that of an input is not known."""


class At(Struct):
    """Hold where an operation stands: the graph it adds to, its kind, its line, and its name if it has one."""

    graph: Graph
    kind: str
    line: int
    name: str = ""

    def tensor(self, value: object) -> Tensor:
        """Take a value as a tensor; what is none is one of which nothing is known."""
        bring = next((BRINGING[of] for of in type(value).__mro__ if of in BRINGING), None)
        if bring is not None:
            return bring(self, value)
        return self.graph.unknown(value if isinstance(value, Unknown) else None, self.line)

    def constant(self, *dims: int) -> Tensor:
        """Give a tensor of plain numbers."""
        return self.graph.computed("constant", (), dims, self.line)

    def tensors_in(self, values: Sequence[object]) -> Iterator[Tensor]:
        """Give the tensors among values, also those in lists."""
        for value in values:
            if isinstance(value, (Tensor, Parameter, WeightOf)):
                yield self.tensor(value)
            elif is_listed(value):
                yield from self.tensors_in(value)

    def add(self, made: Made, inputs: Sequence[Tensor]) -> object:
        """Add what came out of an operation on *inputs*; give it as the framework hands it over."""
        if isinstance(made, list):
            first, *others = (self._result(part, inputs) for part in made)
            return self.graph.rules.packed(self.kind, first, others)
        if isinstance(made, Layer):
            return self.graph.apply(Use(self.kind, made, (), self.line, self.line, self.name), inputs)
        return self._result(made, inputs)

    def _result(self, made: Product, inputs: Sequence[Tensor]) -> Tensor:
        name = self.name if made.shown else ""
        tensor = self.graph.computed(
            self.kind, inputs, made.dims, self.line, hidden=not made.shown, name=name, work=made.work, view=made.view
        )
        return tensor if made.values is None else replace(tensor, values=made.values)


BRINGING: Mapping[type, Callable[[At, Any], Tensor]] = {
    Tensor: lambda at, value: at.graph.own(value, at.line),
    Parameter: lambda at, value: at.graph.parameter(value),
    WeightOf: lambda at, value: value.within(at.graph),
    Array: lambda at, value: value.within(at.graph),
    Numbers: lambda at, value: at.constant(len(value.items)),
    **dict.fromkeys((int, float), lambda at, value: at.constant()),
}
"""How each kind of value becomes a tensor of the graph."""

Calculation = Callable[..., object]
"""What a name of a framework means: given an At and the arguments of the call, it adds to the graph."""


def calculate(function: Calculation, kind: str, call: Call, graph: Graph, name: str = "") -> object:
    """Evaluate a call of a function; what does not fit is kept in the graph, what is not known is unknown."""
    at = At(graph, kind, call.line, name)
    arguments = [*call.args, *call.kwargs.values()]
    inputs = list(at.tensors_in(arguments))
    settings = [value for value in arguments if not isinstance(value, (Unknown, list, tuple))]
    if unknown := find_unknown(settings):
        return replace(graph.computed(kind, inputs, None, call.line), why=unknown) if inputs else unknown
    try:
        return function(at, *call.args, **call.kwargs)
    except Mismatch as mismatch:
        return graph.failed(kind, inputs, mismatch, call.line)
    except Dimless:
        lost = graph.computed(kind, inputs, None, call.line)
        lost.why = lost.why or find_unknown([list(call.args), dict(call.kwargs)])
        return lost
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as failure:
        lost = graph.computed(kind, inputs, None, call.line)
        lost.why = Unknown(
            say("{kind}() is not read in this form: {failure}", kind=kind, failure=text_of(failure)), call.line
        )
        return lost
