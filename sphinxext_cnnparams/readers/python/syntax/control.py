"""Control flow: branches, loops, exceptions; what depends on the unknown is passed over in doubt."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .. import limits
from ..binding import bind
from ..doubt import doubt
from ..machine import Machine
from ..operations import iterated, truth
from ..signals import Break, Continue, Doubted, Raised
from ..values.classes import Instance
from ..values.values import Call, Unknown, Value
from .patterns import matches


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
    value = machine.evaluate(node.iter)
    items = iterated(machine, value, node.lineno)
    if isinstance(items, Unknown):
        why = Unknown(f"it is set in a loop whose rounds are not known (line {node.lineno})", node.lineno)
        bind(machine, node.target, why)
        _doubt_loop(machine, [*node.body, *node.orelse], why)
        return
    rounds = _live(value) if isinstance(value, list) else iter(items)
    for item in rounds:
        machine.count(node.lineno)
        bind(machine, node.target, item)
        try:
            _body(machine, node.body)
        except Continue:
            continue
        except Break:
            return
        except Doubted as doubted:
            _doubt_loop(machine, node.body, doubted.why)
            return
    _body(machine, node.orelse)


def _live(items: list[object]) -> Iterator[object]:
    """Go through a list that may change on the way, as Python does."""
    place = 0
    while place < len(items):
        yield items[place]
        place += 1


def _doubt_loop(machine: Machine, body: Iterable[ast.stmt], why: Unknown) -> None:
    """Doubt the body of a loop; leaving it in doubt leaves only the loop."""
    try:
        doubt(machine, body, why)
    except Doubted:
        return


def _while(machine: Machine, node: ast.While) -> None:
    for _ in range(limits.ITEMS):
        machine.count(node.lineno)
        known = truth(machine.evaluate(node.test), node.lineno)
        if isinstance(known, Unknown):
            _doubt_loop(machine, node.body, _depends(node, known))
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
        except Doubted as doubted:
            _doubt_loop(machine, node.body, doubted.why)
            return
    raise limits.Ceiling("rounds of one loop", limits.ITEMS, node.lineno)


def _try(machine: Machine, node: ast.Try) -> None:
    before, guessed = machine.failures, machine.guesses
    try:
        for statement in node.body:
            machine.execute(statement)
            if node.handlers and machine.failures > before:
                failure = Unknown(f"something in this try may fail (line {statement.lineno})", statement.lineno)
                doubt(machine, [*node.body, *(s for h in node.handlers for s in h.body), *node.orelse], failure)
                break
        else:
            if machine.guesses > guessed or any(isinstance(part, (ast.Import, ast.ImportFrom)) for part in node.body):
                may = Unknown(f"it depends on whether something fails (line {node.lineno})", node.lineno)
                doubt(machine, [statement for handler in node.handlers for statement in handler.body], may)
            _body(machine, node.orelse)
    except Raised as raised:
        handler = next((h for h in node.handlers if _handles(machine, h, raised.kind)), None)
        if handler is None:
            raise
        if handler.name:
            machine.scope.bind(handler.name, raised.unknown)
        _body(machine, handler.body)
    finally:
        _body(machine, node.finalbody)


def _handles(machine: Machine, handler: ast.ExceptHandler, kind: str) -> bool:
    """Tell whether a handler is for an exception: of the same name, or of one it inherits from."""
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {ast.unparse(part).rpartition(".")[2] for part in kinds}
    raised = getattr(builtins, kind, None)
    mro = [cls.__name__ for cls in raised.__mro__] if isinstance(raised, type) else [kind, "Exception", "BaseException"]
    return bool(names & set(mro))


def _raise(machine: Machine, node: ast.Raise) -> None:
    what = ast.unparse(node.exc) if node.exc else "an exception"
    kind = what.partition("(")[0].rpartition(".")[2]
    raise Raised(f"the code raises {what[:80]} (line {node.lineno})", node.lineno, kind)


def _assert(machine: Machine, node: ast.Assert) -> None:
    known = truth(machine.evaluate(node.test), node.lineno)
    if not isinstance(known, Unknown) and not known:
        check = ast.unparse(node.test)[:80]
        why = f"the code's own check fails: assert {check} (line {node.lineno})"
        raise Raised(why, node.lineno, "AssertionError")


def _with(machine: Machine, node: ast.With) -> None:
    managers = []
    for item in node.items:
        value = machine.evaluate(item.context_expr)
        if isinstance(value, Instance):
            managers.append(value)
            value = _special(machine, value, "__enter__", (), node.lineno)
        if item.optional_vars is not None:
            bind(machine, item.optional_vars, value)
    _body(machine, node.body)
    for manager in reversed(managers):
        _special(machine, manager, "__exit__", (None, None, None), node.lineno)


def _special(machine: Machine, owner: Instance, name: str, args: tuple[object, ...], line: int) -> object:
    method = owner.attribute(name, machine, line)
    if isinstance(method, Value) and not isinstance(method, Unknown):
        return method.called(Call(args, {}, line, line), machine)
    return owner


def _match(machine: Machine, node: ast.Match) -> None:
    value = machine.evaluate(node.subject)
    for place, case in enumerate(node.cases):
        machine.count(case.pattern.lineno)
        found = matches(machine, case.pattern, value)
        if found is True and case.guard is not None:
            found = truth(machine.evaluate(case.guard), node.lineno)
        if isinstance(found, Unknown):
            doubt(machine, node.cases[place:], _depends(node, found))
            return
        if found:
            _body(machine, case.body)
            return


def _break(machine: Machine, node: ast.Break) -> None:
    raise Break


def _continue(machine: Machine, node: ast.Continue) -> None:
    raise Continue


def _outside(machine: Machine, node: ast.Global | ast.Nonlocal) -> None:
    machine.scope.declare(node.names, everywhere=isinstance(node, ast.Global))


CONTROL: dict[type[ast.stmt], Callable[[Machine, Any], None]] = {
    ast.If: _if,
    ast.For: _for,
    ast.While: _while,
    ast.Try: _try,
    ast.Raise: _raise,
    ast.Assert: _assert,
    ast.With: _with,
    ast.Match: _match,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Global: _outside,
    ast.Nonlocal: _outside,
}
