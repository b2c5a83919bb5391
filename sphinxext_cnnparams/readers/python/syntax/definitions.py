"""What a ``class`` statement makes, and what decorators make of it and of functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..doubt import doubt_call
from ..machine import Machine
from ..scope import Scope
from ..values.classes import Class, Descriptor, Instance, is_named_tuple
from ..values.enums import enumeration, is_enumeration
from ..values.values import Call, Function, Native, Unknown


def define(machine: Machine, node: ast.ClassDef) -> None:
    """Evaluate a class: its bases, then its body in a scope of its own."""
    bases = tuple(machine.evaluate(base) for base in node.bases)
    decorators = [_decorator(machine, decorator) for decorator in node.decorator_list]
    names: dict[str, object] = {}
    outer, machine.scope = machine.scope, Scope(names, machine.scope)
    machine.depth += 1
    try:
        for statement in node.body:
            machine.execute(statement)
    finally:
        machine.scope, machine.depth = outer, machine.depth - 1
    made = Class(node.name, bases, names, node.lineno)
    if "dataclass" in decorators or any(map(is_named_tuple, bases)):
        inherited = [name for base in bases if isinstance(base, Class) for name in base.fields]
        made.fields = tuple(dict.fromkeys([*inherited, *_fields(node)]))
    for value in names.values():
        for function in _functions(value):
            function.owner = made
            function.scope = _without(function.scope, names)
    if is_enumeration(made):
        made = enumeration(made, machine)
    machine.scope.bind(node.name, _decorated_class(machine, node, made))


def _decorated_class(machine: Machine, node: ast.ClassDef, made: Class) -> object:
    """Apply the decorators the code defines itself; those of libraries are passed over."""
    if any(cls.names.get("__init_subclass__") for cls in made.order()[1:]):
        return machine.refuse("__init_subclass__", node.lineno)
    result: object = made
    for decorator in reversed(node.decorator_list):
        wrapper = machine.evaluate(decorator)
        if isinstance(wrapper, (Function, Class)):
            result = wrapper.called(Call((result,), {}, decorator.lineno, decorator.lineno), machine)
    return result


def _fields(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield part.target.id


def _functions(value: object) -> Iterator[Function]:
    if isinstance(value, Function):
        yield value
    elif isinstance(value, Descriptor):
        yield value.function


def _without(scope: Scope, names: dict[str, object]) -> Scope:
    """Give the scope a method sees: that of its class is none of it."""
    return scope.outer if scope.names is names and scope.outer is not None else scope


def _decorator(machine: Machine, node: ast.expr) -> str:
    """Give the last part of a decorator's name."""
    while isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def decorated(machine: Machine, node: ast.FunctionDef, function: Function) -> object:
    """Apply the decorators that change what a function is; the others are passed over."""
    result: object = function
    for decorator in reversed(node.decorator_list):
        name = _decorator(machine, decorator)
        if name in ("property", "cached_property"):
            result = Descriptor("property", function)
        elif name in ("staticmethod", "classmethod"):
            result = Descriptor(name, function)
        elif name == "contextmanager":
            result = _manager(function, decorator.lineno)
        elif name in ("lru_cache", "cache"):
            result = Unknown(f"@{name} is not read (line {decorator.lineno})", decorator.lineno)
        elif name == "add_to_class" and isinstance(decorator, ast.Call) and decorator.args:
            target = machine.evaluate(decorator.args[0])
            if isinstance(target, Class):
                target.names[node.name] = function
                function.owner = target
        else:
            result = _wrapped(machine, decorator, result)
    return result


def _manager(function: Function, line: int) -> Native:
    """Make a function that manages a context: what happens before and after it is in doubt."""
    why = Unknown(f"@contextmanager is not read (line {line})", line)
    return Native(function.name, lambda call, machine: doubt_call(machine, function, call, why))


def _wrapped(machine: Machine, decorator: ast.expr, result: object) -> object:
    """Apply a decorator the code defines itself; those of libraries are passed over."""
    wrapper = machine.evaluate(decorator)
    if isinstance(wrapper, (Function, Class, Instance)):
        line = decorator.lineno
        return wrapper.called(Call((result,), {}, line, line), machine)
    return result
