"""What can be done with any value: called, gone through, combined, compared, asked whether it is true."""

from __future__ import annotations

import ast
from collections.abc import Callable

from . import limits
from .guards import FAILURES, weight
from .library.operators import BINARY, COMPARE
from .machine import Machine
from .values.values import CONTAINERS, Call, Foreign, Unknown, Value, unknown_in


def call(machine: Machine, function: object, how: Call) -> object:
    """Call a value."""
    if isinstance(function, Value):
        return function.called(how, machine)
    return Unknown(f"{type(function).__name__} cannot be called", how.line)


def iterated(machine: Machine, value: object, line: int) -> list[object] | Unknown:
    """Give the items of a value that can be gone through.

    Raises Ceiling where there are too many.
    """
    if isinstance(value, Value):
        return value.iterated(machine, line)
    if isinstance(value, (list, tuple, set, frozenset, dict, range, str)):
        if len(value) > limits.ITEMS:
            raise limits.Ceiling("items", limits.ITEMS, line)
        machine.count(line, len(value))
        return machine.doubted(value) or list(value)
    return lost_or(value, f"the items of {type(value).__name__} are not known", line)


def lost_or(value: object, why: str, line: int) -> Unknown:
    """Give a value back if it is unknown; else say why it is of no use."""
    return value if isinstance(value, Unknown) else Unknown(why, line)


def guarded(machine: Machine, function: Callable[..., object], line: int, *args: object) -> object:
    """Apply a function of plain data; what it refuses is Unknown, with its reason."""
    for arg in args:
        if isinstance(arg, CONTAINERS):
            machine.count(line, weight(arg, line))
    try:
        made = function(*args)
    except FAILURES as failure:
        machine.failures += 1
        return Unknown(str(failure) or type(failure).__name__, line)
    if isinstance(made, (str, *CONTAINERS)):
        machine.count(line, len(made))
    return made


def binary(machine: Machine, operator: ast.operator, left: object, right: object, line: int) -> object:
    """Combine two values."""
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if isinstance(left, Value):
        return left.combined(operator, right, machine, line, swapped=False)
    if isinstance(right, Value):
        return right.combined(operator, left, machine, line, swapped=True)
    rule = BINARY.get(type(operator))
    if rule is None:
        return Unknown("this operation is not read", line)
    if isinstance(left, str) and (unknown := unknown_in(right)):
        return unknown
    return guarded(machine, rule, line, left, right)


def compared(machine: Machine, operator: ast.cmpop, left: object, right: object, line: int) -> object:
    """Compare two values."""
    if unknown := _incomparable(operator, left, right, line):
        return unknown
    same = _same(machine, left, right)
    if same is not None and isinstance(operator, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)):
        return same is not isinstance(operator, (ast.IsNot, ast.NotEq))
    return guarded(machine, COMPARE[type(operator)], line, left, right)


def _same(machine: Machine, left: object, right: object) -> bool | None:
    """Tell whether two names of libraries mean the same; None if they are not both such names."""
    if isinstance(left, Foreign) and isinstance(right, Foreign):
        return left.path == right.path or (left.last == right.last and left.path[:5] == right.path[:5])
    return None


def _incomparable(operator: ast.cmpop, left: object, right: object, line: int) -> Unknown | None:
    """Say why a comparison tells nothing; only ``is None`` can be asked of everything that is known."""
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
        if isinstance(side, Value) and not isinstance(operator, (ast.Is, ast.IsNot)):
            why = side.compared(line)
            if why is not None:
                return why
    return unknown_in(left) or unknown_in(right)


def truth(value: object, line: int = 0) -> bool | Unknown:
    """Tell whether a value counts as true."""
    return value.truth(line) if isinstance(value, Value) else bool(value)
