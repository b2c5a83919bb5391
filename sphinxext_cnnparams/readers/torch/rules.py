"""What tensors of PyTorch can do: attributes, methods, operators, subscripts."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from ...core.problem import at_line, say, text_of
from ...core.receptive import EACH
from ...core.shape import Layout
from ...core.structs import Struct, field
from ..python import Call, Foreign, Native, Numbers, Unknown, name_items
from ..tracing import shape_rules as shapes
from ..tracing import sight_rules as views
from ..tracing.hints import Hints
from ..tracing.operations import Calculation, calculate
from ..tracing.operations.kinds import as_integer
from ..tracing.positions import index_at, take_positions
from ..tracing.shape_rules import Mismatch
from ..tracing.tensor import Batch, Parameter, Tensor, as_places
from ..tracing.tensor_values import Known
from .functions.table import COMBINE, COMPARE, FUNCTIONS, KEEP, METHODS, MULTIPLY, RESHAPING, TURN
from .single import SINGLE

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


PAIRS = ("sort", "topk")
"""Functions that give values and their places, under these names."""


class TorchRules(Struct):
    """Product for tensors of PyTorch: channels first, the batch before them."""

    layout: Layout = "first"
    classes: tuple[str, ...] = ("Tensor",)
    comparisons: frozenset[type[ast.AST]] = frozenset(COMPARING)
    singles: Mapping[str, int] = SINGLE
    hints: Hints = field(default_factory=Hints)

    def attribute(self, tensor: Tensor, name: str, line: int) -> object:
        if (answer := ATTRIBUTES.get(name)) is not None:
            return answer(tensor, line)
        if (question := QUESTIONS.get(name)) is not None:
            return Native(name, lambda call, machine: question(tensor, call))
        return _calculating(tensor, name, line, self.hints)

    def item(self, tensor: Tensor, key: object, line: int) -> object:
        if tensor.dims is None:
            return tensor.graph.computed("getitem", [tensor], None, line)
        key = take_positions(as_places(key), tensor.dims)
        try:
            dims = index_at(tensor.dims, key)
        except Mismatch as mismatch:
            return tensor.graph.failed("getitem", [tensor], mismatch, line)
        if dims is None:
            return tensor.graph.unknown(
                Unknown(say("this subscript of a tensor is not read{at}", at=at_line(line)), line), line
            )
        found = tensor.graph.computed("getitem", [tensor], dims, line, view=views.see_item(tensor.dims, key, dims))
        found.values = _part(tensor, key)
        return found

    def combine(self, tensor: Tensor, operator: ast.AST, other: object, line: int, *, swapped: bool) -> object:
        if (mask := COMPARING.get(type(operator))) is not None:
            return calculate(COMPARE, mask, Call((tensor, other), {}, line, line), tensor.graph)
        name = NAMES.get(type(operator))
        if name is None:
            return tensor.graph.computed("operation", [tensor], tensor.dims, line, view=EACH)
        function = MULTIPLY if name == "matmul" else COMBINE if _is_tensor(other) else KEEP
        args = (other, tensor) if swapped and _is_tensor(other) else (tensor, other)
        return calculate(function, name, Call(args, {}, line, line), tensor.graph)

    def packed(self, kind: str, main: Tensor, others: list[Tensor]) -> object:
        if kind in PAIRS:
            return name_items("return_types", {"values": main, "indices": others[0]})
        return (main, tuple(others)) if kind in ("LSTM", "LSTMCell") else (main, *others)


def _calculating(tensor: Tensor, name: str, line: int, hints: Hints) -> object:
    """Give a method of a tensor that makes another one, or changes this one."""
    if tensor.values is not None:
        tensor.values.changed()  # nobody can say what shares the memory of the result
    if (function := METHODS.get(name)) is not None:
        return Native(name, lambda call, machine: _called(function, name, tensor, call))
    if name[-1:] == "_" and name[:1] != "_":
        return Native(name, lambda call, machine: _reshape(tensor, name, call))
    close = hints.suggest("method", name, lambda: METHODS, 0.75)
    why = say("the tensor method {name} is not read{at}{close}", name=name, at=at_line(line), close=close)
    return Unknown(why, line)


def _called(function: Calculation, name: str, tensor: Tensor, call: Call) -> object:
    mine = Call((tensor, *call.args), rename_arguments(call.kwargs), call.line, call.end)
    return calculate(function, name, mine, tensor.graph)


def _reshape(tensor: Tensor, name: str, call: Call) -> Tensor:
    """Read a method that gives the tensor itself another shape; one that is not read leaves it unknown."""
    if name in RESHAPING:
        found = _called(RESHAPING[name], name, tensor, call)
    else:
        why = Unknown(say("the tensor method {name} is not read{at}", name=name, at=at_line(call.line)), call.line)
        found = tensor.graph.unknown(why, call.line)
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


def _is_tensor(value: object) -> bool:
    return isinstance(value, (Tensor, Parameter, Numbers))


def rename_arguments(kwargs: Mapping[str, object]) -> dict[str, object]:
    """Give arguments their own names where NumPy's are allowed as well."""
    return {{"axis": "dim", "keepdims": "keepdim"}.get(name, name): value for name, value in kwargs.items()}


def shape_of(tensor: Tensor, line: int) -> object:
    """Give the sizes of a tensor; what is not known is Unknown."""
    if tensor.dims is None:
        cause = tensor.why or Unknown("the shape of the input is not known; say it with :input:", line)
        return UnknownShape(cause.why, line, tensor=tensor)
    return tuple(Unknown("this size is not known", line) if n is None else n for n in tensor.dims)


def _size(tensor: Tensor, call: Call) -> object:
    sizes = shape_of(tensor, call.line)
    which = call.args[0] if call.args else call.kwargs.get("dim")
    if which is None:
        return sizes
    if not isinstance(sizes, tuple):
        return Batch() if which == 0 else sizes
    try:
        return sizes[as_integer(which)]
    except (IndexError, TypeError) as failure:
        return Unknown(text_of(failure), call.line)


def _count(tensor: Tensor, call: Call) -> object:
    total, batches = shapes.volume(tensor.dims or (None,))
    if total is None or batches > 1:
        return Unknown("this number of values is not known", call.line)
    return Batch(total) if batches else total


class UnknownShape(Unknown):
    """Stand for the shape of a *tensor* that nobody knows, whose first size is the batch all the same."""

    tensor: Tensor | None = None

    def unpack(self, count: int, line: int) -> list[object] | None:
        """Give its sizes, as many as there are names for: ``batch, length = x.shape`` says how many there are."""
        assert self.tensor is not None
        self.tensor.graph.learn_rank(self.tensor, count)
        return [self.item(0, None, line), *([Unknown(self.why, self.line)] * (count - 1))]

    def item(self, key: object, machine: object, line: int) -> object:
        return Batch() if key == 0 else Unknown(self.why, self.line)


def _turn(tensor: Tensor, line: int) -> object:
    return calculate(TURN, "transpose", Call((tensor,), {}, line, line), tensor.graph)


def _transpose(tensor: Tensor, line: int) -> object:
    return calculate(FUNCTIONS["transpose"], "transpose", Call((tensor, -1, -2), {}, line, line), tensor.graph)


def _rank(tensor: Tensor, line: int) -> object:
    return len(tensor.dims) if tensor.dims is not None else Unknown("the shape is not known", line)


ATTRIBUTES: dict[str, Callable[[Tensor, int], object]] = {
    "T": _turn,
    "__class__": lambda tensor, line: Foreign("torch.Tensor"),
    "data": lambda tensor, line: tensor,
    "device": lambda tensor, line: "cpu",
    "dtype": lambda tensor, line: "float32",
    "grad": lambda tensor, line: None,
    "imag": lambda tensor, line: tensor,
    "is_cuda": lambda tensor, line: False,
    "mT": _transpose,
    "ndim": _rank,
    "real": lambda tensor, line: tensor,
    "requires_grad": lambda tensor, line: False,
    "shape": shape_of,
}
QUESTIONS: dict[str, Callable[[Tensor, Call], object]] = {
    **dict.fromkeys(("dim", "ndimension"), lambda tensor, call: _rank(tensor, call.line)),
    **dict.fromkeys(("numel", "nelement"), _count),
    "item": _item,
    "numpy": lambda tensor, call: tensor,
    "size": _size,
    "tolist": _to_list,
}
"""Methods that give something else than tensors."""
