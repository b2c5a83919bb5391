"""Builtins that ask what a value is and what it has."""

from __future__ import annotations

import ast

from ....core.problem import say
from ....core.structs import Struct
from ..binding import assign, take_away
from ..guards import attempt
from ..machine import Machine
from ..scope import Scope
from ..trees import list_all
from ..values.classes import Class
from ..values.functions import Foreign, Native
from ..values.values import NAMES_OF_WEIGHTS, Call, Unknown, Value, first_unknown
from .methods import get_attribute
from .types import TYPES


def _len(call: Call, machine: Machine) -> object:
    value = call.args[0] if call.args else None
    if isinstance(value, Value):
        return value.length(call.line)
    return machine.find_doubt(value) or attempt(lambda: len(value), call.line, "len")  # type: ignore[arg-type]


def _isinstance(call: Call, machine: Machine) -> object:
    value, kinds = call.args if len(call.args) == 2 else (None, ())
    if isinstance(value, Unknown):
        return value
    found = [is_of(value, kind, machine) for kind in (kinds if isinstance(kinds, tuple) else (kinds,))]
    return True in found or first_unknown(found) or False


def is_of(value: object, kind: object, machine: Machine) -> bool | Unknown:
    """Tell whether a value is of a kind."""
    if isinstance(kind, Value):
        return kind.has_instance(value, machine)
    return False if kind is not None else Unknown("this check of a type is not read", 0)


class TypeOf(Native):
    """Stand for ``type``, which is a type itself."""

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return isinstance(value, Value) and value.is_type


def _type(call: Call, machine: Machine) -> object:
    (value,) = call.args
    if value is None:
        return Foreign("types.NoneType")
    if (
        isinstance(value, (Class, Foreign))
        and value.is_type
        and (not isinstance(value, Foreign) or value.last[:1].isupper())
    ):
        return Foreign("builtins.type")
    if isinstance(value, Value) and not isinstance(value, Unknown):
        return value.attribute("__class__", machine, call.line)
    return TYPES.get(type(value)) or Unknown("this type is not read", call.line)


def _callable(call: Call, machine: Machine) -> object:
    value = call.args[0]
    return value if isinstance(value, Unknown) else isinstance(value, Value) and value.is_callable


def _hasattr(call: Call, machine: Machine) -> object:
    owner, name = call.args
    if isinstance(owner, Unknown) or not isinstance(name, str):
        return owner if isinstance(owner, Unknown) else Unknown("the name of an attribute is not known", call.line)
    before = machine.failures
    found = get_attribute(machine, owner, name, call.line)
    machine.failures = before
    if not isinstance(found, Unknown):
        return True
    answer = owner.has(name) if isinstance(owner, Value) else False if name in NAMES_OF_WEIGHTS else None
    unknown = Unknown(say("whether this has an attribute {name} is not known", name=name), call.line)
    return unknown if answer is None else answer


def _getattr(call: Call, machine: Machine) -> object:
    owner, name, *default = call.args
    if isinstance(owner, Unknown):
        return owner
    if not isinstance(name, str):
        return Unknown("an attribute whose name is not known", call.line)
    before = machine.failures
    value = get_attribute(machine, owner, name, call.line)
    if not default or not isinstance(value, Unknown):
        return value
    machine.failures = before
    return default[0]


def _setattr(call: Call, machine: Machine) -> object:
    owner, name, value = call.args
    if isinstance(owner, Value) and not isinstance(name, str):
        return machine.refuse("setattr() with a name that is not known", call.line)
    assign(machine, owner, str(name), value, call.line)
    return None


def _delattr(call: Call, machine: Machine) -> object:
    owner, name = call.args
    if isinstance(owner, Value) and not isinstance(name, str):
        return machine.refuse("delattr() with a name that is not known", call.line)
    take_away(machine, owner, str(name), call.line)
    return None


def _vars(call: Call, machine: Machine) -> object:
    """Evaluate ``vars(owner)``: the attributes of an object; all names there are could be changed without one."""
    if not call.args:
        return machine.refuse(say("{name}()", name="vars"), call.line)
    owner = call.args[0]
    return owner.attribute("__dict__", machine, call.line) if isinstance(owner, Value) else {}


def _refuse(name: str) -> Native:
    """Make a builtin whose effects nobody can follow."""
    return Native(name, lambda call, machine: machine.refuse(say("{name}()", name=name), call.line))


def _eval(call: Call, machine: Machine) -> object:
    """Evaluate an expression that stands in a text, as one that stands in the code: ``eval("nn.ReLU")``."""
    text, *others = call.args
    if not isinstance(text, str) or others:
        return Unknown("eval() in this form is not read", call.line)
    machine.count(call.line, len(text))
    try:
        body = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return Unknown("eval() of something that is no expression", call.line)
    for node in list_all([body]):
        if isinstance(node, ast.expr):
            node.lineno, node.end_lineno = call.line, call.end
    return machine.evaluate(body)


class Globals(Value, Struct):
    """Stand for ``globals()``: the names of a module, to be looked up; whoever sets them so may set any."""

    scope: Scope

    def item(self, key: object, machine: Machine, line: int) -> object:
        if isinstance(key, str) and key in self.scope.names:
            return self.scope.names[key]
        return key if isinstance(key, Unknown) else Unknown(say("{name} is not defined", name=str(key)), line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        machine.refuse(say("{name}()", name="globals"), line)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in ("get", "items", "keys", "values"):
            return get_attribute(machine, dict(self.scope.names), name, line)
        return machine.refuse(say("{name}()", name="globals"), line)


def _find_module(scope: Scope) -> Scope:
    """Give the scope of the module around a scope."""
    while scope.outer is not None:
        scope = scope.outer
    return scope


INSPECTION: dict[str, Native] = {
    "callable": Native("callable", _callable),
    "delattr": Native("delattr", _delattr),
    **{name: _refuse(name) for name in ("exec",)},
    "getattr": Native("getattr", _getattr),
    "hasattr": Native("hasattr", _hasattr),
    "isinstance": Native("isinstance", _isinstance),
    "len": Native("len", _len),
    "eval": Native("eval", _eval),
    "globals": Native("globals", lambda call, machine: Globals(_find_module(machine.scope))),
    "locals": Native("locals", lambda call, machine: dict(machine.scope.names)),
    "setattr": Native("setattr", _setattr),
    "type": TypeOf("type", _type),
    "vars": Native("vars", _vars),
}
