"""Arrays of numbers, as far as model code computes with them."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from typing import Any

from ....core.problem import say
from ....core.structs import Struct
from ..guards import attempt
from ..library.operators import BINARY
from ..machine import Machine
from .functions import Native
from .values import Call, Unknown, Value


class Numbers(Value, Struct):
    """Stand for a small array of NumPy: one list of numbers, whose operations work on each."""

    items: tuple[object, ...]

    @property
    def weight(self) -> int:
        return len(self.items)

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        rule = BINARY.get(type(operator))  # type: ignore[arg-type]
        machine.count(line, 2 * len(self.items))
        others = other.items if isinstance(other, Numbers) else (other,) * len(self.items)
        if rule is None or len(others) != len(self.items):
            return Unknown("this operation on an array is not read", line)
        pairs = [(b, a) if swapped else (a, b) for a, b in zip(self.items, others, strict=True)]
        return attempt(lambda: Numbers(tuple(rule(a, b) for a, b in pairs)), line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        found = attempt(lambda: self.items[key], line)  # type: ignore[call-overload]
        return Numbers(found) if isinstance(found, tuple) else found

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return list(self.items)

    def length(self, line: int) -> int | Value:
        return len(self.items)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "shape":
            return (len(self.items),)
        if name in METHODS:
            return Native(name, lambda call, machine: _ask(self, name, call))
        return Unknown(say("the attribute {name} of an array is not read", name=name), line)


def _ask(array: Numbers, name: str, call: Call) -> object:
    """Evaluate a method of an array."""
    return attempt(lambda: METHODS[name](array.items, *call.args, **call.kwargs), call.line)


def _astype(items: tuple[Any, ...], dtype: object, **kwargs: object) -> Numbers:
    """Turn numbers into those of another type: whole ones lose what is behind the point."""
    word = str(getattr(dtype, "name", dtype)).rpartition(".")[2]
    if "int" in word:
        return Numbers(tuple(map(int, items)))
    if "float" in word:
        return Numbers(tuple(map(float, items)))
    raise ValueError("numbers of this type are not read")


METHODS: dict[str, Callable[..., object]] = {
    "astype": _astype,
    "copy": Numbers,
    "max": max,
    "mean": lambda items: sum(items) / len(items),
    "min": min,
    "round": lambda items, decimals=0: Numbers(tuple(round(n, decimals) for n in items)),
    "prod": lambda items: math.prod(items[:100]) if len(items) <= 100 else None,
    "sum": sum,
    "tolist": list,
}
