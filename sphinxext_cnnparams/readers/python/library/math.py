"""Calculations with numbers: ``math``."""

from __future__ import annotations

import math

from .. import limits
from ..values.functions import Pure
from ..values.values import Value


def multiply(items: object, start: float = 1) -> float:
    """Multiply; a product that is no number of a network any more is refused on the way."""
    product = start
    for item in items:  # type: ignore[attr-defined]
        product = limits.check_number(product * item)
    return product


FUNCTIONS = {
    name: Pure(name, getattr(math, name))
    for name in "ceil floor sqrt log log2 log10 exp pow gcd lcm fabs trunc isqrt sin cos".split()
} | {"prod": Pure("prod", multiply)}
MATH: dict[str, Value] = {f"math.{name}": function for name, function in FUNCTIONS.items()}
