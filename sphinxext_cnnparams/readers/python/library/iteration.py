"""Builtins that go through items."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from ..guards import attempt
from ..machine import Machine
from ..operations import call_value, combine, is_true, iterate, require_items, require_truth
from ..signals import NotKnown, require_known
from ..values.functions import Native
from ..values.iterators import Iterator, Mapped
from ..values.values import Call, Unknown, Value, first_unknown


def over_items(name: str, function: Callable[..., object]) -> Native:
    """Make a builtin that goes through its first argument, whatever can be gone through."""

    def go(call: Call, machine: Machine) -> object:
        items = [require_items(machine, first, call.line) for first in call.args[:1]]
        return attempt(lambda: function(*items, *call.args[1:], **call.kwargs), call.line, name)

    return Native(name, go)


def over_known(name: str, function: Callable[..., object]) -> Native:
    """Make a builtin that tells nothing of items that are not known."""

    def go(call: Call, machine: Machine) -> object:
        items = require_items(machine, call.args[0], call.line)
        require_known(items)
        truths = [is_true(item, call.line) for item in items]
        return first_unknown(truths) or function(truths)

    return Native(name, go)


def _sum(call: Call, machine: Machine) -> object:
    """Add up items, which may be tensors."""
    items = require_items(machine, call.args[0], call.line)
    total = call.args[1] if len(call.args) > 1 else call.kwargs.get("start", 0)
    if total == 0 and items and isinstance(items[0], Value):
        total, items = items[0], items[1:]
    for item in items:
        machine.count(call.line)
        total = combine(machine, ast.Add(), total, item, call.line)
    return total


def _rounds(machine: Machine, values: Sequence[object], line: int) -> list[object]:
    """Go through values side by side."""
    lists = [iterate(machine, value, line) for value in values]
    if unknown := first_unknown(lists):
        raise NotKnown(unknown)
    return list(zip(*lists, strict=False))


def _zip(call: Call, machine: Machine) -> object:
    return Iterator(_rounds(machine, call.args, call.line))


def _map(call: Call, machine: Machine) -> object:
    function, *rest = call.args
    rounds = _rounds(machine, rest, call.line)
    return Mapped(rounds, lambda args: call_value(machine, function, call.passing(*args)))


def _filter(call: Call, machine: Machine) -> object:
    function, what = call.args
    kept = []
    for item in require_items(machine, what, call.line):
        known = item if function is None else call_value(machine, function, call.passing(item))
        kept += [item] if require_truth(known, call.line) else []
    return Iterator(kept)


def over_ordered(name: str, function: Callable[..., object]) -> Native:
    """Make a builtin that puts its items in order, or its arguments."""

    def go(call: Call, machine: Machine) -> object:
        items = require_items(machine, call.args[0], call.line) if len(call.args) == 1 else list(call.args)
        require_known(items)
        key = call.kwargs.get("key")
        if key is not None:
            return _by_key(items, key, function, call, machine)
        kwargs = {k: v for k, v in call.kwargs.items() if k in ("default", "reverse")}
        return attempt(lambda: function(items, **kwargs), call.line, name)

    return Native(name, go)


def _by_key(items: list[object], key: object, function: Callable[..., object], call: Call, machine: Machine) -> object:
    keys = [call_value(machine, key, call.passing(item)) for item in items]
    require_known(keys)
    order = {id(item): value for item, value in zip(items, keys, strict=True)}
    kwargs = {k: v for k, v in call.kwargs.items() if k == "reverse"}
    return attempt(lambda: function(items, key=lambda item: order[id(item)], **kwargs), call.line, "sorted")


def _iter(call: Call, machine: Machine) -> object:
    if isinstance(call.args[0], Iterator):
        return call.args[0]
    return Iterator(require_items(machine, call.args[0], call.line))


def _next(call: Call, machine: Machine) -> object:
    owner = call.args[0]
    return owner.next(call.line) if isinstance(owner, Value) else Unknown("next() of this is not read", call.line)


ITERATION: dict[str, Native] = {
    "all": over_known("all", all),
    "any": over_known("any", any),
    "enumerate": over_items("enumerate", lambda items, start=0: Iterator(list(enumerate(items, start)))),
    "filter": Native("filter", _filter),
    "iter": Native("iter", _iter),
    "map": Native("map", _map),
    "max": over_ordered("max", max),
    "min": over_ordered("min", min),
    "next": Native("next", _next),
    "reversed": over_items("reversed", lambda items: Iterator(list(reversed(items)))),
    "sorted": over_ordered("sorted", sorted),
    "sum": Native("sum", _sum),
    "zip": Native("zip", _zip),
}
