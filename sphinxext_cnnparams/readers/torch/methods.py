"""The methods that every module of PyTorch has, and those that d2l and Lightning give it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..python import Call, Class, Instance, Machine, Value, get_attribute
from ..tracing.container import put_nowhere
from ..tracing.summaries import note_shape
from ..tracing.tree import children
from .hooks import add_hook
from .listing import (
    answer_pairs,
    answer_values,
    find_children,
    list_modules,
    list_named_modules,
    list_named_weights,
    list_weights,
)
from .registry import NAMELESS

if TYPE_CHECKING:
    from ..tracing.session import Session


def _get_below(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give what stands at a path inside a module: ``get_submodule("layer1.0.conv1")``."""
    (path,) = (*call.args, *call.kwargs.values())
    for name in str(path).split(".") if path else ():
        inside = dict(children(module, lists=False))
        module = inside[name] if name in inside else get_attribute(machine, module, name, call.line)
    return module


def _add_module(session: Session, module: object, call: Call, machine: Machine) -> object:
    given = dict(call.kwargs)
    places = (given.pop("name"),) if "name" in given else ()
    name, child = (*places, *call.args, *given.values())[:2]
    if not isinstance(name, str):
        name, child = NAMELESS, put_nowhere(call.line)
    assert isinstance(module, Value)
    module.assign(name, child, machine, call.line)
    return None


def _save_hyperparameters(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Keep the arguments of ``__init__`` as attributes, as d2l and Lightning do."""
    names = {name: value for name, value in machine.scope.names.items() if value is not module}
    if isinstance(module, Instance):
        module.names["hparams"] = Instance(Class("hparams", (), {}, call.line), dict(names))
        for name, value in names.items():
            module.names.setdefault(name, value)
    return None


def _layer_summary(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Take the shape that d2l's ``layer_summary`` is told, the batch in front."""
    session.pointed.append(module)
    note_shape(module, call.args[0] if call.args else call.kwargs.get("X_shape"), session, batched=True)
    return None


def _nothing(session: Session, module: object, call: Call, machine: Machine) -> object:
    return None


def _self(session: Session, module: object, call: Call, machine: Machine) -> object:
    return module


METHODS: dict[str, Callable[..., object]] = {
    "register_forward_hook": add_hook,
    "add_module": _add_module,
    "register_module": _add_module,
    "register_parameter": _add_module,
    "register_buffer": _add_module,
    "modules": list_modules,
    "named_modules": list_named_modules,
    "get_submodule": _get_below,
    "get_parameter": _get_below,
    "children": answer_values(find_children),
    "named_children": answer_pairs(find_children),
    "parameters": list_weights,
    "named_parameters": list_named_weights,
    "layer_summary": _layer_summary,
    "load_state_dict": _nothing,
    "zero_grad": _nothing,
    "save_hyperparameters": _save_hyperparameters,
    "log": _nothing,
    "initialize_weights": _self,
}
