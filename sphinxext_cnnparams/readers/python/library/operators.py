"""Python's operators on plain data, within the ceilings."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Sized
from typing import Any

from .. import limits

_WIDE = re.compile(r"%(\([^)]*\))?[^a-zA-Z%(]*(\d{4,}|\*)")
"""A format whose width could fill the memory."""


def _power(a: Any, b: Any) -> Any:
    if isinstance(a, int) and isinstance(b, int) and b > 0 and a.bit_length() * b > limits.BITS:
        raise OverflowError("a number this large is not read")
    return a**b


def _times(a: Any, b: Any) -> Any:
    for sequence, count in ((a, b), (b, a)):
        if isinstance(sequence, Sized) and isinstance(count, int) and len(sequence) * count > limits.ITEMS:
            raise OverflowError("a sequence this long is not read")
    return limits.check_number(a * b)


def _plus(a: Any, b: Any) -> Any:
    if isinstance(a, Sized) and isinstance(b, Sized) and len(a) + len(b) > limits.ITEMS:
        raise OverflowError("a sequence this long is not read")
    return limits.check_number(a + b)


def _shift(a: Any, b: Any) -> Any:
    if isinstance(b, int) and b > limits.BITS:
        raise OverflowError("a number this large is not read")
    return limits.check_number(a << b)


def _modulo(a: Any, b: Any) -> Any:
    if isinstance(a, bytes) or (isinstance(a, str) and _WIDE.search(a)):
        raise OverflowError("a text this wide is not read")
    return a % b


BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: _plus,
    ast.Sub: operator.sub,
    ast.Mult: _times,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: _modulo,
    ast.Pow: _power,
    ast.LShift: _shift,
    ast.RShift: operator.rshift,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
}
UNARY: dict[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
    ast.Invert: operator.invert,
    ast.Not: operator.not_,
}


def _is_same(left: Any, right: Any) -> bool:
    """Tell whether two values are one: Python keeps one text of all that are written alike."""
    return left is right or (type(left) is str and type(right) is str and left == right)


COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: _is_same,
    ast.IsNot: lambda a, b: not _is_same(a, b),
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}
