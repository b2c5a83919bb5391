"""PyTorch's containers, parameters and functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...core.problem import say
from ..python import Call, Unknown, Value, call_value, is_listed, iterate
from ..tracing.container import Stack
from ..tracing.dialect import Special
from ..tracing.functional import ModelObject
from ..tracing.graph import tensors_in
from ..tracing.module import LayerObject
from ..tracing.operations import calculate as calculate_at
from ..tracing.operations.making import measure
from ..tracing.tensor import Parameter, Tensor, read_flag
from ..tracing.weight import WeightOf
from .filling import INITIALISERS
from .functions.table import FUNCTIONS
from .layers.embedding import make_pretrained
from .losses import LOSSES, make_loss
from .normalized import NORMALIZING
from .pretrained.models import named_model
from .pretrained.recorded import PRETRAINED
from .rules import rename_arguments

if TYPE_CHECKING:
    from ..python import Machine
    from ..tracing.session import Session


def make_sequential(kind: str, call: Call, session: Session) -> object:
    """Make ``nn.Sequential(...)`` of modules, or of one dictionary of modules."""
    stack = Stack(session, kind, "", call.line, call.end)
    if len(call.args) == 1 and isinstance(call.args[0], dict):
        for key, child in call.args[0].items():
            stack.push(child, str(key))
    else:
        for child in call.args:
            stack.push(child)
    session.made.append(stack)
    return stack


def _collection(kind: str, call: Call, session: Session) -> object:
    """Make a ``ModuleList``, a ``ModuleDict`` or their kin: containers that are not called themselves."""
    stack = Stack(session, kind, "", call.line, call.end, runs=False)
    given = call.args[0] if call.args else next(iter(call.kwargs.values()), ())
    if isinstance(given, dict):
        for key, child in given.items():
            stack.push(child, str(key))
    elif isinstance(given, Stack):
        stack.children |= given.children
    else:
        children = iterate(session.machine, given, call.line)
        for child in [children] if isinstance(children, Unknown) else children:
            if kind.endswith("Dict") and is_listed(child) and len(child) == 2:
                stack.push(child[1], str(child[0]))
            else:
                stack.push(child)
    for key, child in stack.children.items() if kind.startswith("Parameter") else ():
        stack.children[key] = _as_parameter(child, call.line)
    return stack


def _as_parameter(child: object, line: int) -> object:
    """Give what a list of parameters keeps: the tensor of a layer itself, and of any other tensor a parameter."""
    if isinstance(child, WeightOf):
        return child.own() or child
    return Parameter(child.dims, line) if isinstance(child, Tensor) else child


def _parameter(kind: str, call: Call, session: Session) -> object:
    """Make ``nn.Parameter(tensor)``."""
    data = call.args[0] if call.args else call.kwargs.get("data")
    dims = measure(data)
    learns = call.args[1] if len(call.args) > 1 else call.kwargs.get("requires_grad", True)
    return Parameter(dims, call.line, read_flag(learns))


def _size(kind: str, call: Call, session: Session) -> object:
    """Make ``torch.Size([...])``: a tuple."""
    return tuple(call.args[0]) if call.args and is_listed(call.args[0]) else ()


def _parallel(kind: str, call: Call, session: Session) -> object:
    """Make ``nn.DataParallel(model)``: the model under the key ``module``."""
    stack = Stack(session, kind, "", call.line, call.end)
    for module in (*call.args, *(call.kwargs[name] for name in ("module",) if name in call.kwargs))[:1]:
        stack.push(module, "module")
    session.made.append(stack)
    return stack


def _same(kind: str, call: Call, session: Session) -> object:
    """Evaluate what hands its first argument back: initialisation, compilation."""
    return call.args[0] if call.args else Unknown(say("{kind}() of nothing", kind=kind), call.line)


def _filled(kind: str, call: Call, session: Session) -> object:
    """Evaluate an initialisation: its tensor has other values then."""
    if call.args and isinstance(call.args[0], Tensor) and call.args[0].values is not None:
        call.args[0].values.changed()
    return _same(kind, call, session)


def _checkpoint(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``checkpoint(function, *arguments)``: the function is called, its values are worked out again later."""
    kwargs = {name: value for name, value in call.kwargs.items() if name not in CHECKPOINT}
    function, *args = call.args or (kwargs.pop("function", Unknown(say("{kind}() of nothing", kind=kind), call.line)),)
    return call_value(session.machine, function, Call(tuple(args), kwargs, call.line, call.end))


def _checkpoint_sequential(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``checkpoint_sequential(functions, segments, input)``: each is called with what the one before gave."""
    names = ("functions", "segments", "input")
    given = dict(zip(names, call.args, strict=False)) | dict(call.kwargs)
    functions, value = given["functions"], given["input"]
    for function in functions if is_listed(functions) else (functions,):
        value = call_value(session.machine, function, call.passing(value))
    return value


def _deny(kind: str, call: Call, session: Session) -> object:
    """Evaluate what asks whether a model is being compiled or exported: it is not."""
    return False


CHECKPOINT = frozenset("use_reentrant preserve_rng_state context_fn determinism_check debug early_stop".split())
"""Arguments of ``checkpoint`` itself."""


def _tensor_of(kind: str, call: Call, session: Session) -> object:
    """Make ``torch.Tensor(4, 5)`` or ``torch.FloatTensor(4, 5)``: a tensor of a shape, or of a list."""
    sizes = call.args[0] if len(call.args) == 1 and isinstance(call.args[0], tuple) else call.args
    first = call.args[0] if call.args else ()
    is_data = isinstance(first, list) or (isinstance(first, Value) and measure(first) is not None)
    function = FUNCTIONS["tensor" if is_data else "empty"]
    return calculate_at(function, kind, Call(tuple(sizes), {}, call.line, call.end), session.graph)


def _repeated(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``_pair(3)`` and its kin: what is no list yet is repeated."""
    value = call.args[0] if call.args else Unknown(say("{kind}() of nothing", kind=kind), call.line)
    return tuple(value) if is_listed(value) else value if isinstance(value, Unknown) else (value,) * TUPLES[kind]


TUPLES = {
    "_single": 1,
    "_pair": 2,
    "_triple": 3,
    "_quadruple": 4,
    **{f"to_{n}tuple": n for n in range(1, 5)},
}
"""Functions that make a tuple of so many of what they are handed."""


def _is_tensor(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``torch.is_tensor(x)``."""
    (value,) = call.args
    return value if isinstance(value, Unknown) else isinstance(value, (Tensor, Parameter, WeightOf))


SPECIALS: dict[str, Special] = {
    **dict.fromkeys(LOSSES, make_loss),
    **dict.fromkeys(TUPLES, _repeated),
    "Buffer": _same,
    "Variable": _same,
    **dict.fromkeys(("Tensor", "FloatTensor", "LongTensor"), _tensor_of),
    "Sequential": make_sequential,
    "ModuleList": _collection,
    "ModuleDict": _collection,
    "ParameterList": _collection,
    "ParameterDict": _collection,
    "Parameter": _parameter,
    "UninitializedParameter": _parameter,
    "Size": _size,
    "DataParallel": _parallel,
    "DistributedDataParallel": _parallel,
    **NORMALIZING,
    "compile": _same,
    **dict.fromkeys(INITIALISERS, _filled),
    "checkpoint": _checkpoint,
    "checkpoint_sequential": _checkpoint_sequential,
    **dict.fromkeys(("is_scripting", "is_tracing", "is_in_onnx_export", "is_exporting"), _deny),
    "is_tensor": _is_tensor,
    "verify": _same,
    "Embedding.from_pretrained": make_pretrained,
    "EmbeddingBag.from_pretrained": make_pretrained,
}


def list_contents(module: Stack | ModelObject) -> Iterator[tuple[str, object]]:
    """Give what a container of PyTorch holds, by its keys."""
    if isinstance(module, Stack):
        yield from module.extra.items()
        yield from module.children.items()


def calculate(path: str, call: Call, session: Session, machine: Machine) -> object:
    """Evaluate a function of torch or torch.nn.functional on tensors; None if it is none that is known."""
    if (model := named_model(path, call, session)) is not None:
        return model
    parent, _, name = path.rpartition(".")
    if name not in FUNCTIONS or parent.rpartition(".")[2] not in ("torch", "functional", "special", "linalg", "fft"):
        return None
    if any(isinstance(arg, LayerObject) for arg in call.args):
        return None
    has_tensors = bool(list(tensors_in([*call.args, *call.kwargs.values()], session.graph)))
    if not has_tensors and name not in MAKING:
        return None
    named = Call(call.args, rename_arguments(call.kwargs), call.line, call.end)
    return calculate_at(FUNCTIONS[name], name, named, session.graph)


def function(name: str, stars: Sequence[str]) -> str | None:
    """Give the path of a function that stands in the code by its name alone."""
    if name in PRETRAINED:
        return f"torchvision.models.{name}"
    return next((f"{star}.{name}" for star in stars if name in FUNCTIONS and star.startswith("torch")), None)


MAKING = frozenset(
    "zeros ones rand randn empty randint arange linspace full tensor as_tensor asarray from_numpy eye".split()
)
"""Functions that make a tensor of nothing."""
