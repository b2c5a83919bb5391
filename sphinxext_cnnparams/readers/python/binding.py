"""Names and places are bound to values: by assignments, loops, ``with`` and ``match``."""

from __future__ import annotations

import ast
from operator import setitem

from .machine import Machine
from .operations import guarded, iterated
from .values.values import Unknown, Value


def bind(machine: Machine, target: ast.expr, value: object) -> None:
    """Bind a target of an assignment, a loop or a ``with``."""
    if isinstance(target, ast.Name):
        machine.scope.bind(target.id, value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        _unpack(machine, target, value)
    elif isinstance(target, ast.Attribute):
        owner = machine.evaluate(target.value)
        if isinstance(owner, Value):
            owner.assign(target.attr, value, machine, target.lineno)
    elif isinstance(target, ast.Subscript):
        owner, key = machine.evaluate(target.value), machine.evaluate(target.slice)
        if isinstance(owner, (list, dict)) and not isinstance(key, Value):
            guarded(machine, setitem, target.lineno, owner, key, value)
        elif isinstance(owner, (list, dict)):
            machine.poison(owner, Unknown("an item was set whose place is not known", target.lineno))
        elif isinstance(owner, Value):
            owner.put(key, value, machine, target.lineno)
    elif isinstance(target, ast.Starred):
        bind(machine, target.value, value)


def _unpack(machine: Machine, target: ast.Tuple | ast.List, value: object) -> None:
    stars = [i for i, part in enumerate(target.elts) if isinstance(part, ast.Starred)]
    wanted = len(target.elts)
    parts = value.unpacked(wanted, target.lineno) if isinstance(value, Value) and not stars else None
    found = iterated(machine, value, target.lineno) if parts is None else parts
    if not isinstance(found, Unknown) and stars and len(found) >= wanted - 1:
        after = len(found) - (wanted - 1 - stars[0])
        found = [*found[: stars[0]], found[stars[0] : after], *found[after:]]
    if not isinstance(found, Unknown) and len(found) != wanted:
        found = Unknown(f"{len(found)} values cannot be unpacked into {wanted} names", target.lineno)
    for i, part in enumerate(target.elts):
        bind(machine, part, found if isinstance(found, Unknown) else found[i])
