"""Choices nobody knows: where both sides only look at tensors, and give the same shape, that shape is known."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ..binding import bind
from ..forgetting import names_only, touch
from ..machine import Machine
from ..trees import list_all
from ..values.functions import Foreign

Bound = tuple[ast.Name, ast.expr] | None
"""A name and the value it is bound to."""


def choose(machine: Machine, sides: tuple[ast.expr, ast.expr]) -> object | None:
    """Give what stands for either of two expressions, if both have no effects and come to the same; None otherwise."""
    if not all(_looks_only(machine, side) for side in sides):
        return None
    return machine.host.find_common([machine.evaluate(side) for side in sides])


def settle(machine: Machine, node: ast.If | ast.While) -> bool:
    """Read statements nobody knows to run, if they leave every shape as it is; tell whether they do."""
    for part in (*node.body, *node.orelse):
        if isinstance(part, ast.AugAssign):
            touch(machine, part.target)  # a tensor is changed itself, whatever else it is called
    if isinstance(node, ast.If) and node.orelse:
        return _settle_each(machine, [(_bound(one), _bound(other)) for one, other in _pair(node)])
    return _settle_each(machine, [(bound, bound and (bound[0], bound[0])) for bound in map(_bound, node.body)])


def _settle_each(machine: Machine, choices: Sequence[tuple[Bound, Bound]]) -> bool:
    """Bind names to what stands for either of two values each, as long as that is known."""
    for one, other in choices:
        if one is None or other is None or one[0].id != other[0].id:
            return False
        found = choose(machine, (one[1], other[1]))
        if found is None:
            return False
        bind(machine, one[0], found)
    return bool(choices)


def _pair(node: ast.If) -> list[tuple[ast.stmt, ast.stmt]]:
    """Give the statements of two branches that bind one name each; of longer ones, the first may change the second."""
    return list(zip(node.body, node.orelse, strict=True)) if len(node.body) == len(node.orelse) == 1 else []


def _bound(node: ast.stmt) -> Bound:
    """Give the name a statement binds, and the value: ``x /= 2`` is ``x = x / 2``."""
    match node:
        case ast.Assign(targets=[ast.Name() as target], value=value):
            return target, value
        case ast.AugAssign(target=ast.Name() as target, op=operator, value=value):
            return target, ast.copy_location(ast.BinOp(target, operator, value), node)
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
    return isinstance(value, Foreign) and value.last.islower() and machine.host.follows(value.path)
