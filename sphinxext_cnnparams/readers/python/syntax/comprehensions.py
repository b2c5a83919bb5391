"""Comprehensions: loops that make lists, sets and dictionaries."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from ....core.problem import say
from ..binding import bind
from ..machine import Machine
from ..operations import is_true, require_items
from ..scope import Inner
from ..signals import require_known
from ..values.iterators import Iterator as Once
from ..values.values import Unknown


def _rounds(machine: Machine, generators: list[ast.comprehension]) -> Iterator[None]:
    """Bind the names of a comprehension, once for every round."""
    if not generators:
        yield
        return
    first, *rest = generators
    line = first.target.lineno
    for item in require_items(machine, machine.evaluate(first.iter), line):
        machine.count(line)
        bind(machine, first.target, item)
        tests = [is_true(machine.evaluate(test), line) for test in first.ifs]
        require_known(tests)
        if all(tests):
            yield from _rounds(machine, rest)


def _collect(machine: Machine, generators: list[ast.comprehension], one: Callable[[], object]) -> list[object]:
    """Evaluate *one* in every round, in a scope of its own."""
    outer, machine.scope = machine.scope, Inner(outer=machine.scope)
    try:
        return [one() for _ in _rounds(machine, generators)]
    finally:
        machine.scope = outer


def _items(kind: Callable[[list[Any]], object]) -> Callable[[Machine, Any], object]:
    def rule(machine: Machine, node: ast.ListComp) -> object:
        found = _collect(machine, node.generators, lambda: machine.evaluate(node.elt))
        return _make(kind, found, node.lineno)

    return rule


def _dict(machine: Machine, node: ast.DictComp) -> object:
    def pair() -> tuple[object, object]:
        return machine.evaluate(node.key), machine.evaluate(node.value)

    return _make(dict, _collect(machine, node.generators, pair), node.lineno)


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
