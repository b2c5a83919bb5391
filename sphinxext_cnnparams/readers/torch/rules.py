"""What tensors of PyTorch can do: attributes, methods, operators, subscripts."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from ...core.shape import Layout
from ...core.view import EACH
from .. import shapes, views
from ..calculation import Calculation, calculated, integer
from ..python.numbers import Numbers
from ..python.values import Call, Native, Unknown
from ..shapes import Mismatch
from ..tensor import Batch, Parameter, Tensor
from .functional import FUNCTIONAL
from .functions import FUNCTIONS, METHODS_ONLY, arithmetic, elementwise, matmul

CALCULATIONS: dict[str, Calculation] = FUNCTIONS | FUNCTIONAL
NAMES: dict[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.FloorDiv: "floor_divide",
    ast.Pow: "pow",
    ast.Mod: "remainder",
    ast.MatMult: "matmul",
}


@dataclass(frozen=True, slots=True)
class TorchRules:
    """Answer for tensors of PyTorch: channels first, the batch before them."""

    layout: Layout = "first"

    def attribute(self, tensor: Tensor, name: str, line: int) -> object:
        if name == "shape":
            return shape_of(tensor, line)
        if name in PLAIN:
            return PLAIN[name]
        if name == "ndim":
            return len(tensor.dims) if tensor.dims is not None else Unknown("the shape is not known", line)
        if name in ("T", "mT"):
            if tensor.dims is None or len(tensor.dims) < 2:
                return tensor.graph.computed("transpose", [tensor], tensor.dims, line)
            order = shapes.exchange(len(tensor.dims), -1, -2)
            dims = shapes.permute(tensor.dims, order)
            view = views.taken(tensor.dims, order, dims)
            return tensor.graph.computed("transpose", [tensor], dims, line, view=view)
        if name in ("data", "real"):
            return tensor
        if name in QUESTIONS:
            question = QUESTIONS[name]
            return Native(name, lambda call, machine: question(tensor, call))
        if name in CALCULATIONS and name not in METHODS_ONLY:
            function = CALCULATIONS[name]
            return Native(name, lambda call, machine: calculated(function, name, _with(tensor, call), tensor.graph))
        return Unknown(f"the tensor method {name} is not read (line {line})", line)

    def item(self, tensor: Tensor, key: object, line: int) -> object:
        if tensor.dims is None:
            return tensor.graph.computed("getitem", [tensor], None, line)
        try:
            dims = shapes.item(tensor.dims, key)
        except Mismatch as mismatch:
            return tensor.graph.failed("getitem", [tensor], mismatch, line)
        if dims is None:
            return tensor.graph.unknown(Unknown(f"this subscript of a tensor is not read (line {line})", line), line)
        return tensor.graph.computed("getitem", [tensor], dims, line, view=views.item(tensor.dims, key, dims))

    def combined(self, tensor: Tensor, operator: ast.AST, other: object, line: int, *, swapped: bool) -> object:
        name = NAMES.get(type(operator))
        if name is None:
            return tensor.graph.computed("operation", [tensor], tensor.dims, line, view=EACH)
        function = matmul if name == "matmul" else arithmetic if _is_tensor(other) else elementwise
        args = (other, tensor) if swapped and _is_tensor(other) else (tensor, other)
        return calculated(function, name, Call(args, {}, line, line), tensor.graph)

    def packed(self, kind: str, main: Tensor, others: list[Tensor]) -> object:
        return (main, tuple(others)) if kind in ("LSTM", "LSTMCell") else (main, *others)


def _is_tensor(value: object) -> bool:
    return isinstance(value, (Tensor, Parameter, Numbers))


def _with(tensor: Tensor, call: Call) -> Call:
    return Call((tensor, *call.args), renamed(call.kwargs), call.line, call.end)


def renamed(kwargs: Mapping[str, object]) -> dict[str, object]:
    """Give arguments their own names where NumPy's are allowed as well."""
    return {{"axis": "dim", "keepdims": "keepdim"}.get(name, name): value for name, value in kwargs.items()}


def shape_of(tensor: Tensor, line: int) -> object:
    """Give the sizes of a tensor; what is not known is Unknown."""
    if tensor.dims is None:
        return UnknownShape(
            tensor.why or Unknown("the shape of the input is not known; say it with :input:", line), line
        )
    return tuple(Unknown("this size is not known", line) if n is None else n for n in tensor.dims)


def _size(tensor: Tensor, call: Call) -> object:
    sizes = shape_of(tensor, call.line)
    which = call.args[0] if call.args else call.kwargs.get("dim")
    if which is None:
        return sizes
    if not isinstance(sizes, tuple):
        return Batch() if which == 0 else sizes
    try:
        return sizes[integer(which)]
    except (IndexError, TypeError) as failure:
        return Unknown(str(failure), call.line)


def _count(tensor: Tensor, call: Call) -> object:
    total, batches = shapes.volume(tensor.dims or (None,))
    if total is None or batches > 1:
        return Unknown("this number of values is not known", call.line)
    return Batch(total) if batches else total


def _rank(tensor: Tensor, call: Call) -> object:
    return len(tensor.dims) if tensor.dims is not None else Unknown("the shape is not known", call.line)


class UnknownShape(Unknown):
    """Stand for a shape nobody knows, whose first size is the batch all the same."""

    def __init__(self, cause: Unknown, line: int) -> None:
        super().__init__(cause.why, line)

    def item(self, key: object, machine: object, line: int) -> object:
        return Batch() if key == 0 else Unknown(self.why, self.line)


PLAIN: dict[str, object] = {"device": "cpu", "dtype": "float32", "is_cuda": False, "requires_grad": False, "grad": None}
QUESTIONS = {"size": _size, "numel": _count, "nelement": _count, "dim": _rank, "ndimension": _rank}
