"""Expressions that name values, ask them and calculate with them: one function per kind, in a table."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ..guards import attempt, guard
from ..library.methods import get_attribute
from ..library.operators import UNARY
from ..limits import check_number
from ..machine import Machine
from ..operations import combine, compare, get_item, is_true, iterate, require_truth
from ..signals import NotKnown, require_known
from ..values.values import Unknown, Value, find_unknown
from .calls import evaluate_call
from .choices import choose
from .comprehensions import COMPREHENSIONS
from .displays import DISPLAYS
from .formats import FORMATS
from .functions import make_function


def _constant(machine: Machine, node: ast.Constant) -> object:
    return attempt(lambda: check_number(node.value), node.lineno)


def _name(machine: Machine, node: ast.Name) -> object:
    holder = machine.scope.find_holder(node.id)
    if holder:
        return holder.names[node.id]
    return machine.builtins.get(node.id) or machine.host.name(node.id, node.lineno)


def _attribute(machine: Machine, node: ast.Attribute) -> object:
    return get_attribute(machine, machine.evaluate(node.value), node.attr, node.lineno)


def _binary(machine: Machine, node: ast.BinOp) -> object:
    return combine(machine, node.op, machine.evaluate(node.left), machine.evaluate(node.right), node.lineno)


def _unary(machine: Machine, node: ast.UnaryOp) -> object:
    value = machine.evaluate(node.operand)
    if isinstance(node.op, ast.Not):
        return not require_truth(value, node.lineno)
    if isinstance(value, Value):
        return value.combine(node.op, 0, machine, node.lineno, swapped=False)
    return guard(machine, UNARY[type(node.op)], node.lineno, value)


def _compare(machine: Machine, node: ast.Compare) -> object:
    left = machine.evaluate(node.left)
    if len(node.ops) == 1:
        return compare_both(machine, node.ops[0], left, machine.evaluate(node.comparators[0]), node.lineno)
    for operator, comparator in zip(node.ops, node.comparators, strict=True):
        right = machine.evaluate(comparator)
        outcome = compare(machine, operator, left, right, node.lineno)
        if isinstance(outcome, Unknown) or not outcome:
            return outcome
        left = right
    return True


def compare_both(machine: Machine, operator: ast.cmpop, left: object, right: object, line: int) -> object:
    """Compare two values with each other: yes, no, or a value of its own."""
    mask = _compare_values(machine, operator, left, right, line)
    return compare(machine, operator, left, right, line) if mask is None else mask


def _compare_values(machine: Machine, operator: ast.cmpop, left: object, right: object, line: int) -> object:
    """Give the result of a comparison that is a value of its own, None if it is yes or no."""
    if find_unknown(left) or find_unknown(right):
        return None
    found = left.compare(operator, right, machine, line, swapped=False) if isinstance(left, Value) else None
    if found is None and isinstance(right, Value):
        found = right.compare(operator, left, machine, line, swapped=True)
    return found


def _boolean(machine: Machine, node: ast.BoolOp) -> object:
    wanted = isinstance(node.op, ast.Or)
    value: object = None
    for part in node.values:
        value = machine.evaluate(part)
        known = is_true(value, node.lineno)
        if isinstance(known, Unknown) or known is wanted:
            return value
    return value


def _conditional(machine: Machine, node: ast.IfExp) -> object:
    known = is_true(machine.evaluate(node.test), node.lineno)
    if isinstance(known, Unknown):
        found = choose(machine, (node.body, node.orelse))
        if found is None:
            raise NotKnown(known)
        return found
    return machine.evaluate(node.body if known else node.orelse)


def _subscript(machine: Machine, node: ast.Subscript) -> object:
    owner, key = machine.evaluate(node.value), machine.evaluate(node.slice)
    require_known(key)
    return get_item(machine, owner, key, node.lineno)


def _slice(machine: Machine, node: ast.Slice) -> object:
    parts = [None if part is None else machine.evaluate(part) for part in (node.lower, node.upper, node.step)]
    require_known(parts)
    return slice(*parts)


def _yield(machine: Machine, node: ast.Yield) -> object:
    """Keep what a generator yields; all of it is worked out at once."""
    if machine.frames:
        machine.frames[-1].yielded.append(None if node.value is None else machine.evaluate(node.value))
    return None


def _yield_from(machine: Machine, node: ast.YieldFrom) -> object:
    found = iterate(machine, machine.evaluate(node.value), node.lineno)
    if machine.frames:
        machine.frames[-1].yielded.extend([found] if isinstance(found, Unknown) else found)
    return None


def _lambda(machine: Machine, node: ast.Lambda) -> object:
    return make_function("lambda", node.args, node.body, machine)


def _named(machine: Machine, node: ast.NamedExpr) -> object:
    value = machine.evaluate(node.value)
    machine.scope.own().bind(node.target.id, value)
    return value


EXPRESSIONS: dict[type[ast.expr], Callable[[Machine, Any], object]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: evaluate_call,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _conditional,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
    ast.Lambda: _lambda,
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    ast.NamedExpr: _named,
    **DISPLAYS,
    **FORMATS,
    **COMPREHENSIONS,
}
