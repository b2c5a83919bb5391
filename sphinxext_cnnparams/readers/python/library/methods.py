"""The usual methods of Python's plain data: which may be asked for, and with what."""

from __future__ import annotations

import math
import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .. import limits
from ..guards import FAILURES, weight
from ..machine import Machine
from ..operations import iterated
from ..values.values import CONTAINERS, Call, Unknown, Value, unknown_in


@dataclass(frozen=True, slots=True)
class Pure(Value):
    """Stand for a function of plain data that has no effects beyond its arguments.

    *tolerant* ones may be handed unknown items: they only pass them on.
    *gathering* ones go through what they are handed, also through iterators.
    *kind* is the type it stands for, where it is one.
    """

    name: str
    function: Callable[..., object]
    tolerant: bool = False
    gathering: bool = False
    kind: type | None = None

    def called(self, call: Call, machine: Machine) -> object:
        args = _gathered(call, machine) if self.gathering else call.args
        if not self.tolerant and (unknown := unknown_in((args, dict(call.kwargs)))):
            return unknown
        for arg in (getattr(self.function, "__self__", None), *args):
            if isinstance(arg, (str, *CONTAINERS)):
                machine.count(call.line, weight(arg, call.line))
        try:
            return self.function(*args, **call.kwargs)
        except FAILURES as failure:
            machine.failures += 1
            return Unknown(f"{self.name}(): {failure}", call.line)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in STATIC.get(self.kind, {}):
            return Pure(name, STATIC[self.kind][name], gathering=True)
        if self.kind in (str, int, float) and name in METHODS[self.kind]:
            return Pure(name, lambda owner, *args, **kwargs: _unbound(self.kind, owner, name)(*args, **kwargs))
        return self.name if name == "__name__" else Value.attribute(self, name, machine, line)


def _gathered(call: Call, machine: Machine) -> tuple[object, ...]:
    """Take what can be gone through only once as a list; one whose items are not known is unknown."""
    from ..values.iterators import Iterator

    return tuple(arg.iterated(machine, call.line) if isinstance(arg, Iterator) else arg for arg in call.args)


def _unbound(kind: type | None, owner: object, name: str) -> Callable[..., object]:
    """Give the method behind ``str.upper``, for the text it is handed."""
    if type(owner) is not kind:
        raise TypeError(f"{name}() is asked of something else")
    found = method(owner, name)
    assert isinstance(found, Pure)
    return found.function


COMPARING = frozenset("copy difference intersection isdisjoint issubset issuperset symmetric_difference union".split())
METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        "capitalize casefold center count endswith expandtabs find format_map index isalnum isalpha isascii isdecimal "
        "isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans "
        "partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines "
        "startswith strip swapcase title translate upper zfill".split()
    ),
    list: frozenset("copy count index".split()),
    dict: frozenset("copy get items keys values".split()),
    tuple: frozenset(["count", "index"]),
    set: COMPARING,
    frozenset: COMPARING,
    int: frozenset("as_integer_ratio bit_count bit_length conjugate".split()),
    float: frozenset("as_integer_ratio conjugate is_integer".split()),
}
"""What plain data may be asked for."""
STATIC: dict[type | None, dict[str, Callable[..., object]]] = {
    dict: {"fromkeys": dict.fromkeys},
    str: {"maketrans": str.maketrans},
}
"""What types themselves may be asked for."""
CHANGING: dict[type, frozenset[str]] = {
    list: frozenset("append clear extend insert pop remove reverse sort".split()),
    dict: frozenset("clear pop popitem setdefault update".split()),
    set: frozenset(
        "add clear difference_update discard intersection_update remove symmetric_difference_update update".split()
    ),
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
        if self.name.endswith(("extend", "update")) and args and not isinstance(args[0], dict):
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
        sort = machine.builtins["sorted"]
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
        return Pure(name, GROWING[name](owner), gathering=True)
    bound = getattr(owner, name)
    if isinstance(owner, dict) and name in ("items", "keys", "values"):
        return Pure(name, lambda: list(bound()), tolerant=True)
    return Pure(name, bound, tolerant=name in TOLERANT, gathering=isinstance(owner, (set, frozenset)))


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


def _widened(name: str) -> Callable[[str], Callable[..., str]]:
    """Make the rule of a method that fills a text up to a width."""

    def rule(owner: str) -> Callable[..., str]:
        def widened(width: int, *fill: str) -> str:
            if width > limits.ITEMS:
                raise ValueError("a text this long is not read")
            made: str = getattr(owner, name)(width, *fill)
            return made

        return widened

    return rule


def _expandtabs(owner: str) -> Callable[..., str]:
    def expandtabs(tabsize: int = 8) -> str:
        if (owner.count("\t") + 1) * tabsize > limits.ITEMS:
            raise ValueError("a text this long is not read")
        return owner.expandtabs(tabsize)

    return expandtabs


def _translate(owner: str) -> Callable[..., str]:
    def translate(table: dict[int, str | int | None]) -> str:
        longest = max((len(new) for new in table.values() if isinstance(new, str)), default=1)
        if len(owner) * longest > limits.ITEMS:
            raise ValueError("a text this long is not read")
        return owner.translate(table)

    return translate


def _format_map(owner: str) -> Callable[..., str]:
    return lambda mapping: formatted(owner)(**mapping)


GROWING: dict[str, Callable[[str], Callable[..., str]]] = {
    **{name: _widened(name) for name in ("center", "ljust", "rjust", "zfill")},
    "expandtabs": _expandtabs,
    "format_map": _format_map,
    "join": _join,
    "replace": _replace,
    "translate": _translate,
}
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


def attribute(machine: Machine, owner: object, name: str, line: int) -> object:
    """Give an attribute of a value; of plain data, one of its usual methods."""
    if isinstance(owner, Value):
        return owner.attribute(name, machine, line)
    if name == "format" and isinstance(owner, str):
        return Pure("format", formatted(owner))
    return method(owner, name) or Unknown(f"the attribute {name} of {type(owner).__name__} is not read", line)
