"""Choices nobody knows: where both sides only look at tensors, and give the same shape, that shape is known."""

from __future__ import annotations

import ast

from ..forgetting import names_only
from ..machine import Machine
from ..trees import list_all
from ..values.functions import Foreign


def choose(machine: Machine, sides: tuple[ast.expr, ast.expr]) -> object | None:
    """Give what stands for either of two expressions, if both have no effects and come to the same; None otherwise."""
    if not all(_looks_only(machine, side) for side in sides):
        return None
    return machine.host.find_common([machine.evaluate(side) for side in sides])


def find_choice(node: ast.If) -> tuple[ast.expr, tuple[ast.expr, ast.expr]] | None:
    """Give the name an ``if`` binds in both of its branches, or in one, and the two values it may have."""
    match node.body, node.orelse:
        case [ast.Assign(targets=[ast.Name(id=name) as target], value=one)], []:
            return target, (one, ast.copy_location(ast.Name(name, ast.Load()), one))
        case [ast.Assign(targets=[ast.Name(id=name) as target], value=one)], [
            ast.Assign(targets=[ast.Name(id=again)], value=other)
        ] if name == again:
            return target, (one, other)
    return None


def _looks_only(machine: Machine, node: ast.expr) -> bool:
    """Tell whether an expression names tensors, takes parts of them and calculates with them, and nothing else."""
    match node:
        case ast.BinOp(left=left, right=right):
            return _looks_only(machine, left) and _is_plain(machine, right)
        case ast.Subscript(value=owner, slice=key):
            return _looks_only(machine, owner) and not any(isinstance(part, ast.Call) for part in list_all([key]))
        case ast.Call(func=ast.Attribute(value=owner, attr=name) as function, args=args, keywords=keywords):
            given = [*args, *(word.value for word in keywords)]
            calm = _looks_only(machine, owner) and not name.endswith("_")
            return (calm or _is_function(machine, function)) and all(_is_plain(machine, part) for part in given)
    return names_only(node) and machine.host.is_tensor(machine.evaluate(node))


def _is_plain(machine: Machine, node: ast.expr) -> bool:
    """Tell whether an expression is names and numbers, or calculates with tensors."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return all(_is_plain(machine, part) for part in node.elts)
    if isinstance(node, ast.UnaryOp):
        return _is_plain(machine, node.operand)
    return names_only(node) or isinstance(node, ast.Constant) or _looks_only(machine, node)


def _is_function(machine: Machine, node: ast.Attribute) -> bool:
    """Tell whether this names a function of the framework for tensors: ``F.relu``, ``torch.flip``."""
    value = machine.evaluate(node) if names_only(node) else None
    return isinstance(value, Foreign) and value.path.startswith("torch.") and value.last.islower()
