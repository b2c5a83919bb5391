"""What decorators make of functions and classes."""

from __future__ import annotations

import ast
from collections.abc import Callable

from ....core.problem import at_line, say
from ..doubt import doubt_run
from ..machine import Machine
from ..values.cached import Cached
from ..values.classes import Class
from ..values.functions import Descriptor, Function, Native
from ..values.instances import Instance
from ..values.values import Call, Unknown, Value


def name_decorator(node: ast.expr) -> str:
    """Give the last part of a decorator's name."""
    match node:
        case ast.Call(func=function):
            return name_decorator(function)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def decorate_class(machine: Machine, node: ast.ClassDef, made: Class) -> object:
    """Apply the decorators the code defines itself; those of libraries are passed over."""
    if any(cls.names.get("__init_subclass__") for cls in made.order()[1:]):
        return machine.refuse("__init_subclass__", node.lineno)
    result: object = made
    for decorator in reversed(node.decorator_list):
        result = _wrap(machine, decorator, result, (Function, Class))
    return result


def decorate(machine: Machine, node: ast.FunctionDef, function: Function) -> object:
    """Apply the decorators that change what a function is; the others are passed over."""
    result: object = function
    for decorator in reversed(node.decorator_list):
        name = name_decorator(decorator)
        match decorator:
            case ast.Call(args=[target, *_]) if name == "add_to_class":
                _add(machine, target, node.name, function)
            case _ if name in DECORATORS:
                result = DECORATORS[name](function, decorator.lineno)
            case _:
                result = _wrap(machine, decorator, result, (Function, Class, Instance))
    return result


def _add(machine: Machine, target: ast.expr, name: str, function: Function) -> None:
    """Add a function to a class, as ``@add_to_class(Net)`` does."""
    cls = machine.evaluate(target)
    if isinstance(cls, Class):
        cls.names[name] = function
        function.owner = cls


def _wrap(machine: Machine, decorator: ast.expr, result: object, own: tuple[type[Value], ...]) -> object:
    """Apply a decorator the code defines itself; those of libraries are passed over."""
    wrapper = machine.evaluate(decorator)
    return wrapper.call(Call.at(decorator.lineno, result), machine) if isinstance(wrapper, own) else result


def _make_descriptor(kind: str) -> Callable[[Function, int], Value]:
    return lambda function, line: Descriptor(kind, function)


def _manage(function: Function, line: int) -> Value:
    """Make a function that manages a context: what happens before and after it is in doubt."""
    why = Unknown(say("@contextmanager is not read{at}", at=at_line(line)), line)
    return Native(function.name, lambda call, machine: doubt_run(machine, function, call, why))


DECORATORS: dict[str, Callable[[Function, int], Value]] = {
    "property": _make_descriptor("property"),
    "cached_property": _make_descriptor("property"),
    "staticmethod": _make_descriptor("staticmethod"),
    "classmethod": _make_descriptor("classmethod"),
    "contextmanager": _manage,
    "lru_cache": lambda function, line: Cached(function),
    "cache": lambda function, line: Cached(function),
}
