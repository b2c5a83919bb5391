"""The usual methods of Python's plain data: which may be asked for, and with what."""

from __future__ import annotations

import math
import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import limits
from .machine import Machine
from .values import CONTAINERS, Call, Unknown, Value, unknown_in

FAILURES = (ArithmeticError, TypeError, ValueError, LookupError, AttributeError)
"""What plain data may say of an operation that makes no sense."""


@dataclass(frozen=True, slots=True)
class Pure(Value):
    """Stand for a function of plain data that has no effects beyond its arguments.

    *tolerant* ones may be handed unknown items: they only pass them on.
    *kind* is the type it stands for, where it is one.
    """

    name: str
    function: Callable[..., object]
    tolerant: bool = False
    kind: type | None = None

    def called(self, call: Call, machine: Machine) -> object:
        if not self.tolerant and (unknown := unknown_in((call.args, dict(call.kwargs)))):
            return unknown
        for arg in (getattr(self.function, "__self__", None), *call.args):
            if isinstance(arg, (str, *CONTAINERS)):
                machine.count(call.line, weight(arg, call.line))
        try:
            return self.function(*call.args, **call.kwargs)
        except FAILURES as failure:
            machine.failures += 1
            return Unknown(f"{self.name}(): {failure}", call.line)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "fromkeys" and self.kind is dict:
            return Pure("fromkeys", dict.fromkeys)
        return self.name if name == "__name__" else Value.attribute(self, name, machine, line)


def weight(value: object, line: int) -> int:
    """Count what a value holds, however deep; raises Ceiling where that is more than a network has."""
    if not isinstance(value, CONTAINERS):
        return len(value) if isinstance(value, str) else 1
    total, waiting = 0, [value]
    while waiting:
        container = waiting.pop()
        total += len(container)
        if total > limits.ITEMS:
            raise limits.Ceiling("items", limits.ITEMS, line)
        inner = container.values() if isinstance(container, dict) else container
        waiting += [item for item in inner if isinstance(item, CONTAINERS)]
    return total


METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        "capitalize casefold count endswith find index isalpha isdigit islower isnumeric isupper join lower "
        "lstrip partition removeprefix removesuffix replace rpartition rsplit rstrip split startswith strip "
        "title upper".split()
    ),
    list: frozenset("copy count index".split()),
    dict: frozenset("copy get items keys values".split()),
    tuple: frozenset(["count", "index"]),
    set: frozenset("copy difference intersection issubset issuperset union".split()),
    int: frozenset(["bit_length"]),
    float: frozenset(["is_integer"]),
}
"""What plain data may be asked for."""
CHANGING: dict[type, frozenset[str]] = {
    list: frozenset("append clear extend insert pop remove reverse sort".split()),
    dict: frozenset("clear pop popitem setdefault update".split()),
    set: frozenset("add clear discard update".split()),
}
"""What changes plain data; anything else that is called on it makes it unknown."""
SETTING = frozenset(("__setitem__", "__delitem__", "__iadd__"))
TOLERANT = frozenset("copy get items keys values".split())


@dataclass(frozen=True, slots=True)
class Change(Value):
    """Stand for a method that changes a list, a dictionary or a set; one that is not read makes it unknown."""

    owner: Any
    name: str

    def called(self, call: Call, machine: Machine) -> object:
        if self.name not in CHANGING[type(self.owner)]:
            return self._lost(f"{self.name}() is not read", call, machine)
        args = list(call.args)
        if self.name in ("extend", "update") and args and not isinstance(args[0], dict):
            from .expressions import iterated

            items = iterated(machine, args[0], call.line)
            if isinstance(items, Unknown):
                return self._lost(items.why, call, machine)
            args[0] = items
        elif self.name in ("pop", "remove", "discard", "popitem", "insert") and (unknown := unknown_in(args[:1])):
            return self._lost(unknown.why, call, machine)
        if self.name == "sort":
            return self._sorted(call, machine)
        try:
            result: object = getattr(self.owner, self.name)(*args, **call.kwargs)
        except FAILURES as failure:
            machine.failures += 1
            return self._lost(f"{self.name}(): {failure}", call, machine)
        if len(self.owner) > limits.ITEMS:
            raise limits.Ceiling("items", limits.ITEMS, call.line)
        return result

    def _sorted(self, call: Call, machine: Machine) -> object:
        from .builtins import BUILTINS

        sort = BUILTINS["sorted"]
        assert isinstance(sort, Value)
        found = sort.called(Call((list(self.owner),), call.kwargs, call.line, call.end), machine)
        if not isinstance(found, list):
            return self._lost("the order of its items is not known", call, machine)
        self.owner[:] = found
        return None

    def _lost(self, why: str, call: Call, machine: Machine) -> Unknown:
        unknown = Unknown(why, call.line)
        machine.poison(self.owner, unknown)
        return unknown


SHAPE_METHODS: dict[str, Callable[[tuple[object, ...]], object]] = {"as_list": list, "numel": math.prod}  # type: ignore[dict-item]
"""What shapes can do besides being tuples."""


def method(owner: object, name: str) -> Value | None:
    """Give a method of plain data, if it is one of the usual ones."""
    if type(owner) in CHANGING and name not in METHODS[type(owner)] and (name[:2] != "__" or name in SETTING):
        return Change(owner, name)
    if isinstance(owner, tuple) and name in SHAPE_METHODS:
        function = SHAPE_METHODS[name]
        return Pure(name, lambda: function(owner))
    if name not in METHODS.get(type(owner), frozenset()):
        return None
    if isinstance(owner, str) and name in GROWING:
        return Pure(name, GROWING[name](owner))
    bound = getattr(owner, name)
    if isinstance(owner, dict) and name in ("items", "keys", "values"):
        return Pure(name, lambda: list(bound()), tolerant=True)
    return Pure(name, bound, tolerant=name in TOLERANT)


def _join(owner: str) -> Callable[..., str]:
    def join(items: list[str]) -> str:
        if sum(map(len, items)) + len(owner) * len(items) > limits.ITEMS:
            raise ValueError("a text this long is not read")
        return owner.join(items)

    return join


def _replace(owner: str) -> Callable[..., str]:
    def replace(old: str, new: str, count: int = -1) -> str:
        if (owner.count(old) + 1) * len(new) > limits.ITEMS:
            raise ValueError("a text this long is not read")
        return owner.replace(old, new, count)

    return replace


GROWING: dict[str, Callable[[str], Callable[..., str]]] = {"join": _join, "replace": _replace}
"""Methods of texts whose results can be much longer than what they are made of."""


def formatted(text: str) -> Callable[..., str]:
    """Give the method ``format`` of a text, without attributes, subscripts and wide fields."""

    def format_(*args: object, **kwargs: object) -> str:
        for _, name, spec, _ in string.Formatter().parse(text):
            if spec and "{" in spec:
                raise ValueError("a format inside a format is not read")
            if name and not name.isalnum() and not name.isidentifier():
                raise ValueError("this format is not read")
            if spec and is_wide(spec):
                raise ValueError("this format is too wide")
        if any(isinstance(value, Value) for value in (*args, *kwargs.values())):
            raise ValueError("a value without a text cannot be formatted")
        return text.format(*args, **kwargs)

    return format_


def is_wide(spec: str) -> bool:
    """Tell whether a format could fill the memory."""
    return re.search(r"\d{4}", spec) is not None
