"""Comprehensions: loops that make lists, sets and dictionaries."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from ....core.problem import say
from .. import limits
from ..binding import bind
from ..doubt import doubt
from ..giving_up import bound
from ..machine import Machine
from ..operations import is_true, iterate
from ..scope import Inner
from ..signals import NotKnown, require_known
from ..values.iterators import Iterator as Once
from ..values.values import Unknown


def _rounds(machine: Machine, generators: list[ast.comprehension], body: list[ast.expr]) -> Iterator[None]:
    """Bind the names of a comprehension, once for every round; doubt its *body* where nobody knows of a round."""
    if not generators:
        yield
        return
    first, *rest = generators
    line = first.target.lineno
    lost: list[Unknown] = []
    items = iterate(machine, machine.evaluate(first.iter), line)
    if isinstance(items, Unknown):
        bind(machine, first.target, items)
        doubt(machine, body, items)
        raise NotKnown(items)
    for item in items:
        machine.count(line)
        bind(machine, first.target, item)
        tests = [is_true(machine.evaluate(test), line) for test in first.ifs]
        lost += [test for test in tests if isinstance(test, Unknown)][:1]
        if any(isinstance(test, Unknown) for test in tests):
            doubt(machine, body, lost[-1])
        elif all(tests):
            yield from _rounds(machine, rest, body)
    require_known(lost)


def _collect(
    machine: Machine, generators: list[ast.comprehension], body: list[ast.expr], one: Callable[[], object]
) -> list[object]:
    """Evaluate *one* in every round, in a scope of its own."""
    outer, machine.scope = machine.scope, Inner(outer=machine.scope)
    try:
        return [one() for _ in _rounds(machine, generators, body)]
    finally:
        machine.scope = outer


def _items(kind: Callable[[list[Any]], object]) -> Callable[[Machine, Any], object]:
    def rule(machine: Machine, node: ast.ListComp) -> object:
        return _bounded(machine, node, kind, lambda: machine.evaluate(node.elt))

    return rule


def _dict(machine: Machine, node: ast.DictComp) -> object:
    return _bounded(machine, node, dict, lambda: (machine.evaluate(node.key), machine.evaluate(node.value)))


def _bounded(
    machine: Machine, node: ast.ListComp | ast.DictComp, kind: Callable[[list[Any]], object], one: Callable[[], object]
) -> object:
    """Give up a comprehension that takes too long: what it makes is not known."""

    def give_up(ceiling: limits.TooLong) -> object:
        return Unknown(say("it is made in a comprehension that takes {ceiling}", ceiling=ceiling.text), node.lineno)

    body = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
    return bound(machine, lambda: _make(kind, _collect(machine, node.generators, body, one), node.lineno), give_up)


def _make(kind: Callable[[list[Any]], object], found: list[object], line: int) -> object:
    """Make a collection; a set and the keys of a dictionary take only what has a hash."""
    try:
        return kind(found)
    except TypeError:
        return Unknown(say("a {name} can only hold what can be hashed", name=kind.__name__), line)


COMPREHENSIONS: dict[type[ast.expr], Callable[[Machine, Any], object]] = {
    ast.ListComp: _items(list),
    ast.SetComp: _items(set),
    ast.GeneratorExp: _items(Once),
    ast.DictComp: _dict,
}
