"""What objects inherit from ``nn.Module``, or from one of PyTorch's layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from ...core.layers import UnknownLayer
from ...core.layers.traced import Applied
from ...core.layers.wrappers import Wrapper
from ...core.problem import say
from ...core.structs import replace
from ..python import (
    Bound,
    Call,
    Class,
    Function,
    Instance,
    Machine,
    Native,
    Unknown,
    Value,
    call_value,
    get_attribute,
)
from ..python import Iterator as Once
from ..tracing.container import Stack
from ..tracing.graph import Use
from ..tracing.inheritance import FrameworkHalf, find_mistyped, make_core
from ..tracing.module import LayerObject, Module
from ..tracing.recorded_models import Uncounted, Weightname
from ..tracing.summaries import note_shape
from ..tracing.tensor import Parameter, Tensor, read_request
from ..tracing.tree import children, core_of, is_module, train, tree
from ..tracing.unknown_parts import list_unknown_children
from ..tracing.weight import WeightOf, weight_of
from .attributes import argument
from .bases import EMPTY, find_layer
from .class_names import ModuleClass
from .composite import PartOfLayer, find_part, find_tensors, list_parts, make_half, unfold
from .filling import only_fills
from .hooks import add_hook, call_hooks
from .pretrained.body import Body, Inside
from .registry import REGISTRIES, Registry
from .tensors import dims_of

if TYPE_CHECKING:
    from ..tracing.session import Session

SELF_RETURNING = frozenset(
    "to cuda cpu float half double bfloat16 eval train apply requires_grad_ share_memory".split()
)
"""Methods that hand back the module; what else they do is no part of its shape."""


class TorchHalf(FrameworkHalf):
    """Stand for the half of an object that PyTorch defines."""

    training: bool = False  # as those who look at a network run it

    def resemble(self, other: Self) -> None:
        self.training = other.training

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "__init__":
            return Native(name, self._start)
        if name in ("forward", "__call__"):
            return Native(name, self._forward)
        if isinstance(self.core, Stack) and name in self.core.methods():
            return Native(name, self.core.methods()[name])
        method = METHODS.get(name)
        if method is not None:
            return Native(name, lambda call, machine: method(self.session, self.owner, call, machine))
        if name == "training":
            return self.training
        if isinstance(self.core, Value):
            return self.core.attribute(name, machine, line)
        if name in REGISTRIES:
            return Registry(self.owner, name)
        return module_attribute(self.session, self.owner, name, line)

    def _start(self, call: Call, machine: Machine) -> object:
        """Evaluate ``super().__init__(...)``: it makes the layer, where the base is one."""
        if self.core is None or isinstance(self.core, Stack):  # a container that is started again begins empty
            parent, _, name = self.base.rpartition(".")
            kind, given = find_layer(name, call) or (name, call)
            made = make_core(f"{parent}.{kind}", given, machine, self.session)
            self.core = made if isinstance(made, (LayerObject, Stack)) else None
            if self.core is None and not name.endswith(EMPTY):
                self.doubt_base()
            for name in made.given if isinstance(made, LayerObject) else ():
                self.owner.names.pop(name, None)  # set before: PyTorch sets it anew
        return None

    def call(self, call: Call, machine: Machine) -> object:
        own = self.owner.cls.find("forward")
        self.session.note_call(self.owner, call)
        with self.session.inside(self.owner):
            if not isinstance(own, Function):
                return self._forward(call, machine)
            result = Bound(own, self.owner).call(call, machine)
            made = self._applied(result, call)
        return call_hooks(self.owner, call, made, self.session) if self.session.hooks else made

    def _applied(self, result: object, call: Call) -> object:
        """Give a row to a layer whose weights the author's own ``forward`` uses without calling the layer."""
        graph = self.session.graph
        core = self.core
        if not isinstance(core, LayerObject) or not isinstance(result, Tensor):
            return result
        if any(use.owner is core for use in graph.uses):
            return result
        use = graph.uses[result.node]
        layer = Applied(core.layer, use.shape)
        place = Use(self.owner.cls.name, layer, (), core.line, core.end, owner=core)
        return graph.apply(place, [result])

    def _forward(self, call: Call, machine: Machine) -> object:
        inner = self.core if self.core is not None else self.owner.names.get("net", self.owner.names.get("model"))
        if isinstance(inner, Value):
            return inner.call(call, machine)
        return Unknown(say("{name} has no forward()", name=self.owner.cls.name), call.line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return (
            self.core.item(key, machine, line) if isinstance(self.core, Value) else Value.item(self, key, machine, line)
        )

    def train(self, learns: bool | None) -> None:
        """Leave it to the modules inside."""

    def is_held(self) -> bool:
        return False

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        if isinstance(self.core, Value):
            return self.core.iterate(machine, line)
        return Value.iterate(self, machine, line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        if isinstance(self.core, Stack):
            self.core.put(key, value, machine, line)
        elif isinstance(value, Unknown):
            self.add_doubt(value)

    def remove(self, key: object, machine: Machine, line: int) -> None:
        if isinstance(self.core, Stack):
            self.core.remove(key, machine, line)

    def length(self, line: int) -> int | Value:
        return self.core.length(line) if isinstance(self.core, Stack) else Value.length(self, line)

    def _half_left(self, name: str, value: object) -> LayerObject | None:
        """Give what is left of a transformer of which the author replaces the encoder or the decoder."""
        core = self.core
        if isinstance(core, LayerObject) and core.kind == "Transformer" and name in HALVES and is_module(value):
            return make_half(core, HALVES[name])
        return None

    def notice(self, name: str, value: object, before: object, machine: Machine, line: int) -> None:
        """Put a module that is set on a container among its children; tell a layer what is set on it."""
        self.keep_doubt(name, value, before)
        if isinstance(value, WeightOf) and (own := value.own()) is not None:
            self.owner.names[name] = own  # a part of this module, too
        if isinstance(self.core, Stack) and is_module(value):
            self.core.children[name] = value
        elif isinstance(self.core, LayerObject) and (half := self._half_left(name, value)) is not None:
            self.core, left = None, HALVES[name]
            self.owner.names[left] = half
        elif isinstance(self.core, LayerObject):
            self.core.assign(name, value, machine, line)
            if name in ("weight", "bias") and isinstance(value, Parameter):
                self.owner.names.pop(name)  # it is the layer's now, and counted there


HALVES = {"encoder": "decoder", "decoder": "encoder"}
"""The halves of a transformer, each with the other one."""


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
        for _, part in _modules(session, module):
            call_value(machine, call.args[0], Call((part,), {}, call.line, call.end))
    elif name in ("train", "eval"):
        mode = call.args[0] if call.args else name == "train"
        for _, part in _modules(session, module):
            if isinstance(part, Instance) and isinstance(part.half, TorchHalf):
                part.half.training = mode is True
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


def _all(session: Session, module: object) -> list[tuple[str, object]]:
    return list(tree(module, lists=False))


def _weights(session: Session, module: object) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    everything = _all(session, module)
    first = [item for item in everything if isinstance(item[1], Parameter) and "." not in item[0]]
    among: set[int] = set()
    for path, part in [*first, *(item for item in everything if item not in first)]:
        dot = f"{path}." if path else ""
        if id(part) in among:
            continue
        if isinstance(part, Parameter):
            found.append((path, part))
        elif isinstance(part, (Body, Inside, PartOfLayer)):
            for name, tensor in part.tensors(path):
                if isinstance(tensor, Stack):
                    among |= {id(inner) for _, inner in _all(session, tensor)}
                    found += [(_below(name, inner), weight) for inner, weight in _weights(session, tensor)]  # type: ignore[misc]
                else:
                    found.append((name, tensor))  # type: ignore[arg-type]
        elif isinstance(part, LayerObject):
            found += [(f"{dot}{slot.name}", weight_of(part, slot)) for slot in part.slots()]
    return found


def _below(outer: object, name: object) -> object:
    """Give the name of a weight below the name of what it is inside, as far as it is known."""
    if isinstance(name, Weightname):
        return replace(name, first=str(outer))
    return f"{outer}.{name}"


def _own_weights(session: Session, module: object) -> list[tuple[str, object]]:
    """Give the tensors a module holds itself, and not in others, as ``recurse=False`` asks for."""
    found: list[tuple[str, object]] = []
    core = module if isinstance(module, LayerObject) else core_of(module)
    if isinstance(core, PartOfLayer):
        found += [(name, tensor) for name, tensor in core.tensors("") if "." not in name]
    elif isinstance(core, LayerObject):
        found += [(slot.name, weight_of(core, slot)) for slot in core.slots() if "." not in slot.name]
    if not isinstance(module, LayerObject):
        found += [item for item in children(module, lists=False) if isinstance(item[1], Parameter)]
    return found


def _asked_weights(session: Session, module: object, call: Call) -> list[tuple[str, object]]:
    named = {"recurse": call.args[-1] if call.args and isinstance(call.args[-1], bool) else True} | dict(call.kwargs)
    found = _own_weights(session, module) if named["recurse"] is False else _weights(session, module)
    prefix = call.args[0] if call.args and isinstance(call.args[0], str) else named.get("prefix", "")
    return [(str(_below(prefix, name)), weight) for name, weight in found] if prefix else found


def _list_weights(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give the weights as PyTorch does, which can be gone through once."""
    return Once([weight for _, weight in _asked_weights(session, module, call)])


def _list_named_weights(session: Session, module: object, call: Call, machine: Machine) -> object:
    if call.kwargs.get("remove_duplicate", True) is not True:
        parts = tuple(weight for _, weight in _weights(session, module))
        return Unknown("weights that are listed twice are not read", call.line, among=parts)
    return Once(list(_asked_weights(session, module, call)))


def _modules(session: Session, module: object) -> list[tuple[str, object]]:
    modules = [item for item in _all(session, module) if not isinstance(item[1], Parameter)]
    return [inner for path, part in modules for inner in unfold(path, part)]


def _list_modules(session: Session, module: object, call: Call, machine: Machine) -> object:
    found = _modules(session, module)
    return _counted([part for _, part in found], found)


def _list_named_modules(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give the modules with their names; what is inside well-known models has names that are not known."""
    found = _modules(session, module)
    for body in _bodies(found):
        body.doubt()
    return _counted(list(found), found)


def _bodies(found: list[tuple[str, object]]) -> tuple[Body, ...]:
    return tuple(part for _, part in found if isinstance(part, Body))


def _counted(items: list[object], found: list[tuple[str, object]]) -> object:
    """Give a list of modules; one whose items cannot be counted, if well-known models are among them."""
    bodies = _bodies(found)
    return Uncounted(items, bodies) if bodies else Once(items)


def _get_below(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give what stands at a path inside a module: ``get_submodule("layer1.0.conv1")``."""
    (path,) = (*call.args, *call.kwargs.values())
    for name in str(path).split(".") if path else ():
        inside = dict(children(module, lists=False))
        module = inside[name] if name in inside else get_attribute(machine, module, name, call.line)
    return module


def _own_children(session: Session, module: object) -> list[tuple[str, object]]:
    if isinstance(module, LayerObject):
        return list(list_parts(module))
    known = [(key, child) for key, child in children(module, lists=False) if not isinstance(child, Parameter)]
    return [*known, *list_unknown_children(module, session)]


def _seconds(function: Callable[[Session, object], list[tuple[str, object]]]) -> Callable[..., object]:
    return lambda session, module, call, machine: Once([value for _, value in function(session, module)])


def _pairs(function: Callable[[Session, object], list[tuple[str, object]]]) -> Callable[..., object]:
    return lambda session, module, call, machine: Once(list(function(session, module)))


def _add_module(session: Session, module: object, call: Call, machine: Machine) -> object:
    name, child = (*call.args, *call.kwargs.values())[:2]
    if isinstance(module, Value) and isinstance(name, str):
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
    "modules": _list_modules,
    "named_modules": _list_named_modules,
    "get_submodule": _get_below,
    "get_parameter": _get_below,
    "children": _seconds(_own_children),
    "named_children": _pairs(_own_children),
    "parameters": _list_weights,
    "named_parameters": _list_named_weights,
    "layer_summary": _layer_summary,
    "load_state_dict": _nothing,
    "zero_grad": _nothing,
    "save_hyperparameters": _save_hyperparameters,
    "log": _nothing,
    "initialize_weights": _self,
}
