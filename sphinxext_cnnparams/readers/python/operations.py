"""What can be done with any value: called, gone through, combined, compared, asked whether it is true."""

from __future__ import annotations

import ast

from ...core.problem import say
from . import limits
from .guards import guard
from .library.operators import BINARY, COMPARE
from .machine import Machine
from .signals import NotKnown
from .values.functions import Foreign
from .values.values import CONTAINERS, Call, Unknown, Value, find_unknown

SIZED = (str, bytes, *CONTAINERS)
"""Plain data whose making takes the longer the more there is in it."""


def call_value(machine: Machine, function: object, call: Call) -> object:
    """Call a value, and count what the call takes: its arguments, and what it makes."""
    if isinstance(function, Value):
        machine.count(call.line, len(call.args) + len(call.kwargs))
        made = function.call(call, machine)
        if isinstance(made, SIZED):
            machine.count(call.line, len(made))
        elif isinstance(made, Value):
            machine.count(call.line, made.weight)
        return made
    return Unknown(say("{name} cannot be called", name=type(function).__name__), call.line)


def iterate(machine: Machine, value: object, line: int) -> list[object] | Unknown:
    """Give the items of a value that can be gone through.

    Raises Ceiling where there are too many.
    """
    if isinstance(value, Value):
        return value.iterate(machine, line)
    if isinstance(value, (list, tuple, set, frozenset, dict, range, str)):
        if len(value) > limits.ITEMS:
            raise limits.TooLong("items", limits.ITEMS, line)
        machine.count(line, len(value))
        return machine.find_doubt(value) or list(value)
    return Unknown(say("the items of {name} are not known", name=type(value).__name__), line)


def go_through(machine: Machine, value: object, line: int) -> list[object] | Unknown:
    """Give the items of a value to a loop that does not count them."""
    return value.rounds(machine, line) if isinstance(value, Value) else iterate(machine, value, line)


SEVERAL = "it is a list of {number} values; take one of them first, as in x, _ = ..."
"""What is said of several indices behind what has only one: results of a layer that were not taken apart."""


def get_item(machine: Machine, owner: object, key: object, line: int) -> object:
    """Give what stands behind square brackets."""
    if isinstance(owner, Value):
        return owner.item(key, machine, line)
    if isinstance(owner, (tuple, list)) and isinstance(key, tuple):
        return machine.find_doubt(owner) or Unknown(say(SEVERAL, number=len(owner)), line)
    return machine.find_doubt(owner) or guard(machine, lambda: owner[key], line)  # type: ignore[index]


def require_items(machine: Machine, value: object, line: int) -> list[object]:
    """Give the items of a value; leave what is being evaluated if they are not known."""
    items = iterate(machine, value, line)
    if isinstance(items, Unknown):
        raise NotKnown(items)
    return items


def is_true(value: object, line: int = 0) -> bool | Unknown:
    """Tell whether a value counts as true."""
    return value.is_true(line) if isinstance(value, Value) else bool(value)


def require_truth(value: object, line: int) -> bool:
    """Tell whether a value counts as true; leave what is being evaluated if nobody knows."""
    known = is_true(value, line)
    if isinstance(known, Unknown):
        raise NotKnown(known)
    return known


def combine(machine: Machine, operator: ast.operator, left: object, right: object, line: int) -> object:
    """Combine two values."""
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if isinstance(left, Value):
        return left.combine(operator, right, machine, line, swapped=False)
    if isinstance(right, Value):
        return right.combine(operator, left, machine, line, swapped=True)
    rule = BINARY.get(type(operator))
    if rule is None:
        return Unknown("this operation is not read", line)
    if isinstance(left, str) and (unknown := find_unknown(right)):
        return unknown
    return guard(machine, rule, line, left, right)


def compare(machine: Machine, operator: ast.cmpop, left: object, right: object, line: int) -> object:
    """Compare two values."""
    refused = (
        _refuse(operator, left, line) or _refuse(operator, right, line) or find_unknown(left) or find_unknown(right)
    )
    if refused:
        return refused
    wanted = SAMENESS.get(type(operator))
    if wanted is not None and isinstance(left, Foreign) and isinstance(right, Foreign):
        return left.is_same(right) is wanted
    return guard(machine, COMPARE[type(operator)], line, left, right)


def _refuse(operator: ast.cmpop, side: object, line: int) -> Unknown | None:
    """Say why comparing a value tells nothing; only ``is None`` can be asked of everything that is known."""
    if isinstance(side, Unknown):
        return side
    if isinstance(side, Value) and type(operator) not in IDENTITY:
        return side.refuse_comparison(line)
    return None


IDENTITY = frozenset((ast.Is, ast.IsNot))
SAMENESS: dict[type[ast.cmpop], bool] = {ast.Is: True, ast.Eq: True, ast.IsNot: False, ast.NotEq: False}
"""Comparisons that ask whether two names of libraries mean the same, with the answer if they do."""
