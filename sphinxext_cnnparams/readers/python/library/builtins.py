"""The builtins that model code uses: a written-out table of pure re-implementations."""

from __future__ import annotations

import ast
from typing import Any

from ....core.problem import say
from .. import limits
from ..values.classes import make_super
from ..values.functions import Foreign, Native, Pure
from .inspection import INSPECTION
from .iteration import ITERATION
from .operators import BINARY
from .printing import note_print
from .texts import format_value, represent
from .types import TYPES

MOST_DIGITS = 400
"""Digits that ``round`` keeps: no number of a network has more."""


def _range(*args: Any) -> list[int]:
    found = range(*args)
    if len(found) > limits.ITEMS:
        raise ValueError(say("more than {most:,} rounds are not read", most=limits.ITEMS))
    return list(found)


def _pow(base: Any, exponent: Any, *modulus: Any) -> Any:
    return pow(base, exponent, *modulus) if modulus else BINARY[ast.Pow](base, exponent)


def _round(number: Any, digits: int | None = None) -> Any:
    if digits is not None and abs(digits) > MOST_DIGITS:
        raise ValueError("rounding to so many digits is not read")
    return round(number, digits)


BUILTINS: dict[str, object] = {
    **{kind.__name__: made for kind, made in TYPES.items()},
    **INSPECTION,
    **ITERATION,
    **{function.__name__: Pure(function.__name__, function) for function in (abs, bin, chr, divmod, hex, oct, ord)},
    "format": Pure("format", format_value),
    "pow": Pure("pow", _pow),
    "print": Native("print", note_print),
    "range": Pure("range", _range),
    "repr": Pure("repr", represent),
    "round": Pure("round", _round),
    "super": Native("super", make_super),
    "Ellipsis": ...,
    "object": Foreign("builtins.object"),
    "Exception": Foreign("builtins.Exception"),
    "ValueError": Foreign("builtins.ValueError"),
}
