"""Expressions: one function per kind, in a table."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any

from . import limits
from .functions import function_of
from .machine import Machine
from .methods import BUILTINS, method
from .operators import BINARY, COMPARE, UNARY
from .values import Call, Unknown, Value, unknown_in

FAILURES = (ArithmeticError, TypeError, ValueError, LookupError, AttributeError, OverflowError)
"""What plain data may say of an operation that makes no sense."""


def _constant(machine: Machine, node: ast.Constant) -> object:
    return node.value


def _name(machine: Machine, node: ast.Name) -> object:
    holder = machine.scope.holder(node.id)
    if holder:
        return holder.names[node.id]
    return BUILTINS.get(node.id) or machine.host.name(node.id, node.lineno)


def _attribute(machine: Machine, node: ast.Attribute) -> object:
    return attribute(machine, machine.evaluate(node.value), node.attr, node.lineno)


def attribute(machine: Machine, owner: object, name: str, line: int) -> object:
    """Give an attribute of a value; of plain data, one of its usual methods."""
    if isinstance(owner, Value):
        return owner.attribute(name, machine, line)
    return method(owner, name) or Unknown(f"the attribute {name} of {type(owner).__name__} is not read", line)


def _call(machine: Machine, node: ast.Call) -> object:
    function = machine.evaluate(node.func)
    args = tuple(items(machine, node.args))
    kwargs: dict[str, object] = {}
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value)
        if keyword.arg is not None:
            kwargs[keyword.arg] = value
        elif isinstance(value, dict):
            kwargs.update({str(key): item for key, item in value.items()})
        else:
            return _lost(value, "the arguments behind ** are not known", node.lineno)
    if lost := next((arg for arg in args if isinstance(arg, Spread)), None):
        return lost.unknown
    return call(machine, function, Call(args, kwargs, node.lineno, node.end_lineno or node.lineno))


def call(machine: Machine, function: object, how: Call) -> object:
    """Call a value."""
    if isinstance(function, Value):
        return function.called(how, machine)
    return Unknown(f"{type(function).__name__} cannot be called", how.line)


class Spread:
    """Stand for arguments or items of which not even the number is known."""

    def __init__(self, unknown: Unknown) -> None:
        self.unknown = unknown


def items(machine: Machine, nodes: Iterable[ast.expr]) -> Iterable[object]:
    """Evaluate items one by one, spreading starred ones."""
    for node in nodes:
        if not isinstance(node, ast.Starred):
            yield machine.evaluate(node)
            continue
        value = machine.evaluate(node.value)
        spread = iterated(value, node.lineno)
        if isinstance(spread, Unknown):
            yield Spread(spread)
        else:
            yield from spread


def iterated(value: object, line: int) -> list[object] | Unknown:
    """Give the items of a value that can be gone through.

    Raises Ceiling where there are too many.
    """
    if isinstance(value, (list, tuple, set, frozenset, dict, range, str)):
        if len(value) > limits.ITEMS:
            raise limits.Ceiling("items", limits.ITEMS, line)
        return list(value)
    return _lost(value, f"the items of {type(value).__name__} are not known", line)


def _lost(value: object, why: str, line: int) -> Unknown:
    return value if isinstance(value, Unknown) else Unknown(why, line)


def _sequence(kind: Callable[[list[object]], object]) -> Callable[[Machine, Any], object]:
    def rule(machine: Machine, node: ast.List | ast.Tuple | ast.Set) -> object:
        found = list(items(machine, node.elts))
        if lost := next((item for item in found if isinstance(item, Spread)), None):
            return lost.unknown
        return guarded(kind, node.lineno, found)

    return rule


def _dict(machine: Machine, node: ast.Dict) -> object:
    found: dict[object, object] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        item = machine.evaluate(value)
        if key is not None:
            name = machine.evaluate(key)
            if unknown := unknown_in(name):
                return unknown
            found[name] = item
        elif isinstance(item, dict):
            found.update(item)
        else:
            return _lost(item, "what stands behind ** is not known", node.lineno)
    return found


def guarded(function: Callable[..., object], line: int, *args: object) -> object:
    """Apply a function of plain data; what it refuses is Unknown, with its reason."""
    try:
        return function(*args)
    except FAILURES as failure:
        return Unknown(str(failure) or type(failure).__name__, line)


def _binary(machine: Machine, node: ast.BinOp) -> object:
    return binary(machine, node.op, machine.evaluate(node.left), machine.evaluate(node.right), node.lineno)


def binary(machine: Machine, operator: ast.operator, left: object, right: object, line: int) -> object:
    """Combine two values."""
    rule = BINARY.get(type(operator))
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if rule is None or isinstance(left, Value) or isinstance(right, Value):
        return Unknown("this operation is not read", line)
    if isinstance(left, str) and (unknown := unknown_in(right)):
        return unknown
    return guarded(rule, line, left, right)


def _unary(machine: Machine, node: ast.UnaryOp) -> object:
    value = machine.evaluate(node.operand)
    if isinstance(value, Value):
        return _lost(value, "this operation is not read", node.lineno)
    return guarded(UNARY[type(node.op)], node.lineno, value)


def _compare(machine: Machine, node: ast.Compare) -> object:
    left = machine.evaluate(node.left)
    for operator, comparator in zip(node.ops, node.comparators, strict=True):
        right = machine.evaluate(comparator)
        if unknown := (unknown_in(left) or unknown_in(right)):
            return unknown
        outcome = guarded(COMPARE[type(operator)], node.lineno, left, right)
        if isinstance(outcome, Unknown) or not outcome:
            return outcome
        left = right
    return True


def truth(value: object) -> bool | Unknown:
    """Tell whether a value counts as true."""
    if isinstance(value, Unknown):
        return value
    return True if isinstance(value, Value) else bool(value)


def _boolean(machine: Machine, node: ast.BoolOp) -> object:
    wanted = isinstance(node.op, ast.Or)
    value: object = None
    for part in node.values:
        value = machine.evaluate(part)
        known = truth(value)
        if isinstance(known, Unknown) or known is wanted:
            return value
    return value


def _conditional(machine: Machine, node: ast.IfExp) -> object:
    known = truth(machine.evaluate(node.test))
    if isinstance(known, Unknown):
        return known
    return machine.evaluate(node.body if known else node.orelse)


def _subscript(machine: Machine, node: ast.Subscript) -> object:
    owner, key = machine.evaluate(node.value), machine.evaluate(node.slice)
    if unknown := (unknown_in(key) or (owner if isinstance(owner, Unknown) else None)):
        return unknown
    if isinstance(owner, Value):
        return Unknown("this subscript is not read", node.lineno)
    return guarded(lambda: owner[key], node.lineno)  # type: ignore[index]


def _slice(machine: Machine, node: ast.Slice) -> object:
    parts = [None if part is None else machine.evaluate(part) for part in (node.lower, node.upper, node.step)]
    return unknown_in(parts) or slice(*parts)


def _joined(machine: Machine, node: ast.JoinedStr) -> object:
    parts = [machine.evaluate(part) for part in node.values]
    return unknown_in(parts) or "".join(map(str, parts))


def _formatted(machine: Machine, node: ast.FormattedValue) -> object:
    value = machine.evaluate(node.value)
    spec = machine.evaluate(node.format_spec) if node.format_spec else ""
    if unknown := (unknown_in(value) or unknown_in(spec)):
        return unknown
    if isinstance(value, Value) or any(part.isdigit() and len(part) > 3 for part in str(spec).split(".")):
        return Unknown("this text is not read", node.lineno)
    convert = CONVERSIONS.get(node.conversion)
    return guarded(format, node.lineno, convert(value) if convert else value, spec)


CONVERSIONS: dict[int, Callable[[object], str]] = {ord("s"): str, ord("r"): repr, ord("a"): ascii}


def _lambda(machine: Machine, node: ast.Lambda) -> object:
    return function_of("lambda", node.args, node.body, machine)


def _named(machine: Machine, node: ast.NamedExpr) -> object:
    value = machine.evaluate(node.value)
    machine.scope.bind(node.target.id, value)
    return value


EXPRESSIONS: dict[type[ast.expr], Callable[[Machine, Any], object]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.List: _sequence(list),
    ast.Tuple: _sequence(tuple),
    ast.Set: _sequence(set),
    ast.Dict: _dict,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _conditional,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
    ast.JoinedStr: _joined,
    ast.FormattedValue: _formatted,
    ast.Lambda: _lambda,
    ast.NamedExpr: _named,
}
