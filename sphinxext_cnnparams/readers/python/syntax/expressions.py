"""Expressions: one function per kind, in a table."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any

from ..guards import weight
from ..library.methods import attribute, is_wide
from ..library.operators import UNARY
from ..machine import Machine
from ..operations import binary, call, compared, guarded, iterated, lost_or, truth
from ..values.values import Call, Unknown, Value, unknown_in
from .comprehensions import COMPREHENSIONS, Inner
from .functions import function_of


def _constant(machine: Machine, node: ast.Constant) -> object:
    return node.value


def _name(machine: Machine, node: ast.Name) -> object:
    holder = machine.scope.holder(node.id)
    if holder:
        return holder.names[node.id]
    return machine.builtins.get(node.id) or machine.host.name(node.id, node.lineno)


def _attribute(machine: Machine, node: ast.Attribute) -> object:
    return attribute(machine, machine.evaluate(node.value), node.attr, node.lineno)


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
            return lost_or(value, "the arguments behind ** are not known", node.lineno)
    if lost := next((arg for arg in args if isinstance(arg, Spread)), None):
        return lost.unknown
    return call(machine, function, Call(args, kwargs, node.lineno, node.end_lineno or node.lineno))


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
        spread = iterated(machine, machine.evaluate(node.value), node.lineno)
        if isinstance(spread, Unknown):
            yield Spread(spread)
        else:
            yield from spread


def _sequence(kind: Callable[[list[object]], object]) -> Callable[[Machine, Any], object]:
    def rule(machine: Machine, node: ast.List | ast.Tuple | ast.Set) -> object:
        found = list(items(machine, node.elts))
        if lost := next((item for item in found if isinstance(item, Spread)), None):
            return lost.unknown
        return guarded(machine, kind, node.lineno, found)

    return rule


def _dict(machine: Machine, node: ast.Dict) -> object:
    found: dict[object, object] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        item = machine.evaluate(value)
        if key is not None:
            name = machine.evaluate(key)
            if unknown := unknown_in(name):
                return unknown
            guarded(machine, found.__setitem__, node.lineno, name, item)
        elif isinstance(item, dict):
            found.update(item)
        else:
            return lost_or(item, "what stands behind ** is not known", node.lineno)
    return found


def _binary(machine: Machine, node: ast.BinOp) -> object:
    return binary(machine, node.op, machine.evaluate(node.left), machine.evaluate(node.right), node.lineno)


def _unary(machine: Machine, node: ast.UnaryOp) -> object:
    value = machine.evaluate(node.operand)
    if isinstance(node.op, ast.Not):
        known = truth(value, node.lineno)
        return known if isinstance(known, Unknown) else not known
    if isinstance(value, Value):
        return value.combined(node.op, 0, machine, node.lineno, swapped=False)
    return guarded(machine, UNARY[type(node.op)], node.lineno, value)


def _compare(machine: Machine, node: ast.Compare) -> object:
    left = machine.evaluate(node.left)
    for operator, comparator in zip(node.ops, node.comparators, strict=True):
        right = machine.evaluate(comparator)
        if len(node.ops) == 1 and (mask := _mask(machine, operator, left, right, node.lineno)) is not None:
            return mask
        outcome = compared(machine, operator, left, right, node.lineno)
        if isinstance(outcome, Unknown) or not outcome:
            return outcome
        left = right
    return True


def _mask(machine: Machine, operator: ast.cmpop, left: object, right: object, line: int) -> object:
    """Give the result of a comparison that is a value of its own, None if it is yes or no."""
    if unknown_in(left) or unknown_in(right):
        return None
    found = left.against(operator, right, machine, line, swapped=False) if isinstance(left, Value) else None
    if found is None and isinstance(right, Value):
        found = right.against(operator, left, machine, line, swapped=True)
    return found


def _boolean(machine: Machine, node: ast.BoolOp) -> object:
    wanted = isinstance(node.op, ast.Or)
    value: object = None
    for part in node.values:
        value = machine.evaluate(part)
        known = truth(value, node.lineno)
        if isinstance(known, Unknown) or known is wanted:
            return value
    return value


def _conditional(machine: Machine, node: ast.IfExp) -> object:
    known = truth(machine.evaluate(node.test), node.lineno)
    if isinstance(known, Unknown):
        return known
    return machine.evaluate(node.body if known else node.orelse)


def _subscript(machine: Machine, node: ast.Subscript) -> object:
    owner, key = machine.evaluate(node.value), machine.evaluate(node.slice)
    if unknown := unknown_in(key):
        return unknown
    if isinstance(owner, Value):
        return owner.item(key, machine, node.lineno)
    if doubt := machine.doubted(owner):
        return doubt
    return guarded(machine, lambda: owner[key], node.lineno)  # type: ignore[index]


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
    if isinstance(value, Value) or is_wide(str(spec)) or weight(value, node.lineno) > 1000:
        return Unknown("this text is not read", node.lineno)
    convert = CONVERSIONS.get(node.conversion)
    return guarded(machine, lambda: format(convert(value) if convert else value, str(spec)), node.lineno)


def _yield(machine: Machine, node: ast.Yield) -> object:
    """Keep what a generator yields; all of it is worked out at once."""
    if machine.frames:
        machine.frames[-1].yielded.append(None if node.value is None else machine.evaluate(node.value))
    return None


def _yield_from(machine: Machine, node: ast.YieldFrom) -> object:
    found = iterated(machine, machine.evaluate(node.value), node.lineno)
    if machine.frames:
        machine.frames[-1].yielded.extend([found] if isinstance(found, Unknown) else found)
    return None


CONVERSIONS: dict[int, Callable[[object], str]] = {ord("s"): str, ord("r"): repr, ord("a"): ascii}


def _lambda(machine: Machine, node: ast.Lambda) -> object:
    return function_of("lambda", node.args, node.body, machine)


def _named(machine: Machine, node: ast.NamedExpr) -> object:
    value = machine.evaluate(node.value)
    scope = machine.scope
    while isinstance(scope, Inner) and scope.outer is not None:
        scope = scope.outer
    scope.bind(node.target.id, value)
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
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    **COMPREHENSIONS,
    ast.NamedExpr: _named,
}
