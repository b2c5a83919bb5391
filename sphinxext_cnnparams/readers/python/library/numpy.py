"""Calculations with arrays of numbers: NumPy, as far as model code uses it."""

from __future__ import annotations

import ast
import itertools
import math
from collections import Counter
from typing import Any

from .. import limits
from ..machine import Machine
from ..operations import combine
from ..signals import require_known
from ..values.arrays import Numbers
from ..values.functions import Native, Pure
from ..values.values import Call, Value
from .itertools import over_each
from .math import FUNCTIONS, multiply

OPERATORS = {
    "add": ast.Add,
    "divide": ast.Div,
    "floor_divide": ast.FloorDiv,
    "multiply": ast.Mult,
    "power": ast.Pow,
    "subtract": ast.Sub,
    "true_divide": ast.Div,
}


def _round(value: float, digits: int = 0) -> float:
    return float(round(value, digits))


def _arange(start: float, stop: float | None = None, step: float = 1) -> Numbers:
    """Count on as NumPy does: the step is what the first two values differ by."""
    first, end = (0, start) if stop is None else (start, stop)
    count = max(0, math.ceil((end - first) / step))
    if count > limits.ITEMS:
        raise OverflowError("an array this long is not read")
    delta = first + step - first
    return Numbers(tuple(first + i * delta for i in range(count)))


def _linspace(start: float, stop: float, num: int = 50, endpoint: bool = True) -> Numbers:
    """Space values evenly as NumPy does: the last one is *stop* itself."""
    if not 0 <= num <= limits.ITEMS:
        raise OverflowError("an array of this length is not read")
    gaps = num - 1 if endpoint else num
    step = (stop - start) / gaps if gaps > 0 else 0.0
    made = [i * step + start for i in range(num)]
    if endpoint and num > 1:
        made[-1] = stop * 1.0
    return Numbers(tuple(map(float, made)))


def _array(items: list[object], **kwargs: object) -> Numbers:
    """Make an array of one dimension: the reader knows no others."""
    if any(isinstance(item, (list, tuple, Value)) for item in items):
        raise ValueError("an array of several dimensions is not read")
    return Numbers(tuple(items))


def _each(function: Pure) -> Native:
    """Let a function of one number work on each number of an array."""

    def go(call: Call, machine: Machine) -> object:
        if len(call.args) != 1 or not isinstance(call.args[0], Numbers):
            return function.call(call, machine)
        machine.count(call.line, limits.STEP * len(call.args[0].items))
        made = [function.call(Call((item,), call.kwargs, call.line, call.end), machine) for item in call.args[0].items]
        require_known(made)
        return Numbers(tuple(made))

    return Native(function.name, go)


def _both(operator: type[ast.operator]) -> Native:
    """Let a function of two numbers work on each number of arrays, as the operator does."""

    def go(call: Call, machine: Machine) -> object:
        left, right = call.args
        return combine(machine, operator(), left, right, call.line)

    return Native(operator.__name__, go)


def _unique(call: Call, machine: Machine) -> object:
    """Give the different numbers of a list or an array; of data sets it is known otherwise."""
    if not isinstance(call.args[0], (list, tuple, Numbers)):
        return machine.host.call("numpy.unique", call, machine)
    return UNIQUE.call(call, machine)


def _count_each(items: list[Any], return_counts: bool = False) -> object:
    """Give the different numbers in order, and how often there is each if that is asked for."""
    found = Counter(items)
    kept = sorted(found)
    return (Numbers(tuple(kept)), Numbers(tuple(found[n] for n in kept))) if return_counts else Numbers(tuple(kept))


UNIQUE = over_each("unique", _count_each)


ARRAYS: dict[str, Value] = {
    **{name: _each(FUNCTIONS[name]) for name in ("sqrt", "log", "log2", "log10", "exp")},
    "ceil": _each(Pure("ceil", lambda x: float(math.ceil(x)))),
    "floor": _each(Pure("floor", lambda x: float(math.floor(x)))),
    "abs": _each(Pure("abs", abs)),
    "prod": over_each("prod", multiply),
    "round": _each(Pure("round", _round)),
    "sum": over_each("sum", sum),
    "max": over_each("max", max),
    "min": over_each("min", min),
    "mean": over_each("mean", lambda items: sum(items) / len(items)),
    "int32": Pure("int32", int),
    "int64": Pure("int64", int),
    "float32": Pure("float32", float),
    "maximum": Pure("maximum", max),
    "minimum": Pure("minimum", min),
    "array": over_each("array", _array),
    "arange": Pure("arange", _arange),
    "linspace": Pure("linspace", _linspace),
    "cumsum": over_each("cumsum", lambda items: Numbers(tuple(itertools.accumulate(items)))),
    **{name: _both(operator) for name, operator in OPERATORS.items()},
    "unique": Native("unique", _unique),
    "log1p": _each(Pure("log1p", math.log1p)),
}


def _holds_data(value: object) -> bool:
    """Tell whether a value is data of which only the shape is known, or has such data, or lists, among its items."""
    if isinstance(value, (list, tuple)):
        return any(isinstance(item, (list, tuple)) or (isinstance(item, Value) and item.is_data) for item in value)
    return isinstance(value, Value) and value.is_data


def _or_shapes(name: str, function: Value) -> Native:
    """Leave to the host what works on data of which only the shape is known."""

    def go(call: Call, machine: Machine) -> object:
        if any(map(_holds_data, call.args)):
            return machine.host.call(f"numpy.{name}", call, machine)
        return function.call(call, machine)

    return Native(name, go)


NUMPY: dict[str, Value] = {
    f"{module}.{name}": function
    for name, known in ARRAYS.items()
    for function in (_or_shapes(name, known),)
    for module in ("numpy", "np")
}
