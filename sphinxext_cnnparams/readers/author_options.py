"""What an author adds to code: the input's shape, and names the code leaves undefined."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from contextlib import suppress

from ..core.printable import quote
from ..core.problem import Problem, say
from ..core.shape import Dim, Layout, Shape
from ..core.structs import Struct

DIGITS = 18
"""Digits of a size, at most."""
_BY = re.compile(r"\s*[x×*]\s*")
_WRAPPED = re.compile(r"^[(\[](.*)[)\]]$", re.DOTALL)
_NAME = re.compile(r"(?:(?<=,)|^)\s*([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\s*=(?!=)")
"""What is to be a name: at the beginning of an entry, or in front of a sign of equality."""
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
                    "the option :input: must be a shape such as 28x28x1 or (3, 32, 32), not {given}", given=quote(text)
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


class GivenNames(Struct):
    """Hold names and their values, what is wrong with the text they were read from, and the names *lost* by that."""

    values: Mapping[str, object]
    problem: Problem | None = None
    lost: frozenset[str] = frozenset()


def read_names(text: str) -> GivenNames:
    """Read ``IMG_SIZE=32, classes=10``: names and plain values, of which one may be wrong.

    >>> read_names("IMG_SIZE=32, shape=(28, 28, 1)").values
    {'IMG_SIZE': 32, 'shape': (28, 28, 1)}
    >>> sorted(read_names("IMG_SIZE=32, classes=ten").lost), sorted(read_names("a=1, b=3x").lost)
    (['classes'], ['a', 'b'])
    """
    wrong = Problem(
        say(
            "the option :let: must be names and values such as IMG_SIZE=32, classes=10, not {given}", given=quote(text)
        ),
        option="let",
    )
    try:
        call = ast.parse(f"let({text})", mode="eval").body
    except (SyntaxError, ValueError):
        call = None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.args:
        return GivenNames({}, wrong, frozenset(first or other for first, other in _NAME.findall(text)))
    names: dict[str, object] = {}
    for keyword in call.keywords:
        with suppress(ValueError, TypeError, SyntaxError):
            names[keyword.arg or ""] = ast.literal_eval(keyword.value)
    lost = frozenset(keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg not in names)
    spread = any(keyword.arg is None for keyword in call.keywords)
    return GivenNames(names, wrong if lost or spread else None, lost)


def let(text: str) -> dict[str, object] | Problem:
    """Read names and plain values, or say what is wrong with them."""
    names = read_names(text)
    return names.problem or dict(names.values)
