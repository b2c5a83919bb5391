"""Statements that bind, import, define and give back: one function per kind, in a table."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ....core.problem import at_line, say
from ....core.structs import replace
from .. import limits
from ..binding import bind, unbind
from ..library.methods import get_attribute
from ..library.printing import note_value
from ..machine import Machine, Result, name_construct
from ..making import blame
from ..operations import combine, iterate
from ..signals import Return
from ..trees import list_nodes
from ..values.functions import Foreign
from ..values.values import Unknown, Value
from .decorators import decorate
from .functions import make_function


def skip(machine: Machine, node: ast.stmt) -> None:
    """Pass over a statement that is not read: every name it could bind is unknown from here."""
    unknown = Unknown(
        say(
            "{name_construct} is not read{at}",
            name_construct=name_construct(node),
            at=at_line(node.lineno),
        ),
        node.lineno,
    )
    if isinstance(node, ast.AsyncFunctionDef):
        machine.scope.bind(node.name, unknown)
        return
    for part in list_nodes(node):
        match part:
            case ast.Name(id=name, ctx=ast.Store()):
                machine.scope.bind(name, unknown)


def _keep(machine: Machine, name: str, value: object, line: int) -> None:
    """Keep what a statement of the module gave, unless it is plain data."""
    if machine.depth == 0 and (isinstance(value, tuple) or (isinstance(value, Value) and not value.weight)):
        machine.results.append(Result(name, value, line))


def _expression(machine: Machine, node: ast.Expr) -> None:
    value = machine.evaluate(node.value)
    _keep(machine, "", value, node.lineno)
    note_value(value, node.lineno, machine)


def _assign(machine: Machine, node: ast.Assign) -> None:
    value = machine.evaluate(node.value)
    if isinstance(node.targets[0], ast.Attribute):
        value = blame(machine, value, node.value)
    for target in node.targets:
        bind(machine, target, value)
    _keep_bound(machine, node.targets[0], value, node.value)


def _keep_bound(machine: Machine, target: ast.expr, value: object, made_by: ast.expr) -> None:
    """Keep what is bound to a name, or to several one by one; of what is not known also what was called for it."""
    if isinstance(target, ast.Name):
        _keep(machine, target.id, _name_maker(machine, value, made_by), target.lineno)
    elif isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (tuple, list)):
        makers = made_by.elts if isinstance(made_by, (ast.Tuple, ast.List)) else [made_by] * len(value)
        for part, item, maker in zip(target.elts, value, makers, strict=False):
            _keep_bound(machine, part, item, maker)


def _name_maker(machine: Machine, value: object, made_by: ast.expr) -> object:
    """Give an unknown value of the module with the whole path of what was called for it."""
    if machine.depth or not isinstance(value, Unknown):
        return value
    while isinstance(made_by, ast.Call):
        made_by = made_by.func
    named = isinstance(made_by, (ast.Name, ast.Attribute))
    return replace(value, made=ast.unparse(made_by)) if named else value


def _annotated(machine: Machine, node: ast.AnnAssign) -> None:
    if node.value is not None:
        value = machine.evaluate(node.value)
        bind(machine, node.target, value)
        _keep_bound(machine, node.target, value, node.value)


def _augmented(machine: Machine, node: ast.AugAssign) -> None:
    before = machine.evaluate(_as_load(node.target))
    after = machine.evaluate(node.value)
    if isinstance(before, Value) and before.stays:
        return
    if isinstance(before, list) and isinstance(node.op, ast.Add):
        _extend(machine, before, after, node.lineno)
        return
    bind(machine, node.target, combine(machine, node.op, before, after, node.lineno))


def _extend(machine: Machine, items: list[object], value: object, line: int) -> None:
    """Change a list itself, as ``+=`` does."""
    more = iterate(machine, value, line)
    if len(items) > limits.ITEMS:
        raise limits.TooLong("items", limits.ITEMS, line)
    items.extend([more] if isinstance(more, Unknown) else more)


def _as_load(target: ast.expr) -> ast.expr:
    copied = ast.parse(ast.unparse(target), mode="eval").body
    return ast.fix_missing_locations(ast.copy_location(copied, target))


def _import(machine: Machine, node: ast.Import) -> None:
    for alias in node.names:
        path = alias.name if alias.asname else alias.name.partition(".")[0]
        machine.scope.bind(alias.asname or path, Foreign(path))


def _import_from(machine: Machine, node: ast.ImportFrom) -> None:
    module = "." * node.level + (node.module or "")
    for alias in node.names:
        if alias.name == "*":
            machine.host.star(module)
        else:
            found = get_attribute(machine, Foreign(module), alias.name, node.lineno)
            machine.scope.bind(alias.asname or alias.name, found)


def _function(machine: Machine, node: ast.FunctionDef) -> None:
    function = make_function(node.name, node.args, node.body, machine)
    function.line = node.lineno
    if _is_setter(node):
        machine.scope.bind(f"{node.name}.setter", function)
    else:
        machine.scope.bind(node.name, decorate(machine, node, function))


def _is_setter(node: ast.FunctionDef) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == "setter" for part in node.decorator_list)


def _return(machine: Machine, node: ast.Return) -> None:
    raise Return(None if node.value is None else machine.evaluate(node.value))


def _pass(machine: Machine, node: ast.stmt) -> None:
    """Do nothing, as the statement does."""


def _delete(machine: Machine, node: ast.Delete) -> None:
    for target in node.targets:
        unbind(machine, target)


SIMPLE: dict[type[ast.stmt], Callable[[Machine, Any], None]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.FunctionDef: _function,
    ast.Return: _return,
    ast.Pass: _pass,
    ast.Delete: _delete,
}
