"""What a ``class`` statement makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..machine import Machine
from ..scope import Scope
from ..values.classes import Class, makes_named_tuples
from ..values.enums import is_enumeration, make_enumeration
from ..values.functions import Descriptor, Function
from ..values.records import make_class
from .decorators import decorate_class, name_decorator


def define(machine: Machine, node: ast.ClassDef) -> None:
    """Evaluate a class: its bases, then its body in a scope of its own."""
    bases = tuple(machine.evaluate(base) for base in node.bases)
    decorators = [name_decorator(decorator) for decorator in node.decorator_list]
    names: dict[str, object] = {}
    outer, machine.scope = machine.scope, Scope(names, machine.scope)
    machine.depth += 1
    try:
        machine.execute_all(node.body)
    finally:
        machine.scope, machine.depth = outer, machine.depth - 1
    fields: tuple[str, ...] = ()
    if "dataclass" in decorators or any(map(makes_named_tuples, bases)):
        inherited = [name for base in bases if isinstance(base, Class) for name in base.fields]
        fields = tuple(dict.fromkeys([*inherited, *_find_fields(node)]))
    made = make_class(node.name, bases, names, node.lineno, fields)
    for value in names.values():
        for function in _find_functions(value):
            function.owner = made
            function.scope = _leave_out(function.scope, names)
    if is_enumeration(made):
        made = make_enumeration(made, machine)
    machine.scope.bind(node.name, decorate_class(machine, node, made))


def _find_fields(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        match part:
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def _find_functions(value: object) -> Iterator[Function]:
    match value:
        case Function() as function:
            yield function
        case Descriptor(function=function):
            yield function


def _leave_out(scope: Scope, names: dict[str, object]) -> Scope:
    """Give the scope a method sees: that of its class is none of it."""
    return scope.outer if scope.names is names and scope.outer is not None else scope
