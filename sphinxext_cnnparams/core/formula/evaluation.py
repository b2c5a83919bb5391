"""The value of a formula, and what a formula may have."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

from ..problem import Sentence, Text, as_text, say
from ..shape import Dim
from .symbol import Symbols


class Indivisible(ValueError):
    """Say that an exact division leaves a remainder."""


def complaint(text: str, letters: Collection[str]) -> Sentence:
    """Say what is wrong with a formula somebody typed; nothing if it can be worked out.

    >>> complaint("k * (f + 1)", ["k", "f"]), str(complaint("k ** 2", ["k"]))
    ('', 'uses what a formula cannot have; there are + - * / // ceil(a / b) and max(a, b)')
    """
    try:
        tree = parse(text)
    except (SyntaxError, ValueError):
        return say("cannot be read as a formula")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in (*letters, *_FUNCTIONS):
            return say("uses {name}, which is neither an argument nor a dimension of the input", name=node.id)
        if not _allowed(node):
            return say("uses what a formula cannot have; there are + - * / // ceil(a / b) and max(a, b)")
    return ""


def _allowed(node: ast.AST) -> bool:
    allowed = _ALLOWED.get(type(node))
    return allowed is not None and allowed(node)


def _allowed_call(node: ast.Call) -> bool:
    """Tell whether a call rounds one quotient up, or takes the largest of some values."""
    name = node.func.id if type(node.func) is ast.Name else ""
    rounds = len(node.args) == 1 and type(node.args[0]) is ast.BinOp
    return name in _FUNCTIONS and not node.keywords and (rounds or (name == "max" and bool(node.args)))


@lru_cache(maxsize=512)
def parse(text: str) -> ast.expr:
    """Parse a formula once."""
    return ast.parse(text, mode="eval").body


def evaluate(node: ast.AST, symbols: Symbols) -> Dim:
    """Compute the value of a syntax tree; None where a symbol is unknown."""
    return _RULES[type(node)](node, symbols)


def _name(node: ast.Name, symbols: Symbols) -> Dim:
    return symbols[node.id].value


def _constant(node: ast.Constant, symbols: Symbols) -> Dim:
    assert isinstance(node.value, int)
    return node.value


def _binary(node: ast.BinOp, symbols: Symbols) -> Dim:
    left, right = evaluate(node.left, symbols), evaluate(node.right, symbols)
    if left is None or right is None:
        return None
    if right == 0 and isinstance(node.op, (ast.Div, ast.FloorDiv)):
        raise Indivisible(_remainder(node, symbols, left, right))
    if isinstance(node.op, ast.Div) and left % right:
        raise Indivisible(_remainder(node, symbols, left, right))
    return OPERATORS[type(node.op)](left, right)


def _call(node: ast.Call, symbols: Symbols) -> Dim:
    assert isinstance(node.func, ast.Name)
    return _FUNCTIONS[node.func.id](node.args, symbols)


def _ceil(args: list[ast.expr], symbols: Symbols) -> Dim:
    (quotient,) = args
    assert isinstance(quotient, ast.BinOp), "ceil() rounds a quotient"
    left, right = evaluate(quotient.left, symbols), evaluate(quotient.right, symbols)
    if left is None or right is None:
        return None
    if right == 0:
        raise Indivisible(_remainder(quotient, symbols, left, right))
    return -(-left // right)


def _max(args: list[ast.expr], symbols: Symbols) -> Dim:
    values = [evaluate(arg, symbols) for arg in args]
    known = [value for value in values if value is not None]
    return max(known) if len(known) == len(values) else None


def _remainder(node: ast.BinOp, symbols: Symbols, left: int, right: int) -> Text:
    def named(part: ast.expr, value: int) -> Sentence:
        symbol = symbols.get(part.id) if isinstance(part, ast.Name) else None
        return say("{number} {what}", number=value, what=as_text(symbol.meaning)) if symbol else str(value)

    return say("{one} do not divide {other}", one=named(node.right, right), other=named(node.left, left))


OPERATORS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a // b,
    ast.FloorDiv: lambda a, b: a // b,
}
_FUNCTIONS: dict[str, Callable[[list[ast.expr], Symbols], Dim]] = {"ceil": _ceil, "max": _max}
_RULES: dict[type[ast.AST], Callable[[Any, Symbols], Dim]] = {
    ast.Name: _name,
    ast.Constant: _constant,
    ast.BinOp: _binary,
    ast.Call: _call,
}
_ALLOWED: dict[type[ast.AST], Callable[[Any], bool]] = {
    ast.Name: lambda node: True,
    ast.Load: lambda node: True,
    ast.Constant: lambda node: type(node.value) is int,
    ast.BinOp: lambda node: True,
    ast.Call: _allowed_call,
    **dict.fromkeys(OPERATORS, lambda node: True),
}
"""What may stand in a formula that somebody types."""
