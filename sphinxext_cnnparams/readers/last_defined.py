"""What the last class or function of the code makes, where the code itself makes no model."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ..core.problem import Problem, Sentence, say
from .chosen import LAST_DEFINED, Chosen, say_guess
from .holding import holds_layers
from .python import Call, Class, Foreign, Function, Machine, Unknown, call_value, list_all, name_last
from .tracing.module import ROOTS, LayerObject
from .tracing.session import Session
from .tracing.tree import is_module


def make(value: object, machine: Machine) -> object:
    """Make a model of what can make one without being told more."""
    if isinstance(value, (Class, Function)):
        return call_value(machine, value, Call((), {}, getattr(value, "line", 1), 1))
    return value


def make_last_defined(machine: Machine, session: Session) -> Chosen | Problem | None:
    """Take what the last class of a network makes, or the last function that makes one; say so if it is one of several.

    A layer of the author's own is a network only where nothing else is.
    """
    values = [value for value in machine.scope.names.values() if isinstance(value, (Class, Function))]
    found = sorted((value for value in values[::-1] if _may_make(value, session)), key=_is_only_layer)
    found += [value for value in values[::-1] if isinstance(value, Class) and _lacks_call(value)] if not found else []
    problem: Problem | None = None
    for value in found:
        counts = dict(session.counts)
        made = make(value, machine)
        if is_module(made) and (isinstance(value, Class) or holds_layers(made)) and not isinstance(made, LayerObject):
            return Chosen(made, guess=_say_others(value, found, machine))
        session.counts = counts
        if isinstance(value, Class) and isinstance(made, Unknown) and problem is None:
            why = say("{name} cannot be made: {why}; say how with :object: {name}(…)", name=value.name, why=made.why)
            problem = Problem(why, value.line)
    return problem


def _say_others(value: Class | Function, found: Sequence[Class | Function], machine: Machine) -> Sentence:
    """Say that there are other models, if there are: of the same rank, and not related to the one that was taken."""
    rank = _is_only_layer(value)
    others = [
        other
        for other in found
        if _is_only_layer(other) is rank and not _wants_more(other) and not _is_related(value, other, machine)
    ]
    return say_guess(len(others) + 1, value.name, LAST_DEFINED) if others else ""


def _wants_more(value: Class | Function) -> bool:
    """Tell whether it takes arguments that have to be given: a block of networks rather than one."""
    own = value.find("__init__") if isinstance(value, Class) else value
    if not isinstance(own, Function):
        return False
    return len(own.parameters.args) - isinstance(value, Class) > len(own.defaults)


def _is_network(cls: Class) -> bool:
    return bool(cls.foreign()) and any(name in part.names for part in cls.order() for name in ("forward", "call"))


def _lacks_call(cls: Class) -> bool:
    """Tell whether a class of modules has no ``forward`` here: it may stand elsewhere, and its parts can be listed."""
    bases = [base.last for base in cls.foreign() if isinstance(base, Foreign)]
    return bool(bases) and bases[0] in ROOTS and not _is_network(cls)


def _may_make(value: Class | Function, session: Session) -> bool:
    """Tell whether a class or a function may make a model without being told more."""
    if isinstance(value, Class):
        return _is_network(value)
    nodes = list(_nodes_of(value))
    gives = any(isinstance(node, ast.Return) and node.value is not None for node in nodes)
    return gives and not _wants_more(value) and any(_names_module(node, session) for node in nodes)


def _names_module(node: ast.AST, session: Session) -> bool:
    """Tell whether an expression names a class, so that a function with it may make a model."""
    name = name_last(node)
    return name[:1].isupper() or session.dialect.knows(name)


def _nodes_of(value: Class | Function) -> Iterator[ast.AST]:
    functions = [value] if isinstance(value, Function) else [f for f in value.names.values() if isinstance(f, Function)]
    for function in functions:
        body = function.body if isinstance(function.body, tuple) else (function.body,)
        yield from list_all(body)


def _is_only_layer(value: Class | Function) -> bool:
    """Tell whether a class is but a layer to its framework."""
    bases = value.foreign() if isinstance(value, Class) else []
    return any(isinstance(base, Foreign) and base.last == "Layer" for base in bases)


def _is_related(first: Class | Function, second: Class | Function, machine: Machine) -> bool:
    """Tell whether one of two uses the other, by whatever way."""
    return second.name in _uses(first, machine) or first.name in _uses(second, machine)


def _uses(value: Class | Function, machine: Machine) -> set[str]:
    """Give the names that a class or a function of the code needs, and those that these need; its own among them."""
    found: set[str] = {value.name}
    waiting: list[object] = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (Class, Function)):
            bases = {base.name for base in part.order()[1:]} if isinstance(part, Class) else set()
            names = bases | {node.id for node in _nodes_of(part) if isinstance(node, ast.Name)}
            waiting += [machine.scope.names.get(name) for name in names - found]
            found |= names
    return found
