"""Statements nobody knows to run: what they could change is unknown from there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from .binding import bind
from .machine import Machine
from .operations import iterated
from .scope import Scope
from .signals import Doubted, Return
from .syntax.functions import bound
from .values.classes import Bound, Class
from .values.values import Call, Function, Unknown, Value

MOVING = frozenset("to cuda cpu float half double compile DataParallel DistributedDataParallel".split())
"""What hands a model back as it was, wherever it stands then."""
LOOKING = frozenset(
    "print show plot imshow figure title join format append_to_log info warning debug item mean numpy tolist close "
    "summary fit evaluate predict step zero_grad backward write savefig save load_state_dict eval train seed "
    "manual_seed is_available exists get items keys values copy size shape startswith endswith".split()
)
"""Methods that change nothing a network is made of."""


def doubt(machine: Machine, body: Iterable[ast.AST], why: Unknown, depth: int = 0) -> None:
    """Forget what statements could change that may run or not.

    Leaving a function or a loop in doubt leaves it with nothing known:
    raises Return or Doubted.
    """
    leaves: ast.stmt | None = None
    for node in _inner(body, lambda loop: _each(machine, loop, why, depth)):
        rule = RULES.get(type(node))
        if rule is not None:
            rule(machine, node, why)
        elif isinstance(node, ast.Call):
            _called(machine, node, why, depth)
        elif isinstance(node, (ast.Return, ast.Break, ast.Continue)):
            leaves = node
    if isinstance(leaves, ast.Return):
        raise Return(why)
    if leaves is not None:
        raise Doubted(why)


def _each(machine: Machine, loop: ast.For, why: Unknown, depth: int) -> bool:
    """Doubt the body of a loop for each of its items, if these are known: ``for p in model.parameters()``."""
    named = isinstance(loop.iter, ast.Call) and isinstance(loop.iter.func, ast.Attribute)
    if not _plain(loop.iter) and not (named and loop.iter.func.attr in GOING and _plain(loop.iter.func.value)):  # type: ignore[attr-defined]
        return False
    items = iterated(machine, machine.evaluate(loop.iter), loop.lineno)
    if isinstance(items, Unknown):
        return False
    for item in items:
        machine.count(loop.lineno)
        bind(machine, loop.target, item)
        with suppress(Doubted):
            doubt(machine, loop.body, why, depth)
    return True


GOING = frozenset("parameters named_parameters modules named_modules children named_children items values keys".split())
"""Methods that only list what there is."""


def _inner(body: Iterable[ast.AST], each: Callable[[ast.For], bool]) -> Iterator[ast.AST]:
    """Give the nodes of statements that are not inside a function of their own; loops keep their ``break``."""
    waiting = list(body)
    while waiting:
        node = waiting.pop(0)
        yield node
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        inside = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.For) and each(node):
            continue
        if isinstance(node, (ast.For, ast.While)):
            inside = [part for part in inside if not isinstance(part, (ast.Break, ast.Continue))]
        waiting += inside


def _assign(machine: Machine, node: ast.Assign, why: Unknown) -> None:
    if not _moves_only(node):
        for target in node.targets:
            forget(machine, target, why)


def _augmented(machine: Machine, node: ast.AugAssign, why: Unknown) -> None:
    _touch(machine, node.target)  # a tensor is changed itself, whatever else it is called
    forget(machine, node.target, why)


def _target(machine: Machine, node: ast.AnnAssign | ast.NamedExpr | ast.For, why: Unknown) -> None:
    forget(machine, node.target, why)


def _delete(machine: Machine, node: ast.Delete, why: Unknown) -> None:
    for target in node.targets:
        forget(machine, target, why)


def _definition(machine: Machine, node: ast.FunctionDef | ast.ClassDef, why: Unknown) -> None:
    machine.scope.bind(node.name, why)


def _capture(machine: Machine, node: ast.MatchAs | ast.MatchStar, why: Unknown) -> None:
    if node.name is not None:
        machine.scope.bind(node.name, why)


def _import(machine: Machine, node: ast.Import | ast.ImportFrom, why: Unknown) -> None:
    """Leave imports as they are: a name means the same wherever it comes from."""


def _moves_only(node: ast.Assign) -> bool:
    """Tell whether ``model = model.to(device)`` is all that happens."""
    if len(node.targets) != 1 or not isinstance(node.value, ast.Call):
        return False
    function, target = node.value.func, ast.unparse(node.targets[0])
    if isinstance(function, ast.Attribute) and function.attr in MOVING:
        same = ast.unparse(function.value) == target
        return same or bool(node.value.args and ast.unparse(node.value.args[0]) == target)
    wraps = isinstance(function, ast.Name) and function.id in MOVING
    return wraps and bool(node.value.args) and ast.unparse(node.value.args[0]) == target


def forget(machine: Machine, target: ast.expr, why: Unknown) -> None:
    """Make what a target names unknown."""
    if isinstance(target, (ast.Tuple, ast.List)):
        for part in target.elts:
            forget(machine, part, why)
    elif isinstance(target, ast.Starred):
        forget(machine, target.value, why)
    elif isinstance(target, ast.Subscript):
        owner = machine.evaluate(target.value) if _plain(target.value) else None
        if isinstance(owner, Value):
            owner.put(None, why, machine, why.line)
        machine.poison(owner, why)
    elif isinstance(target, ast.Name) or (isinstance(target, ast.Attribute) and _plain(target.value)):
        bind(machine, target, why)


def _plain(node: ast.expr) -> bool:
    """Tell whether an expression only names something, so that evaluating it has no effect."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        if isinstance(node, ast.Subscript) and not isinstance(node.slice, (ast.Constant, ast.Name, ast.UnaryOp)):
            return False
        node = node.value
    return isinstance(node, ast.Name)


def _called(machine: Machine, node: ast.Call, why: Unknown, depth: int) -> None:
    """Doubt what a call could change: its owner, its arguments, what its body changes."""
    function = node.func
    if isinstance(function, ast.Attribute):
        if function.attr in LOOKING or function.attr in MOVING:
            return
        _doubt_owner(machine, function, why)
    if isinstance(function, ast.Name) and function.id in ("setattr", "delattr"):
        _doubt_setting(machine, node, why)
        return
    _touch(machine, node)
    callee = machine.evaluate(function) if _plain(function) else None
    if isinstance(callee, (Function, Bound)) and depth < DEEP:
        _doubt_body(machine, callee, node, why, depth)
    elif not isinstance(callee, Class):
        for arg in node.args:
            if isinstance(arg, ast.Name):
                machine.poison(machine.evaluate(arg), why)


def _touch(machine: Machine, node: ast.AST) -> None:
    """Doubt the numbers in all that is named: ``t[1:].mul_(2)``, ``add(t, 1, out=t)``."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name) or (isinstance(part, ast.Attribute) and _plain(part.value)):
            value = machine.evaluate(part)
            if isinstance(value, Value):
                value.touched()


def _doubt_owner(machine: Machine, function: ast.Attribute, why: Unknown) -> None:
    owner = machine.evaluate(function.value) if _plain(function.value) else None
    machine.poison(owner, why)
    if function.attr == "requires_grad_" and isinstance(owner, Value):
        freeze = owner.attribute(function.attr, machine, why.line)
        if isinstance(freeze, Value):
            freeze.called(Call((why,), {}, why.line, why.line), machine)
    elif function.attr in GROWING and isinstance(owner, Value):
        owner.put(None, why, machine, why.line)


def _doubt_setting(machine: Machine, node: ast.Call, why: Unknown) -> None:
    """Doubt ``setattr(owner, name, value)``."""
    if len(node.args) > 1 and _plain(node.args[0]):
        owner, name = machine.evaluate(node.args[0]), node.args[1]
        if isinstance(owner, Value):
            owner.assign(str(name.value) if isinstance(name, ast.Constant) else "?", why, machine, why.line)


GROWING = frozenset("add append extend insert add_module register_module pop update".split())
"""Methods after which a container holds something else."""
DEEP = 5
"""How many calls inside calls are doubted."""


def _doubt_body(machine: Machine, callee: Function | Bound, node: ast.Call, why: Unknown, depth: int) -> None:
    function = callee.function if isinstance(callee, Bound) else callee
    given = [machine.evaluate(arg) if _plain(arg) else why for arg in node.args if not isinstance(arg, ast.Starred)]
    first = (callee.owner,) if isinstance(callee, Bound) else ()
    doubt_call(machine, function, Call((*first, *given), {}, node.lineno, node.lineno), why, depth)


def doubt_call(machine: Machine, function: Function, call: Call, why: Unknown, depth: int = 0) -> Unknown:
    """Doubt all that the body of a function changes; what it gives is not known."""
    names = bound(function, call)
    if isinstance(function.body, ast.expr):
        return why
    outer, machine.scope = machine.scope, Scope({} if isinstance(names, Unknown) else names, function.scope)
    try:
        doubt(machine, function.body, why, depth + 1)
    except (Return, Doubted):
        return why
    finally:
        machine.scope = outer
    return why


RULES: dict[type[ast.AST], Callable[[Machine, Any, Unknown], None]] = {
    ast.Assign: _assign,
    ast.AnnAssign: _target,
    ast.AugAssign: _augmented,
    ast.NamedExpr: _target,
    ast.For: _target,
    ast.Delete: _delete,
    ast.FunctionDef: _definition,
    ast.ClassDef: _definition,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.MatchAs: _capture,
    ast.MatchStar: _capture,
}
