"""Branches and loops; what depends on the unknown is passed over in doubt."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from ....core.problem import at_line, say
from .. import limits
from ..alike import are_alike
from ..binding import bind
from ..carrying import list_carried
from ..doubt import doubt
from ..giving_up import bound
from ..machine import Machine
from ..operations import go_through, is_true
from ..signals import Break, Continue, Doubted, DoubtedReturn
from ..values.instances import Instance
from ..values.values import Call, Unknown, Value
from .choices import settle
from .patterns import matches


def _if(machine: Machine, node: ast.If) -> None:
    match is_true(machine.evaluate(node.test), node.lineno):
        case Unknown() if are_alike(node.body, node.orelse):
            machine.execute_all(node.orelse)
        case Unknown() if settle(machine, node):
            pass
        case Unknown() as why:
            doubt(machine, [*node.body, *node.orelse], _explain(node, why))
        case known:
            machine.execute_all(node.body if known else node.orelse)


def _explain(node: ast.stmt, cause: Unknown) -> Unknown:
    return Unknown(
        say(
            "it depends on a condition that is not known{at}: {why}",
            at=at_line(node.lineno),
            why=cause.why,
        ),
        node.lineno,
    )


def _bounded(rule: Callable[[Machine, Any], None]) -> Callable[[Machine, Any], None]:
    """Give up a loop that takes too long: what it changes is not known."""

    def run(machine: Machine, node: ast.For | ast.While) -> None:
        def give_up(ceiling: limits.TooLong) -> None:
            why = Unknown(say("it is set in a loop that takes {ceiling}", ceiling=ceiling.text), node.lineno)
            _doubt_loop(machine, [*_targets(node), *node.body], why)

        bound(machine, lambda: rule(machine, node), give_up)

    return run


def _targets(node: ast.For | ast.While) -> list[ast.stmt]:
    """Give what a loop binds as a statement that can be doubted."""
    if isinstance(node, ast.While):
        return []
    empty = ast.Assign([node.target], ast.Constant(None), lineno=node.lineno)
    return [ast.fix_missing_locations(ast.copy_location(empty, node))]


def _for(machine: Machine, node: ast.For) -> None:
    value = machine.evaluate(node.iter)
    items = go_through(machine, value, node.lineno)
    if isinstance(items, Unknown):
        why = Unknown(
            say("it is set in a loop whose rounds are not known{at}", at=at_line(node.lineno)),
            node.lineno,
            among=items.among or tuple(machine.host.find_parts(value)),
        )
        bind(machine, node.target, why)
        _doubt_loop(machine, [*node.body, *node.orelse], why)
        return
    carried = list(list_carried(node)) if isinstance(value, Value) and value.is_uncounted else []
    why = Unknown(say(UNCOUNTED, at=at_line(node.lineno)), node.lineno)
    doubt(machine, carried, why)
    for item in _follow(value) if isinstance(value, list) else items:
        machine.count(node.lineno)
        bind(machine, node.target, item)
        if not _goes_on(machine, node.body):
            break
    else:
        machine.execute_all(node.orelse)
    doubt(machine, carried, why)


UNCOUNTED = "it depends on how many rounds a loop has had, which is not known{at}"


def _follow(items: list[object]) -> Iterator[object]:
    """Go through a list that may change on the way, as Python does."""
    place = 0
    while place < len(items):
        yield items[place]
        place += 1


def _goes_on(machine: Machine, body: list[ast.stmt]) -> bool:
    """Evaluate one round of a loop; tell whether another one may follow."""
    try:
        machine.execute_all(body)
    except Continue:
        return True
    except Break:
        return False
    except DoubtedReturn as left:
        _doubt_loop(machine, body, left.why)
        raise
    except Doubted as left:
        _doubt_loop(machine, body, left.why)
        return False
    return True


def _doubt_loop(machine: Machine, body: Iterable[ast.stmt], why: Unknown) -> None:
    """Doubt the body of a loop; leaving it in doubt leaves only the loop."""
    with suppress(Doubted):
        doubt(machine, body, why)


def _while(machine: Machine, node: ast.While) -> None:
    while True:  # each round is counted, and too many are a ceiling
        machine.count(node.lineno)
        known = is_true(machine.evaluate(node.test), node.lineno)
        if isinstance(known, Unknown):
            if not settle(machine, node):
                _doubt_loop(machine, node.body, _explain(node, known))
            return
        if not known:
            machine.execute_all(node.orelse)
            return
        if not _goes_on(machine, node.body):
            return


def _with(machine: Machine, node: ast.With) -> None:
    managers = []
    for item in node.items:
        value = machine.evaluate(item.context_expr)
        if isinstance(value, Instance):
            managers.append(value)
            value = _call_special(machine, value, "__enter__", node.lineno)
        if item.optional_vars is not None:
            bind(machine, item.optional_vars, value)
    machine.execute_all(node.body)
    for manager in reversed(managers):
        _call_special(machine, manager, "__exit__", node.lineno, None, None, None)


def _call_special(machine: Machine, owner: Instance, name: str, line: int, *args: object) -> object:
    method = owner.attribute(name, machine, line)
    if isinstance(method, Value) and not isinstance(method, Unknown):
        return method.call(Call.at(line, *args), machine)
    return owner


def _match(machine: Machine, node: ast.Match) -> None:
    value = machine.evaluate(node.subject)
    for place, case in enumerate(node.cases):
        machine.count(case.pattern.lineno)
        found = matches(machine, case.pattern, value)
        if found is True and case.guard is not None:
            found = is_true(machine.evaluate(case.guard), node.lineno)
        if isinstance(found, Unknown):
            doubt(machine, node.cases[place:], _explain(node, found))
            return
        if found:
            machine.execute_all(case.body)
            return


def _break(machine: Machine, node: ast.Break) -> None:
    raise Break


def _continue(machine: Machine, node: ast.Continue) -> None:
    raise Continue


def _global(machine: Machine, node: ast.Global) -> None:
    machine.scope.declare(node.names, everywhere=True)


def _nonlocal(machine: Machine, node: ast.Nonlocal) -> None:
    machine.scope.declare(node.names, everywhere=False)


CONTROL: dict[type[ast.stmt], Callable[[Machine, Any], None]] = {
    ast.If: _if,
    ast.For: _bounded(_for),
    ast.While: _bounded(_while),
    ast.With: _with,
    ast.Match: _match,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Global: _global,
    ast.Nonlocal: _nonlocal,
}
