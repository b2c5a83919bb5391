"""How calculations on tensors are read: arguments sorted out, shapes worked out, failures kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from ..core.view import UNKNOWN, View
from .graph import Graph, Use
from .objects import WeightOf
from .python.numbers import Numbers
from .python.values import Call, Unknown, Value, described, unknown_in
from .shapes import Mismatch
from .tensor import Batch, Parameter, Size, Sizes, Tensor


class Dimless(Exception):
    """Say that a shape cannot be worked out because that of an input is not known."""


@dataclass(frozen=True, slots=True)
class At:
    """Hold where a calculation stands: the graph it adds to, its kind, its line, and its name if it has one."""

    graph: Graph
    kind: str
    line: int
    name: str = ""

    def tensor(self, value: object) -> Tensor:
        """Take an argument as a tensor; what is none is one of which nothing is known."""
        if isinstance(value, Tensor):
            return self.graph.own(value, self.line)
        if isinstance(value, Parameter):
            return self.graph.parameter(value)
        if isinstance(value, WeightOf):
            return value.within(self.graph)
        if isinstance(value, (int, float)):
            return self.graph.computed("constant", (), (), self.line)
        if isinstance(value, Numbers):
            return self.graph.computed("constant", (), (len(value.items),), self.line)
        return self.graph.unknown(value if isinstance(value, Unknown) else None, self.line)

    def tensors(self, values: object) -> list[Tensor]:
        """Take an argument as several tensors."""
        if not isinstance(values, (list, tuple)):
            raise Dimless
        return [self.tensor(value) for value in values]

    def dims(self, tensor: Tensor) -> Sizes:
        """Give the dimensions of a tensor; raises Dimless."""
        if tensor.dims is None:
            raise Dimless
        return tensor.dims

    def seen(
        self, tensors: Sequence[Tensor], dims: Sizes | None, view: View = UNKNOWN, *, work: int | None = 0
    ) -> Tensor:
        """Add the result as a row of its own; it takes *work* multiplications for one sample."""
        return self.graph.computed(
            self.kind, tensors, dims, self.line, hidden=False, name=self.name, work=work, view=view
        )

    def hidden(self, tensors: Sequence[Tensor], dims: Sizes | None, view: View = UNKNOWN) -> Tensor:
        """Add the result without a row."""
        return self.graph.computed(self.kind, tensors, dims, self.line, view=view)

    def layer(self, layer: object, tensors: Sequence[Tensor], *, hidden: bool = False) -> object:
        """Add the result of what is a layer elsewhere, such as pooling."""
        from ..core.layer import Layer

        assert isinstance(layer, Layer)
        return self.graph.apply(Use(self.kind, layer, (), self.line, self.line, self.name, hidden=hidden), tensors)


Calculation = Callable[..., object]


def calculated(function: Calculation, kind: str, call: Call, graph: Graph, name: str = "") -> object:
    """Evaluate a calculation; what does not fit is kept in the graph, what is not known is unknown."""
    at = At(graph, kind, call.line, name)
    inputs = list(tensors_in([*call.args, *call.kwargs.values()], at))
    settings = [value for value in (*call.args, *call.kwargs.values()) if not isinstance(value, Unknown)]
    if unknown := unknown_in([value for value in settings if not isinstance(value, (list, tuple))]):
        return graph.computed(kind, inputs, None, call.line) if inputs else unknown
    try:
        return function(at, *call.args, **call.kwargs)
    except Mismatch as mismatch:
        return graph.failed(kind, inputs, mismatch, call.line)
    except Dimless:
        lost = graph.computed(kind, inputs, None, call.line)
        lost.why = lost.why or unknown_in([list(call.args), dict(call.kwargs)])
        return lost
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as failure:
        lost = graph.computed(kind, inputs, None, call.line)
        lost.why = Unknown(f"{kind}() is not read in this form: {failure}", call.line)
        return lost


def tensors_in(values: Sequence[object], at: At) -> Iterator[Tensor]:
    """Give the tensors among arguments, also those in lists."""
    for value in values:
        if isinstance(value, (Tensor, Parameter, WeightOf)):
            yield at.tensor(value)
        elif isinstance(value, (list, tuple)):
            yield from tensors_in(value, at)


def count(*sizes: Size) -> int | None:
    """Multiply sizes, the batch as one sample; None where one is not known."""
    return None if None in sizes else prod(n for n in sizes if isinstance(n, int))


def sizes(values: Sequence[object]) -> list[Size]:
    """Take the sizes of a shape: one by one, or in a tuple; what is not known is None."""
    items = values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values
    assert isinstance(items, (list, tuple))
    return [size(item) for item in items]


def size(value: object) -> Size:
    """Take one size; raises TypeError where it is no size."""
    if isinstance(value, Unknown) or value is None:
        return None
    if isinstance(value, Batch):
        return value
    if isinstance(value, (Value, bool)) or not isinstance(value, int):
        raise TypeError(f"{_shown(value)} is no size")
    return value


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(_shown, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner},)" if len(value) == 1 else f"({inner})"
    return described(value).lower() if isinstance(value, Value) else repr(value)


def axes(value: object) -> list[int] | None:
    """Take one axis, several, or None for all."""
    if value is None:
        return None
    items = value if isinstance(value, (list, tuple)) else (value,)
    return [integer(item) for item in items]


def integer(value: object) -> int:
    """Take a whole number; raises TypeError where it is none."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{_shown(value)} is no whole number")
    return value
