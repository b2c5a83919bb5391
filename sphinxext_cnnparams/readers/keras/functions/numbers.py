"""Functions of Keras and TensorFlow of plain numbers, which give numbers: sizes are worked out with them."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping

from ...python import Call

Number = int | float | bool


def calculate_number(name: str, call: Call) -> object:
    """Evaluate a function of numbers alone, or of nothing; None where it is handed anything else."""
    if name in SETTINGS and not call.args:
        return SETTINGS[name]
    rule = NUMBERS.get(name)
    values = [*call.args[:1]] if name in SINGLE else [*call.args]
    if rule is None or not values or not all(isinstance(value, Number) for value in values):
        return None
    words = [value for value in (*call.args[1:], *call.kwargs.values()) if name in SINGLE]
    try:
        return rule(*values, *map(spell_type, words)) if name == "cast" else rule(*values)
    except (TypeError, ValueError, ArithmeticError):
        return None


def spell_type(value: object) -> str:
    """Give the name of a type of numbers, however it is written."""
    return str(getattr(value, "last", value))


def cast(value: Number, dtype: str = "float32") -> Number:
    """Give a number as one of another kind.

    >>> cast(7.5, "int32"), cast(7, "float32"), cast(0, "bool")
    (7, 7.0, False)
    """
    if dtype == "bool":
        return bool(value)
    return int(value) if "int" in dtype else float(value)


SINGLE = frozenset("cast convert_to_tensor constant".split())
"""Functions of one number, whose other arguments say of what kind it is."""
NUMBERS: Mapping[str, Callable[..., object]] = {
    "cast": cast,
    "convert_to_tensor": lambda value: value,
    "constant": lambda value: value,
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "exp": math.exp,
    "log": math.log,
    "pow": pow,
    "round": round,
    "sqrt": math.sqrt,
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
    "maximum": max,
    "minimum": min,
    "equal": operator.eq,
    "not_equal": operator.ne,
    "less": operator.lt,
    "less_equal": operator.le,
    "greater": operator.gt,
    "greater_equal": operator.ge,
}
"""The functions by name."""
SETTINGS: Mapping[str, object] = {"epsilon": 1e-7, "floatx": "float32"}
"""Functions of keras.backend that give what Keras is set to unless told otherwise."""
