"""The usual methods of Python's plain data: which may be asked for, and with what."""

from __future__ import annotations

import math
import re
import string
from collections.abc import Callable
from dataclasses import dataclass

from . import limits
from .machine import Machine
from .values import Call, Unknown, Value, unknown_in

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
        try:
            return self.function(*call.args, **call.kwargs)
        except FAILURES as failure:
            return Unknown(f"{self.name}(): {failure}", call.line)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "fromkeys" and self.kind is dict:
            return Pure("fromkeys", dict.fromkeys)
        return self.name if name == "__name__" else Value.attribute(self, name, machine, line)


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
    int: frozenset(["bit_length"]),
    float: frozenset(["is_integer"]),
}
"""What plain data may be asked for."""
TOLERANT = frozenset("append clear copy extend get insert items keys pop popitem setdefault update values add".split())


SHAPE_METHODS: dict[str, Callable[[tuple[object, ...]], object]] = {"as_list": list, "numel": math.prod}  # type: ignore[dict-item]
"""What shapes can do besides being tuples."""


def method(owner: object, name: str) -> Pure | None:
    """Give a method of plain data, if it is one of the usual ones."""
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
