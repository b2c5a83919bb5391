"""What names stand for is forgotten where code may have changed it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ...core.structs import replace
from .binding import assign, bind
from .machine import Machine
from .trees import list_nodes
from .values.values import Unknown, Value


def forget(machine: Machine, target: ast.expr, why: Unknown) -> None:
    """Make what a target names unknown."""
    FORGOTTEN[type(target)](machine, target, why)


def _forget_parts(machine: Machine, target: ast.Tuple | ast.List, why: Unknown) -> None:
    for part in target.elts:
        forget(machine, part, why)


def _forget_starred(machine: Machine, target: ast.Starred, why: Unknown) -> None:
    forget(machine, target.value, why)


def _forget_attribute(machine: Machine, target: ast.Attribute, why: Unknown) -> None:
    assign(machine, find_owner(machine, target.value, why), target.attr, why, target.lineno)


def _forget_item(machine: Machine, target: ast.Subscript, why: Unknown) -> None:
    owner = find_owner(machine, target.value, why)
    made = replace(why, among=(*why.among, *machine.host.find_parts(owner)))
    if isinstance(owner, Value):
        owner.put(None, made, machine, why.line)
    machine.poison(owner, made)


FORGOTTEN: dict[type[ast.expr], Callable[[Machine, Any, Unknown], None]] = {
    ast.Name: bind,
    ast.Tuple: _forget_parts,
    ast.List: _forget_parts,
    ast.Starred: _forget_starred,
    ast.Attribute: _forget_attribute,
    ast.Subscript: _forget_item,
}


def touch(machine: Machine, node: ast.AST) -> None:
    """Doubt the numbers in all that is named: ``t[1:].mul_(2)``, ``add(t, 1, out=t)``."""
    for part in list_nodes(node):
        if isinstance(part, (ast.Name, ast.Attribute)) and names_only(part):
            value = machine.evaluate(part)
            if isinstance(value, Value):
                value.touch()


def look_up(machine: Machine, node: ast.expr) -> object:
    """Give what an expression names, None if it does more than naming something."""
    return machine.evaluate(node) if names_only(node) else None


def find_owner(machine: Machine, node: ast.expr, why: Unknown) -> object:
    """Give what an expression names; if it does more than that, something unknown among all it names."""
    if names_only(node):
        return machine.evaluate(node)
    while isinstance(node, ast.Attribute):
        node = node.value
    return machine.trace(machine, node, Unknown(why.why, why.line))


def names_only(node: ast.expr) -> bool:
    """Tell whether an expression only names something, so that evaluating it has no effect."""
    match node:
        case ast.Name():
            return True
        case ast.Attribute(value=owner):
            return names_only(owner)
        case ast.Subscript(value=owner, slice=ast.Constant() | ast.Name() | ast.UnaryOp()):
            return names_only(owner)
    return False
