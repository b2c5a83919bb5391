"""What an author adds to code: the input's shape, and names the code leaves undefined."""

from __future__ import annotations

import ast
import re

from ..core.printable import quote
from ..core.problem import Problem, say
from ..core.shape import Dim, Layout, Shape

DIGITS = 18
"""Digits of a size, at most."""
_BY = re.compile(r"\s*[x×*]\s*")
_WRAPPED = re.compile(r"^[(\[](.*)[)\]]$", re.DOTALL)
_UNKNOWN = frozenset({"none", "?", "-1", "−1"})


def read_shape(text: str, layout: Layout) -> Shape | Problem:
    """Read ``28x28x1``, ``(3, 32, 32)`` or ``3,32,32``; ``None`` and ``?`` are unknown.

    >>> str(read_shape("28x28x1", "last")), str(read_shape("(3, ?, 32)", "first"))
    ('28 × 28 × 1', '3 × ? × 32')
    """
    inner = _WRAPPED.sub(r"\1", text.strip())
    parts = [part.strip() for part in (inner.rstrip(", ").split(",") if "," in inner else _BY.split(inner))]
    dims: list[Dim] = []
    for part in parts:
        if part.lower() in _UNKNOWN:
            dims.append(None)
        elif part.isdecimal() and len(part) <= DIGITS and int(part) > 0:
            dims.append(int(part))
        else:
            return Problem(
                say(
                    "the option :input: is to be a shape such as 28x28x1 or (3, 32, 32), not {given}", given=quote(text)
                ),
                option="input",
            )
    return Shape(tuple(dims), layout)


def read_inputs(text: str, layout: Layout) -> Shape | dict[str, Shape] | Problem:
    """Read one shape, or several with their names: ``image=28x28x1; code=10``."""
    if "=" not in text:
        return read_shape(text, layout)
    shapes: dict[str, Shape] = {}
    for part in text.split(";"):
        name, _, value = part.partition("=")
        shape = read_shape(value, layout)
        if isinstance(shape, Problem):
            return shape
        shapes[name.strip()] = shape
    return shapes


def let(text: str) -> dict[str, object] | Problem:
    """Read ``IMG_SIZE=32, classes=10``: names and plain values.

    >>> let("IMG_SIZE=32, shape=(28, 28, 1)")
    {'IMG_SIZE': 32, 'shape': (28, 28, 1)}
    """
    wrong = Problem(
        say(
            "the option :let: is to be names and values such as IMG_SIZE=32, classes=10, not {given}", given=quote(text)
        ),
        option="let",
    )
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
