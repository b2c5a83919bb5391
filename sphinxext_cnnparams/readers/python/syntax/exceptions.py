"""Exceptions: what is tried, raised and asserted."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator
from typing import Any

from ....core.problem import at_line, say
from ..doubt import doubt
from ..machine import Machine
from ..operations import is_true
from ..signals import Raised
from ..values.values import Unknown
from .checks import evaluate_check


def _try(machine: Machine, node: ast.Try) -> None:
    if (handler := _find_missing(machine, node)) is not None:
        machine.execute_all([*handler.body, *node.finalbody])
        return
    try:
        if _succeeds(machine, node):
            machine.execute_all(node.orelse)
    except Raised as raised:
        handler = next((h for h in node.handlers if _handles(h, raised.kind)), None)
        if handler is None:
            raise
        if handler.name:
            machine.scope.bind(handler.name, raised.unknown)
        machine.execute_all(handler.body)
    finally:
        machine.execute_all(node.finalbody)


def _find_missing(machine: Machine, node: ast.Try) -> ast.ExceptHandler | None:
    """Give what runs where a library is not installed that nobody needs to have: what stands in its place."""
    first = node.body[0]
    match first:
        case ast.Import(names=[alias]):
            library = alias.name
        case ast.ImportFrom(module=str(library), level=0):
            pass
        case _:
            return None
    handler = next((h for h in node.handlers if _handles(h, "ModuleNotFoundError")), None)
    if handler is None or any(isinstance(part, ast.Raise) for part in _list_all(handler.body)):
        return None
    return handler if machine.host.miss(library.partition(".")[0]) else None


def _list_all(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Give all that stands in some statements."""
    for statement in body:
        yield from ast.walk(statement)


def _succeeds(machine: Machine, node: ast.Try) -> bool:
    """Evaluate what is tried; what may fail is doubted, with all that follows of it."""
    failures, guesses = machine.failures, machine.guesses
    handlers = [statement for handler in node.handlers for statement in handler.body]
    for statement in node.body:
        _execute_tried(machine, statement, bool(node.handlers))
        if node.handlers and machine.failures > failures:
            why = Unknown(say("something in this try may fail{at}", at=at_line(statement.lineno)), statement.lineno)
            doubt(machine, [*node.body, *handlers, *node.orelse], why)
            return False
    if machine.guesses > guesses or any(_may_be_missing(machine, part) for part in node.body):
        doubt(
            machine,
            handlers,
            Unknown(say("it depends on whether something fails{at}", at=at_line(node.lineno)), node.lineno),
        )
    return True


def _may_be_missing(machine: Machine, statement: ast.stmt) -> bool:
    """Tell whether a statement imports something that need not be installed."""
    match statement:
        case ast.Import(names=names):
            return not all(machine.host.has_library(alias.name.partition(".")[0]) for alias in names)
        case ast.ImportFrom(module=str(library), level=0):
            return not machine.host.has_library(library.partition(".")[0])
    return isinstance(statement, ast.ImportFrom)


def _execute_tried(machine: Machine, statement: ast.stmt, caught: bool) -> None:
    """Evaluate a statement of what is tried; what fails in it may be meant to, if it is *caught*."""
    machine.trying += caught
    try:
        machine.execute(statement)
    finally:
        machine.trying -= caught


def _handles(handler: ast.ExceptHandler, kind: str) -> bool:
    """Tell whether a handler is for an exception: of the same name, or of one it inherits from."""
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {ast.unparse(part).rpartition(".")[2] for part in kinds}
    raised = PYTHONS.get(kind)
    mro = [kind, "Exception", "BaseException"] if raised is None else [cls.__name__ for cls in raised.__mro__]
    return bool(names & set(mro))


PYTHONS = {name: made for name, made in vars(builtins).items() if isinstance(made, type)}
"""Python's own exceptions by name, for what they inherit from."""


def _raise(machine: Machine, node: ast.Raise) -> None:
    what = ast.unparse(node.exc) if node.exc else "an exception"
    kind = what.partition("(")[0].rpartition(".")[2]
    raise Raised(say("the code raises {what}{at}", what=what[:80], at=at_line(node.lineno)), node.lineno, kind)


def _assert(machine: Machine, node: ast.Assert) -> None:
    if is_true(evaluate_check(machine, node.test, node.msg), node.lineno) is False:
        check = ast.unparse(node.test)[:80]
        why = say("the code's own check fails: assert {check}{at}", check=check, at=at_line(node.lineno))
        raise Raised(why, node.lineno, "AssertionError")


EXCEPTIONS: dict[type[ast.stmt], Callable[[Machine, Any], None]] = {
    ast.Try: _try,
    ast.Raise: _raise,
    ast.Assert: _assert,
}
