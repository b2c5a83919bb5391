"""Lists, tuples, sets and dictionaries that are written out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ....core.problem import say
from ..guards import guard
from ..machine import Machine
from ..operations import iterate
from ..signals import NotKnown, require_known
from ..values.values import Unknown


class Items(NamedTuple):
    """Hold items that have been evaluated; *lost* says why not even their number is known, if it is not."""

    found: list[object]
    lost: Unknown | None

    def require(self) -> list[object]:
        """Give the items; leave what is being evaluated if some are lost."""
        if self.lost is not None:
            raise NotKnown(self.lost)
        return self.found


def evaluate_items(machine: Machine, nodes: Iterable[ast.expr]) -> Items:
    """Evaluate items one by one, spreading starred ones."""
    found: list[object] = []
    lost: Unknown | None = None
    for node in nodes:
        if not isinstance(node, ast.Starred):
            found.append(machine.evaluate(node))
            continue
        spread = iterate(machine, machine.evaluate(node.value), node.lineno)
        if isinstance(spread, Unknown):
            lost = lost or spread
        else:
            found.extend(spread)
    return Items(found, lost)


def require_mapping(value: object, what: str, line: int) -> dict[object, object]:
    """Give the dictionary behind ``**``; leave what is being evaluated if it is none."""
    if isinstance(value, dict):
        return value
    raise NotKnown(value if isinstance(value, Unknown) else Unknown(say("{what} not known", what=what), line))


def _sequence(kind: Callable[[list[object]], object]) -> Callable[[Machine, Any], object]:
    def rule(machine: Machine, node: ast.List | ast.Tuple | ast.Set) -> object:
        return guard(machine, kind, node.lineno, evaluate_items(machine, node.elts).require())

    return rule


def _dict(machine: Machine, node: ast.Dict) -> object:
    found: dict[object, object] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        item = machine.evaluate(value)
        if key is None:
            found.update(require_mapping(item, "what stands behind ** is", node.lineno))
            continue
        name = machine.evaluate(key)
        require_known(name)
        guard(machine, found.__setitem__, node.lineno, name, item)
    return found


DISPLAYS: dict[type[ast.expr], Callable[[Machine, Any], object]] = {
    ast.List: _sequence(list),
    ast.Tuple: _sequence(tuple),
    ast.Set: _sequence(set),
    ast.Dict: _dict,
}
