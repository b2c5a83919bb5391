"""What tensors of Keras can do: attributes, operators, subscripts; each has a name of its own."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from ...core.problem import at_line, say
from ...core.receptive import EACH
from ...core.shape import Layout
from ...core.structs import Struct, field
from ..python import Call, Native, Numbers, Unknown
from ..tracing import shape_rules as shapes
from ..tracing import sight_rules as views
from ..tracing.operations import calculate
from ..tracing.shape_rules import Mismatch
from ..tracing.tensor import Batch, Parameter, Tensor, as_places
from .constants import detach, is_eager, untrack
from .functions.table import COMBINE, KEEP, MULTIPLY

NAMES: dict[type[ast.AST], str] = {
    ast.Add: "Add",
    ast.Sub: "Subtract",
    ast.Mult: "Multiply",
    ast.Div: "TrueDivide",
    ast.FloorDiv: "FloorDivide",
    ast.Pow: "Power",
    ast.Mod: "Mod",
    ast.MatMult: "Matmul",
    ast.USub: "Negative",
    ast.Gt: "Greater",
    ast.GtE: "GreaterEqual",
    ast.Lt: "Less",
    ast.LtE: "LessEqual",
}
ORDER: frozenset[type[ast.AST]] = frozenset((ast.Gt, ast.GtE, ast.Lt, ast.LtE))
"""Comparisons that give a tensor; whether two are equal Keras answers at once."""


TUPLES = ("Moments", "TopK")
"""Functions that hand over a tuple, and no list."""


class KerasRules(Struct):
    """Product for tensors of Keras: channels last, the batch before everything; *named* numbers the operations."""

    named: Callable[[str], str]
    layout: Layout = "last"
    classes: tuple[str, ...] = ("Tensor", "KerasTensor")
    comparisons: frozenset[type[ast.AST]] = ORDER
    singles: Mapping[str, int] = field(default_factory=dict)

    def attribute(self, tensor: Tensor, name: str, line: int) -> object:
        if name == "shape":
            return self.sizes(tensor, line)
        if name == "get_shape":
            return Native(name, lambda call, machine: self.sizes(tensor, call.line))
        if name == "ndim":
            return len(tensor.dims) if tensor.dims is not None else Unknown("the shape is not known", line)
        if name == "dtype":
            return "float32"
        if name == "as_list":
            return Native(name, lambda call, machine: self.sizes(tensor, call.line))
        return Unknown(say("the tensor attribute {name} is not read{at}", name=name, at=at_line(line)), line)

    def sizes(self, tensor: Tensor, line: int) -> object:
        """Give the static shape: the batch is None, as Keras has it."""
        if tensor.dims is None:
            return tensor.why or Unknown("the shape of this tensor is not known", line)
        return tuple(None if isinstance(n, Batch) else n for n in tensor.dims)

    def item(self, tensor: Tensor, key: object, line: int) -> object:
        if is_eager(tensor.graph, tensor):
            return detach(self._item(tensor, key, line, ""), line)
        return self._item(tensor, key, line, self.named("GetItem"))

    def _item(self, tensor: Tensor, key: object, line: int, name: str) -> object:
        if tensor.dims is None:
            return tensor.graph.computed("GetItem", [tensor], None, line, name=name)
        key = as_places(key)
        try:
            dims = shapes.item(tensor.dims, key)
        except Mismatch as mismatch:
            return tensor.graph.failed("GetItem", [tensor], mismatch, line)
        if dims is None:
            why = Unknown(say("this subscript of a tensor is not read{at}", at=at_line(line)), line)
            return tensor.graph.unknown(why, line, [tensor])
        view = views.see_item(tensor.dims, key, dims)
        return tensor.graph.computed("GetItem", [tensor], dims, line, name=name, view=view)

    def combine(self, tensor: Tensor, operator: ast.AST, other: object, line: int, *, swapped: bool) -> object:
        kind = NAMES.get(type(operator))
        if kind is None:
            return tensor.graph.computed("Operation", [tensor], tensor.dims, line, view=EACH)
        other = untrack(other, tensor.graph)
        is_constant = is_eager(tensor.graph, tensor, other)
        name = "" if is_constant else self.named(kind)
        is_tensor = isinstance(other, (Tensor, Parameter, Numbers))
        function = MULTIPLY if kind == "Matmul" else COMBINE if is_tensor else KEEP
        args = (other, tensor) if swapped and is_tensor else (tensor, other)
        result = calculate(function, kind, Call(args, {}, line, line), tensor.graph, name)
        return detach(result, line) if is_constant else result

    def packed(self, kind: str, main: Tensor, others: list[Tensor]) -> object:
        if kind in TUPLES:
            return (main, *others)
        return (main, list(others)) if kind.endswith("Cell") else [main, *others]
