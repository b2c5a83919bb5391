"""Names, places and parameters are bound to values, and taken away again."""

from __future__ import annotations

import ast
from collections.abc import Callable
from operator import delitem, setitem
from typing import Any

from ...core.problem import count_arguments, say
from .guards import guard
from .machine import Machine
from .operations import iterate
from .values.functions import Function
from .values.values import Call, Unknown, Value


def bind(machine: Machine, target: ast.expr, value: object) -> None:
    """Bind a target of an assignment, a loop or a ``with``."""
    TARGETS[type(target)](machine, target, value)


def unbind(machine: Machine, target: ast.expr) -> None:
    """Take away what ``del`` names."""
    DELETED[type(target)](machine, target)


def assign(machine: Machine, owner: object, name: str, value: object, line: int) -> None:
    """Set an attribute; plain data has none that can be set: Python refuses it."""
    if isinstance(owner, Value):
        owner.assign(name, value, machine, line)
    else:
        machine.failures += 1


def take_away(machine: Machine, owner: object, name: str, line: int) -> None:
    """Delete an attribute; plain data has none that can be deleted: Python refuses it."""
    if isinstance(owner, Value):
        owner.remove(name, machine, line)
    else:
        machine.failures += 1


def _name(machine: Machine, target: ast.Name, value: object) -> None:
    known = machine.given.get(target.id, value) if isinstance(value, Unknown) else value
    machine.scope.bind(target.id, known)


def _attribute(machine: Machine, target: ast.Attribute, value: object) -> None:
    assign(machine, machine.evaluate(target.value), target.attr, value, target.lineno)


def _item(machine: Machine, target: ast.Subscript, value: object) -> None:
    owner, key = machine.evaluate(target.value), machine.evaluate(target.slice)
    if isinstance(owner, Value):
        owner.put(key, value, machine, target.lineno)
    elif isinstance(key, Value):
        machine.poison(owner, Unknown("an item was set whose place is not known", target.lineno))
    else:
        guard(machine, setitem, target.lineno, owner, key, value)


def _starred(machine: Machine, target: ast.Starred, value: object) -> None:
    bind(machine, target.value, value)


def _several(machine: Machine, target: ast.Tuple | ast.List, value: object) -> None:
    parts = _unpack(machine, target, value)
    for i, part in enumerate(target.elts):
        bind(machine, part, parts if isinstance(parts, Unknown) else parts[i])


def _unpack(machine: Machine, target: ast.Tuple | ast.List, value: object) -> list[object] | Unknown:
    """Give the part of a value for each of several targets, or say why they are not known."""
    star = next((i for i, part in enumerate(target.elts) if isinstance(part, ast.Starred)), None)
    wanted, line = len(target.elts), target.lineno
    parts = value.unpack(wanted, line) if isinstance(value, Value) and star is None else None
    found = iterate(machine, value, line) if parts is None else parts
    if isinstance(found, Unknown):
        return found
    if star is not None and len(found) >= wanted - 1:
        after = len(found) - (wanted - 1 - star)
        found = [*found[:star], found[star:after], *found[after:]]
    if len(found) != wanted:
        return Unknown(
            say("{found} values cannot be unpacked into {wanted} names", found=len(found), wanted=wanted), line
        )
    return found


def bind_arguments(function: Function, call: Call) -> dict[str, object] | Unknown:
    """Bind the arguments of a call to a function's parameters."""
    spec = function.parameters
    positional = [arg.arg for arg in (*spec.posonlyargs, *spec.args)]
    names = dict(zip(positional, call.args, strict=False))
    extra = call.args[len(positional) :]
    if spec.vararg:
        names[spec.vararg.arg] = tuple(extra)
    elif extra:
        most, given = count_arguments(len(positional)), len(call.args)
        close = say("; did you forget self?") if function.owner is not None and "self" not in positional else ""
        pattern = "{name}() takes {most} and is given {given}{close}"
        return Unknown(say(pattern, name=function.name, most=most, given=given, close=close), call.line)
    keyword_only = {arg.arg for arg in spec.kwonlyargs}
    rest: dict[str, object] = {}
    for name, value in call.kwargs.items():
        (names if name in keyword_only or name in positional else rest)[name] = value
    if spec.kwarg:
        names[spec.kwarg.arg] = rest
    elif rest:
        return Unknown(say("{name}() has no argument {iter}", name=function.name, iter=next(iter(rest))), call.line)
    fallback = dict(zip(positional[len(positional) - len(function.defaults) :], function.defaults, strict=True))
    names = fallback | dict(function.keyword_defaults) | names
    missing = [name for name in (*positional, *keyword_only) if name not in names]
    if missing:
        return Unknown(say("{name}() is called without {missing}", name=function.name, missing=missing[0]), call.line)
    return names


def _delete_name(machine: Machine, target: ast.Name) -> None:
    machine.scope.names.pop(target.id, None)


def _delete_attribute(machine: Machine, target: ast.Attribute) -> None:
    take_away(machine, machine.evaluate(target.value), target.attr, target.lineno)


def _delete_item(machine: Machine, target: ast.Subscript) -> None:
    owner, key = machine.evaluate(target.value), machine.evaluate(target.slice)
    if isinstance(owner, Value):
        owner.remove(key, machine, target.lineno)
    elif isinstance(key, Unknown):
        machine.poison(owner, Unknown("an item was taken out whose place is not known", target.lineno))
    else:
        guard(machine, delitem, target.lineno, owner, key)


TARGETS: dict[type[ast.expr], Callable[[Machine, Any, object], None]] = {
    ast.Name: _name,
    ast.Tuple: _several,
    ast.List: _several,
    ast.Attribute: _attribute,
    ast.Subscript: _item,
    ast.Starred: _starred,
}


def _delete_several(machine: Machine, target: ast.Tuple | ast.List) -> None:
    for part in target.elts:
        unbind(machine, part)


DELETED: dict[type[ast.expr], Callable[[Machine, Any], None]] = {
    ast.Name: _delete_name,
    ast.Attribute: _delete_attribute,
    ast.Subscript: _delete_item,
    ast.Tuple: _delete_several,
    ast.List: _delete_several,
}
