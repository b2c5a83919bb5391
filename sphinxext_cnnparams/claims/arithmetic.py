"""Calculations as authors type them: ``64 * (32 * 3 * 3 + 1) = 18,496``."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from .language import ENGLISH, Language

_SIGNS = str.maketrans({"×": "*", "·": "*", "∙": "*", "−": "-", "–": "-", "÷": "/"})
_TIMES = re.compile(r"(?<=[\d)])\s*[xX]\s*(?=[\d(])")
_NUMBER = re.compile(r"\d+(?:[,_'’\u00a0\u202f\u2009]\d{3})*(?!\d)")
_FLOOR = re.compile(r"⌊([^⌊⌋]*)⌋")
_CEIL = re.compile(r"⌈([^⌈⌉]*)⌉")
LONGEST = 300
"""Characters; nobody types a longer calculation into a sentence."""


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one side of an equation: its text, and its value if it can be read."""

    text: str
    value: Fraction | None


def is_calculation(text: str) -> bool:
    """Tell a calculation from a number: it has an equals sign."""
    return "=" in text and len(text) <= LONGEST


def sides(text: str, language: Language = ENGLISH) -> list[Side]:
    """Read every side of an equation.

    >>> [(s.text, int(s.value)) for s in sides("(28 - 2) / 2 + 1 = 14")]
    [('(28 - 2) / 2 + 1', 14), ('14', 14)]
    """
    return [Side(part.strip(), value(part, language)) for part in text.split("=")]


def value(text: str, language: Language = ENGLISH) -> Fraction | None:
    """Work out a calculation; None if it is none.

    >>> value("3×3×1+1×32"), value("⌊(11 − 2) / 2⌋ + 1"), value("__import__")
    (Fraction(41, 1), Fraction(5, 1), None)
    """
    plain = _CEIL.sub(r"ceil(\1)", _FLOOR.sub(r"floor(\1)", text.strip()))
    plain = _TIMES.sub("*", plain.translate(_SIGNS))
    plain = _NUMBER.sub(lambda match: re.sub(r"\D", "", match[0]), plain)
    if language.separator == ".":
        plain = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", plain)
    if language.decimal == ",":
        plain = re.sub(r"(?<=\d),(?=\d)", ".", plain)
    try:
        return _worked(ast.parse(plain, mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError, KeyError, RecursionError, AttributeError):
        return None


def _worked(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return Fraction(str(node.value))
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_worked(node.left), _worked(node.right))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_worked(node.operand)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1:
        return _FUNCTIONS[node.func.id](_worked(node.args[0]))
    raise ValueError(ast.dump(node))


_OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: Fraction(a // b),
}
_FUNCTIONS: dict[str, Callable[[Fraction], Fraction]] = {
    "floor": lambda a: Fraction(a.numerator // a.denominator),
    "ceil": lambda a: Fraction(-(-a.numerator // a.denominator)),
}
