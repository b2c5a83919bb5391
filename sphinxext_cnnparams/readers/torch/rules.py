"""What tensors of PyTorch can do: attributes, methods, operators, subscripts."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from ...core.receptive import EACH
from ...core.shape import Layout
from .. import shapes, views
from ..calculation import Calculation, calculated, integer
from ..known import Known
from ..python import Call, Native, Numbers, Unknown
from ..shapes import Mismatch
from ..tracing.tensor import Batch, Parameter, Tensor
from .functional import FUNCTIONAL
from .functions import CHANGING, FUNCTIONS, METHODS, METHODS_ONLY
from .reducing import matmul
from .valuewise import arithmetic, compared, elementwise, in_place

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
COMPARING: dict[type[ast.AST], str] = {
    ast.Gt: "gt",
    ast.GtE: "ge",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Eq: "eq",
    ast.NotEq: "ne",
}


@dataclass(frozen=True, slots=True)
class TorchRules:
    """Answer for tensors of PyTorch: channels first, the batch before them."""

    layout: Layout = "first"
    classes: tuple[str, ...] = ("Tensor",)
    comparisons: frozenset[type[ast.AST]] = frozenset(COMPARING)

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
        if name in VALUES:
            return Native(name, lambda call, machine: VALUES[name](tensor, call))
        return _calculating(tensor, name, line)

    def item(self, tensor: Tensor, key: object, line: int) -> object:
        if tensor.dims is None:
            return tensor.graph.computed("getitem", [tensor], None, line)
        try:
            dims = shapes.item(tensor.dims, key)
        except Mismatch as mismatch:
            return tensor.graph.failed("getitem", [tensor], mismatch, line)
        if dims is None:
            return tensor.graph.unknown(Unknown(f"this subscript of a tensor is not read (line {line})", line), line)
        found = tensor.graph.computed("getitem", [tensor], dims, line, view=views.item(tensor.dims, key, dims))
        found.values = _part(tensor, key)
        return found

    def combine(self, tensor: Tensor, operator: ast.AST, other: object, line: int, *, swapped: bool) -> object:
        if (mask := COMPARING.get(type(operator))) is not None:
            return calculated(compared, mask, Call((tensor, other), {}, line, line), tensor.graph)
        name = NAMES.get(type(operator))
        if name is None:
            return tensor.graph.computed("operation", [tensor], tensor.dims, line, view=EACH)
        function = matmul if name == "matmul" else arithmetic if _is_tensor(other) else elementwise
        args = (other, tensor) if swapped and _is_tensor(other) else (tensor, other)
        return calculated(function, name, Call(args, {}, line, line), tensor.graph)

    def packed(self, kind: str, main: Tensor, others: list[Tensor]) -> object:
        return (main, tuple(others)) if kind in ("LSTM", "LSTMCell") else (main, *others)


def _calculating(tensor: Tensor, name: str, line: int) -> object:
    """Give a method of a tensor that makes another one, or changes this one."""
    if tensor.values is not None:
        tensor.values.changed()  # nobody can say what shares the memory of the result
    if (function := _method(name)) is not None:
        return Native(name, lambda call, machine: calculated(function, name, _with(tensor, call), tensor.graph))
    if name[-1:] == "_" and name[:1] != "_":
        return Native(name, lambda call, machine: _turned(tensor, name, call))
    return Unknown(f"the tensor method {name} is not read (line {line})", line)


def _method(name: str) -> Calculation | None:
    """Find the calculation behind a method of a tensor."""
    if name in METHODS:
        return METHODS[name]
    if name in CALCULATIONS and name not in METHODS_ONLY:
        return CALCULATIONS[name]
    return in_place if name[-1:] == "_" and name[:-1] in CHANGING else None


SHAPING = {f"{name}_": CALCULATIONS[name] for name in ("squeeze", "unsqueeze", "transpose", "swapaxes", "t")}
"""Methods that give the tensor itself another shape."""


def _turned(tensor: Tensor, name: str, call: Call) -> Tensor:
    """Read a method that gives the tensor itself another shape; one that is not read leaves it unknown."""
    if name in SHAPING:
        found = calculated(SHAPING[name], name, _with(tensor, call), tensor.graph)
    else:
        found = tensor.graph.unknown(
            Unknown(f"the tensor method {name} is not read (line {call.line})", call.line), call.line
        )
    if isinstance(found, Tensor):
        tensor.node, tensor.dims, tensor.why = found.node, found.dims, found.why
    return tensor


def _part(tensor: Tensor, key: object) -> Known | None:
    """Give the values behind square brackets, where they are known."""
    if tensor.values is None or len(tensor.dims or ()) != 1:
        return None
    if isinstance(key, int):
        return tensor.values.part(slice(key, key + 1 or None))
    plain = isinstance(key, slice) and all(n is None or isinstance(n, int) for n in (key.start, key.stop, key.step))
    return tensor.values.part(key) if isinstance(key, slice) and plain else None


def _to_list(tensor: Tensor, call: Call) -> object:
    """Read ``tolist``: only of numbers that are known."""
    known = tensor.known()
    if known is None or len(tensor.dims or ()) > 1:
        return _not_known(call.line)
    numbers = [_not_known(call.line) if n is None else n for n in known]
    return numbers if tensor.dims else numbers[0]


def _item(tensor: Tensor, call: Call) -> object:
    """Read ``item``: only of a number that is known."""
    known = tensor.known()
    return _not_known(call.line) if known is None or len(known) != 1 or known[0] is None else known[0]


def _not_known(line: int) -> Unknown:
    return Unknown("it depends on the values of a tensor", line)


VALUES = {"tolist": _to_list, "item": _item}
"""Methods that give numbers."""


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
