"""Control flow: branches, loops, exceptions; what depends on the unknown is passed over."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any

from . import limits
from .expressions import iterated, truth
from .machine import Machine
from .statements import bind
from .values import Unknown, Value


class Break(Exception):
    """Leave a loop."""


class Continue(Exception):
    """Go on with the next round of a loop."""


class Raised(Exception):
    """Leave everything up to a ``try``: the code itself gives up."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.unknown = Unknown(why, line)


def _body(machine: Machine, body: Iterable[ast.stmt]) -> None:
    for statement in body:
        machine.execute(statement)


def _if(machine: Machine, node: ast.If) -> None:
    known = truth(machine.evaluate(node.test), node.lineno)
    if isinstance(known, Unknown):
        doubt(machine, [*node.body, *node.orelse], _depends(node, known))
    else:
        _body(machine, node.body if known else node.orelse)


def _depends(node: ast.stmt, cause: Unknown) -> Unknown:
    return Unknown(f"it depends on a condition that is not known (line {node.lineno}): {cause.why}", node.lineno)


def _for(machine: Machine, node: ast.For) -> None:
    items = iterated(machine, machine.evaluate(node.iter), node.lineno)
    if isinstance(items, Unknown):
        why = Unknown(f"it is set in a loop whose rounds are not known (line {node.lineno})", node.lineno)
        bind(machine, node.target, why)
        doubt(machine, [*node.body, *node.orelse], why)
        return
    for item in items:
        machine.count(node.lineno)
        bind(machine, node.target, item)
        try:
            _body(machine, node.body)
        except Continue:
            continue
        except Break:
            return
    _body(machine, node.orelse)


def _while(machine: Machine, node: ast.While) -> None:
    for _ in range(limits.ITEMS):
        machine.count(node.lineno)
        known = truth(machine.evaluate(node.test), node.lineno)
        if isinstance(known, Unknown):
            doubt(machine, node.body, _depends(node, known))
            return
        if not known:
            _body(machine, node.orelse)
            return
        try:
            _body(machine, node.body)
        except Continue:
            continue
        except Break:
            return
    raise limits.Ceiling("rounds of one loop", limits.ITEMS, node.lineno)


def doubt(machine: Machine, body: Iterable[ast.stmt], why: Unknown) -> None:
    """Pass over statements nobody knows to run: what they could change is unknown from here.

    ``model = model.to(device)`` changes nothing either way.
    """
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and not _moves_only(node):
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    _forget(machine, target, why)
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                machine.scope.bind(node.name, why)
            elif isinstance(node, ast.For):
                _forget(machine, node.target, why)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GROWING:
                _doubt_growth(machine, node.func.value, why)


GROWING = frozenset("add append extend insert add_module register_module pop".split())
"""Methods after which a container holds something else."""
MOVING = frozenset("to cuda cpu float half double eval train compile DataParallel DistributedDataParallel".split())
"""What hands a model back as it was, wherever it stands then."""


def _moves_only(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> bool:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return False
    function = node.value.func
    name = (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )
    return name in MOVING


def _forget(machine: Machine, target: ast.expr, why: Unknown) -> None:
    if isinstance(target, (ast.Tuple, ast.List)):
        for part in target.elts:
            _forget(machine, part, why)
    elif isinstance(target, (ast.Name, ast.Attribute, ast.Subscript)):
        bind(machine, target, why)


def _doubt_growth(machine: Machine, owner: ast.expr, why: Unknown) -> None:
    value = machine.evaluate(owner)
    if isinstance(value, list):
        value.append(why)
    elif isinstance(value, set):
        value.clear()
    elif isinstance(value, Value):
        value.put(None, why, machine, why.line)


def _try(machine: Machine, node: ast.Try) -> None:
    try:
        _body(machine, node.body)
    except Raised as raised:
        if not node.handlers:
            raise
        if node.handlers[0].name:
            machine.scope.bind(node.handlers[0].name, raised.unknown)
        _body(machine, node.handlers[0].body)
    else:
        _body(machine, node.orelse)
    finally:
        _body(machine, node.finalbody)


def _raise(machine: Machine, node: ast.Raise) -> None:
    what = ast.unparse(node.exc) if node.exc else "an exception"
    raise Raised(f"the code raises {what[:80]} (line {node.lineno})", node.lineno)


def _assert(machine: Machine, node: ast.Assert) -> None:
    known = truth(machine.evaluate(node.test), node.lineno)
    if not isinstance(known, Unknown) and not known:
        raise Raised(
            f"the code's own check fails: assert {ast.unparse(node.test)[:80]} (line {node.lineno})", node.lineno
        )


def _with(machine: Machine, node: ast.With) -> None:
    for item in node.items:
        value = machine.evaluate(item.context_expr)
        if item.optional_vars is not None:
            bind(machine, item.optional_vars, value)
    _body(machine, node.body)


def _break(machine: Machine, node: ast.Break) -> None:
    raise Break


def _continue(machine: Machine, node: ast.Continue) -> None:
    raise Continue


def _outside(machine: Machine, node: ast.Global | ast.Nonlocal) -> None:
    machine.scope.declared_outside |= set(node.names)


CONTROL: dict[type[ast.stmt], Callable[[Machine, Any], None]] = {
    ast.If: _if,
    ast.For: _for,
    ast.While: _while,
    ast.Try: _try,
    ast.Raise: _raise,
    ast.Assert: _assert,
    ast.With: _with,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Global: _outside,
    ast.Nonlocal: _outside,
}
