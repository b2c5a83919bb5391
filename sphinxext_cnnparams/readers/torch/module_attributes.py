"""What can be asked of any module of PyTorch, and of its layers: ``layer.weight``, ``net.eval``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.layers import UnknownLayer
from ...core.layers.wrappers import Wrapper
from ...core.problem import say
from ..python import Call, Instance, Machine, Native, Unknown, call_value
from ..tracing.inheritance import find_mistyped
from ..tracing.module import LayerObject, Module
from ..tracing.tensor import read_request
from ..tracing.tree import train
from .attributes import argument
from .class_names import ModuleClass
from .composite import find_part, find_tensors
from .filling import only_fills
from .listing import find_modules
from .methods import METHODS
from .tensors import dims_of

if TYPE_CHECKING:
    from ..tracing.session import Session

SELF_RETURNING = frozenset(
    "to cuda cpu float half double bfloat16 eval train apply requires_grad_ share_memory".split()
)
"""Methods that hand back the module; what else they do is no part of its shape."""


def module_attribute(session: Session, module: object, name: str, line: int) -> object:
    """Give what every module of PyTorch has."""
    if name in SELF_RETURNING:
        return Native(name, lambda call, machine: _same(session, module, name, call, machine))
    if name in ("forward", "__call__") and isinstance(module, Module):
        return Native(name, module.call)
    if name == "__class__" and isinstance(module, Module):
        return ModuleClass(f"torch.nn.{module.kind}")
    method = METHODS.get(name)
    if method is not None:
        return Native(name, lambda call, machine: method(session, module, call, machine))
    if isinstance(module, LayerObject):
        return _layer_attribute(module, name, line)
    mistyped = find_mistyped(module, name, line, session) if isinstance(module, Instance) else None
    return mistyped or Unknown(say("the attribute {name} of a module is not read", name=name), line)


def _same(session: Session, module: object, name: str, call: Call, machine: Machine) -> object:
    if name == "requires_grad_":
        train(module, read_request(call))
    elif name == "apply" and call.args and not only_fills(call.args[0]):
        for _, part in find_modules(session, module):
            call_value(machine, call.args[0], Call((part,), {}, call.line, call.end))
    elif name in ("train", "eval"):
        mode = call.args[0] if call.args else name == "train"
        for _, part in find_modules(session, module):
            if isinstance(part, Instance) and part.half is not None:
                part.half.run_as(training=mode is True)
    return module


def _layer_attribute(module: LayerObject, name: str, line: int) -> object:
    slots = {slot.name: slot for slot in module.slots()}
    if (part := find_part(module, name)) is not None:
        return part
    if (held := find_tensors(module, name)) is not None:
        return held
    if name == "weight" and module.scheme:  # worked out of others: a tensor, and no parameter
        inner = module.layer.inner if isinstance(module.layer, Wrapper) else module.layer
        return module.session.graph.weight(module, name, dims_of(inner, name))
    if name in ("weight", "bias") and not module.layer.weights:
        return Unknown(say("a {kind} has no {name}", kind=module.kind, name=name), line)
    if name in ("weight", "bias") and all(other in ("weight", "bias") for other in slots):
        return None
    if name == "reset_parameters" and module.layer.own_weights():
        return Native(name, lambda call, machine: None)
    if name in module.names:
        return module.names[name]
    if (value := argument(module, name, line)) is not None and not isinstance(value, Unknown):
        return value
    if name in module.given:
        return module.given[name]
    declared = getattr(module.layer, "declared", None)
    known = {"in_channels": declared, "in_features": declared, "num_features": declared}
    return known.get(name) or _not_read(module, name, line)


def _not_read(module: LayerObject, name: str, line: int) -> Unknown:
    """Say that nothing is known of an attribute; of a layer that could not be made, why."""
    if isinstance(module.layer, UnknownLayer):
        return Unknown(say("{name} {reason}", name=module.kind, reason=module.layer.reason), module.line or line)
    return Unknown(say("the attribute {name} of {kind} is not read", name=name, kind=module.kind), line)
