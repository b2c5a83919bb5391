"""What an author adds to code: the input's shape, and names the code leaves undefined."""

from __future__ import annotations

import ast
import re

from ..core.network import DialectName
from ..core.problem import Problem
from ..core.shape import Dim, Shape

_BY = re.compile(r"\s*[x×*]\s*")
_WRAPPED = re.compile(r"^[(\[](.*)[)\]]$", re.DOTALL)
_UNKNOWN = frozenset({"none", "?", "-1", "−1"})


def input_shape(text: str, dialect: DialectName) -> Shape | Problem:
    """Read ``28x28x1``, ``(3, 32, 32)`` or ``3,32,32``; ``None`` and ``?`` are unknown.

    >>> str(input_shape("28x28x1", "keras")), str(input_shape("(3, ?, 32)", "torch"))
    ('28 × 28 × 1', '3 × ? × 32')
    """
    inner = _WRAPPED.sub(r"\1", text.strip())
    parts = [part.strip() for part in (inner.rstrip(", ").split(",") if "," in inner else _BY.split(inner))]
    dims: list[Dim] = []
    for part in parts:
        if part.lower() in _UNKNOWN:
            dims.append(None)
        elif part.isdecimal() and int(part) > 0:
            dims.append(int(part))
        else:
            return Problem(f"the option :input: is to be a shape such as 28x28x1 or (3, 32, 32), not {text!r}")
    return Shape(tuple(dims), "first" if dialect == "torch" else "last")


def input_shapes(text: str, dialect: DialectName) -> Shape | dict[str, Shape] | Problem:
    """Read one shape, or several with their names: ``image=28x28x1; code=10``."""
    if "=" not in text:
        return input_shape(text, dialect)
    shapes: dict[str, Shape] = {}
    for part in text.split(";"):
        name, _, value = part.partition("=")
        shape = input_shape(value, dialect)
        if isinstance(shape, Problem):
            return shape
        shapes[name.strip()] = shape
    return shapes


def let(text: str) -> dict[str, object] | Problem:
    """Read ``IMG_SIZE=32, classes=10``: names and plain values.

    >>> let("IMG_SIZE=32, shape=(28, 28, 1)")
    {'IMG_SIZE': 32, 'shape': (28, 28, 1)}
    """
    wrong = Problem(f"the option :let: is to be names and values such as IMG_SIZE=32, classes=10, not {text!r}")
    try:
        call = ast.parse(f"let({text})", mode="eval").body
    except (SyntaxError, ValueError):
        return wrong
    if not isinstance(call, ast.Call) or call.args:
        return wrong
    names: dict[str, object] = {}
    for keyword in call.keywords:
        try:
            names[keyword.arg or ""] = ast.literal_eval(keyword.value)
        except (ValueError, TypeError, SyntaxError):
            return wrong
    return wrong if "" in names else names
