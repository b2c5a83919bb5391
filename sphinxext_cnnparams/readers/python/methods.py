"""The usual methods of Python's plain data, and the builtins: a written-out table of pure functions."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import limits
from .machine import Machine
from .values import Call, Unknown, Value, unknown_in


@dataclass(frozen=True, slots=True)
class Pure(Value):
    """Stand for a function of plain data that has no effects beyond its arguments.

    *tolerant* ones may be handed unknown items: they only pass them on.
    """

    name: str
    function: Callable[..., object]
    tolerant: bool = False

    def called(self, call: Call, machine: Machine) -> object:
        if not self.tolerant and (unknown := unknown_in((call.args, dict(call.kwargs)))):
            return unknown
        try:
            return self.function(*call.args, **call.kwargs)
        except (ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as failure:
            return Unknown(f"{self.name}(): {failure}", call.line)


METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        "capitalize casefold count endswith find index isalpha isdigit islower isnumeric isupper join lower "
        "lstrip partition removeprefix removesuffix replace rpartition rsplit rstrip split startswith strip "
        "title upper".split()
    ),
    list: frozenset("append clear copy count extend index insert pop remove reverse".split()),
    dict: frozenset("clear copy get items keys pop popitem setdefault update values".split()),
    tuple: frozenset(["count", "index"]),
    set: frozenset("add copy difference discard intersection issubset issuperset union update".split()),
}
"""What plain data may be asked for."""
TOLERANT = frozenset("append clear copy extend get insert items keys pop popitem setdefault update values add".split())


def method(owner: object, name: str) -> Pure | None:
    """Give a method of plain data, if it is one of the usual ones."""
    if name not in METHODS.get(type(owner), frozenset()):
        return None
    bound = getattr(owner, name)
    if isinstance(owner, dict) and name in ("items", "keys", "values"):
        return Pure(name, lambda: list(bound()), tolerant=True)
    return Pure(name, bound, tolerant=name in TOLERANT)


def _range(*args: Any) -> list[int]:
    found = range(*args)
    if len(found) > limits.ITEMS:
        raise ValueError(f"more than {limits.ITEMS:,} rounds are not read")
    return list(found)


def _list(items: Any = ()) -> list[object]:
    return list(items)


def _enumerate(items: Any, start: int = 0) -> list[object]:
    return list(enumerate(items, start))


def _zip(*lists: Any, strict: bool = False) -> list[object]:
    return list(zip(*lists, strict=strict))


def _reversed(items: Any) -> list[object]:
    return list(reversed(items))


def _passed_over(*args: object, **kwargs: object) -> None:
    """Stand for a call whose only effect is to show something."""


BUILTINS: dict[str, Pure] = {
    pure.name: pure
    for pure in (
        Pure("abs", abs),
        Pure("all", all),
        Pure("any", any),
        Pure("bool", bool),
        Pure("dict", dict, tolerant=True),
        Pure("divmod", divmod),
        Pure("enumerate", _enumerate, tolerant=True),
        Pure("float", float),
        Pure("frozenset", frozenset),
        Pure("int", int),
        Pure("len", len, tolerant=False),
        Pure("list", _list, tolerant=True),
        Pure("max", max),
        Pure("min", min),
        Pure("print", _passed_over, tolerant=True),
        Pure("range", _range),
        Pure("reversed", _reversed, tolerant=True),
        Pure("round", round),
        Pure("set", set),
        Pure("sorted", sorted),
        Pure("str", str),
        Pure("sum", sum),
        Pure("tuple", tuple, tolerant=True),
        Pure("zip", _zip, tolerant=True),
    )
}
LIBRARY: dict[str, Pure] = {
    "collections.OrderedDict": Pure("OrderedDict", dict, tolerant=True),
    "math.ceil": Pure("math.ceil", math.ceil),
    "math.floor": Pure("math.floor", math.floor),
    "math.log2": Pure("math.log2", math.log2),
    "math.prod": Pure("math.prod", math.prod),
    "math.sqrt": Pure("math.sqrt", math.sqrt),
    "numpy.prod": Pure("numpy.prod", math.prod),
}
"""Functions of the standard library and of NumPy that model code computes with."""
