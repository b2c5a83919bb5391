"""What an unknown value may be a part of: ``model[k]``, ``[p for p in model.parameters() if p in chosen]``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...core.structs import replace
from .forgetting import look_up, names_only
from .machine import Machine
from .trees import list_all, list_nodes, list_parts
from .values.functions import Function, Imported
from .values.values import Unknown

ANEW = ("copy", "clone", "load", "build", "make", "create")
"""What stands in the names of functions that make something else of what they are handed."""
DEEP = 3
"""How many functions inside functions are looked into."""
OPTIMIZERS = ("SGD", "Adam", "AdamW", "Adagrad", "Adadelta", "RMSprop", "NAdam", "RAdam", "LBFGS")


TRACED = frozenset((ast.Call, ast.IfExp, ast.Subscript, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp))
"""Expressions whose value may be a part of what they name."""


def trace_origins(machine: Machine, node: ast.expr, value: Unknown) -> Unknown:
    """Keep in mind what the value of an expression may be a part of, where it is not known."""
    if value.among or type(node) not in TRACED:
        return value
    among = find_origins(machine, node)
    if isinstance(value, Imported) and among:  # a part of what it is asked for, and no name of a library
        return Unknown(value.why, value.line, among=among)
    return replace(value, among=among) if among else value


def find_origins(machine: Machine, node: ast.expr, depth: int = 0) -> tuple[object, ...]:
    """Give the parts of a network that an expression names."""
    named = _list_named(node)
    values = [_value_of(machine, name) for name in named]
    doubts = [machine.find_doubt(value) for value in values]
    found = [part for value in (*values, *doubts) for part in machine.host.find_parts(value)]
    found = found if found or depth >= DEEP else _find_returned(machine, node, depth + 1)
    return tuple({id(part): part for part in found}.values())


def _find_returned(machine: Machine, node: ast.expr, depth: int) -> list[object]:
    """Give the parts of a network that a function of the code hands out which is handed nothing: ``get_model()``."""
    calls = [part for part in list_nodes(node) if isinstance(part, ast.Call) and not _makes_anew(part.func)]
    found: list[object] = []
    for function in (look_up(machine, call.func) for call in calls if not call.args):
        if isinstance(function, Function) and isinstance(function.body, tuple):
            outer, machine.scope = machine.scope, function.scope
            for part in list_all(function.body):
                if isinstance(part, ast.Return) and part.value is not None:
                    found += find_origins(machine, part.value, depth)
            machine.scope = outer
    return found


def _value_of(machine: Machine, node: ast.expr) -> object:
    """Give what a name stands for; of an attribute that is not known, its owner."""
    value = machine.evaluate(node)
    while isinstance(value, Unknown) and not value.among and isinstance(node, ast.Attribute):
        node = node.value
        value = machine.evaluate(node)
    return value


def _list_named(node: ast.expr) -> Iterator[ast.expr]:
    """Give what an expression names, whole: ``self.layers`` rather than ``self``."""
    waiting: list[ast.AST] = [node]
    while waiting:
        part = waiting.pop()
        match part:
            case ast.Call(func=function) if _makes_anew(function):
                continue
            case ast.Call(func=ast.Attribute(value=owner)):
                waiting += [owner, *part.args]
            case ast.Name() | ast.Attribute() if names_only(part):
                yield part
            case _:
                waiting += list_parts(part)


def _makes_anew(function: ast.expr) -> bool:
    """Tell whether a call makes something else of what it is handed; an optimizer keeps it as it is."""
    path = ast.unparse(function)
    name = path.rpartition(".")[2]
    if "optim" in path or name in OPTIMIZERS:
        return False
    return name[:1].isupper() or any(word in name.lower() for word in ANEW)
