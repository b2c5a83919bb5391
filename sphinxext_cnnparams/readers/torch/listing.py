"""What a module lists: its weights, the modules inside it, its children, in PyTorch's order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...core.structs import replace
from ..python import Call, Machine, Unknown
from ..python import Iterator as Once
from ..tracing.container import Stack
from ..tracing.module import LayerObject
from ..tracing.recorded_models import Uncounted, Weightname
from ..tracing.tensor import Parameter
from ..tracing.tree import children, core_of, list_perhaps, tree
from ..tracing.unknown_parts import list_unknown_children
from ..tracing.weight import weight_of
from .composite import PartOfLayer, list_parts, unfold
from .pretrained.body import Body, Inside

if TYPE_CHECKING:
    from ..tracing.session import Session


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
    return found + _list_perhaps(everything)


def _list_perhaps(inside: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """Give what stands for parts that are some among others, under names that nobody knows."""
    return [(unknown, unknown) for unknown in list_perhaps(part for _, part in inside)]  # type: ignore[misc]


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


def list_weights(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give the weights as PyTorch does, which can be gone through once."""
    return Once([weight for _, weight in _asked_weights(session, module, call)])


def list_named_weights(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give the weights with their names; those that are listed twice on request are not known."""
    if call.kwargs.get("remove_duplicate", True) is not True:
        parts = tuple(weight for _, weight in _weights(session, module))
        return Unknown("weights that are listed twice are not read", call.line, among=parts)
    return Once(list(_asked_weights(session, module, call)))


def find_modules(session: Session, module: object) -> list[tuple[str, object]]:
    """Give a module and all modules inside it, each with its path."""
    modules = [item for item in _all(session, module) if not isinstance(item[1], Parameter)]
    return [inner for path, part in modules for inner in unfold(path, part)] + _list_perhaps(modules)


def list_modules(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give a module and all modules inside it, as ``modules()`` does."""
    found = find_modules(session, module)
    return _counted([part for _, part in found], found)


def list_named_modules(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Give the modules with their names; what is inside well-known models has names that are not known."""
    found = find_modules(session, module)
    for body in _bodies(found):
        body.doubt()
    return _counted(list(found), found)


def _bodies(found: list[tuple[str, object]]) -> tuple[Body, ...]:
    return tuple(part for _, part in found if isinstance(part, Body))


def _counted(items: list[object], found: list[tuple[str, object]]) -> object:
    """Give a list of modules; one whose items cannot be counted, if well-known models are among them."""
    bodies = _bodies(found)
    return Uncounted(items, bodies) if bodies else Once(items)


def find_children(session: Session, module: object) -> list[tuple[str, object]]:
    """Give the modules a module holds itself, each with its name, and those that may be there."""
    if isinstance(module, LayerObject):
        return list(list_parts(module))
    known = [(key, child) for key, child in children(module, lists=False) if not isinstance(child, Parameter)]
    return [*known, *list_unknown_children(module, session)]


def answer_values(function: Callable[[Session, object], list[tuple[str, object]]]) -> Callable[..., object]:
    """Make the method that gives what *function* finds, without the names."""
    return lambda session, module, call, machine: Once([value for _, value in function(session, module)])


def answer_pairs(function: Callable[[Session, object], list[tuple[str, object]]]) -> Callable[..., object]:
    """Make the method that gives what *function* finds, with the names."""
    return lambda session, module, call, machine: Once(list(function(session, module)))
