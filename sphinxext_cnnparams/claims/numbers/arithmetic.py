"""Calculations as authors type them: ``64 * (32 * 3 * 3 + 1) = 18,496``."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from ...core.late_pattern import late_pattern
from ...core.structs import Struct
from ..languages import ENGLISH, Language

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_SIGNS = str.maketrans(
    {"×": "*", "·": "*", "∙": "*", "⋅": "*", "✕": "*", "−": "-", "–": "-", "÷": "/", "[": "(", "]": ")"}
)
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (late_pattern(r"\\(?:left|right)(?![a-z])|\\[,;: ]"), ""),
    (late_pattern(r"\s*\\(?:times|cdot|ast)(?![a-z])\s*"), "*"),
    (late_pattern(r"\s*\\div(?![a-z])\s*"), "/"),
    (late_pattern(r"\{,\}"), ","),
    (late_pattern(r"\^\{(\d+)\}"), r"^\1"),
    (late_pattern(r"\^"), "**"),
    (late_pattern(r"(?<=[\d)])\s*[xX]\s*(?=[\d(])"), "*"),
    (late_pattern(r"(?<=[\d)])\s*(?=\()"), "*"),
)
"""How signs are written otherwise, in LaTeX and in schoolbooks: 32(27 + 1) multiplies."""
_NUMBER = late_pattern(r"\d+(?:[,_'’ \u00a0\u202f\u2009]\d{3})*(?!\d)")
_FLOOR = late_pattern(r"⌊([^⌊⌋]*)⌋")
_CEIL = late_pattern(r"⌈([^⌈⌉]*)⌉")
_EQUALS = late_pattern(r"(?<![<>!=])=(?!=)")
_OPERATOR = late_pattern(r"[\d)\]⁰¹²³⁴⁵⁶⁷⁸⁹]\s*(?:[-+*/×·∙⋅✕−÷xX^(\[⁰¹²³⁴⁵⁶⁷⁸⁹]|\\[a-z])")
HIGHEST = 20
"""The largest exponent that is worked out."""
Letters = Mapping[str, Fraction]
NO_LETTERS: Letters = {}
LONGEST = 300
"""Characters; nobody types a longer calculation into a sentence."""


class Side(Struct):
    """Hold one side of an equation: its text, and its value if it can be read."""

    text: str
    value: Fraction | None


def is_calculation(text: str) -> bool:
    """Tell a calculation with a result from a number: it has an equals sign.

    >>> is_calculation("32 * 28 = 896"), is_calculation("896"), is_calculation("<= 896")
    (True, False, False)
    """
    return bool(_EQUALS.search(text)) and len(text) <= LONGEST


def work_out_one_side(text: str, language: Language = ENGLISH) -> Fraction | None:
    """Work out a calculation that has no result: ``32 * 28``; None if it is none.

    >>> work_out_one_side("32 * (27 + 1)"), work_out_one_side("896")
    (Fraction(896, 1), None)
    """
    return work_out(text, language) if len(text) <= LONGEST and _OPERATOR.search(text) else None


def read_sides(text: str, language: Language = ENGLISH, bare: Callable[[str], str] = str) -> list[Side]:
    """Read every side of an equation, each without its noun, which *bare* takes off.

    >>> [(s.text, int(s.value)) for s in read_sides("(28 - 2) / 2 + 1 = 14")]
    [('(28 - 2) / 2 + 1', 14), ('14', 14)]
    """
    return [Side(part, work_out(part, language)) for part in (bare(side.strip()) for side in _EQUALS.split(text))]


def work_out(text: str, language: Language = ENGLISH) -> Fraction | None:
    r"""Work out a calculation; None if it is none.

    >>> work_out("3×3×1+1×32"), work_out("⌊(11 − 2) / 2⌋ + 1"), work_out("__import__")
    (Fraction(41, 1), Fraction(5, 1), None)
    >>> work_out("32(27+1)") == work_out(r"32 \times [3^{2} \cdot 3 + 1]") == work_out("3²×3×32+32") == 896
    True
    """
    return evaluate(spell_as_python(text, language))


def spell_as_python(text: str, language: Language = ENGLISH) -> str:
    """Write a calculation as Python does."""
    made = _CEIL.sub(r"ceil(\1)", _FLOOR.sub(r"floor(\1)", text.strip()))
    made = re.sub(f"[{_SUPERSCRIPTS}]+", lambda match: "^" + match[0].translate(_DIGITS), made.translate(_SIGNS))
    for pattern, spelling in _SPELLINGS:
        made = pattern.sub(spelling, made)
    made = _NUMBER.sub(lambda match: re.sub(r"\D", "", match[0]), made)
    if language.separator == ".":
        made = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", made)
    if language.decimal == ",":
        made = re.sub(r"(?<=\d),(?=\d)", ".", made)
    return made


def evaluate(text: str, letters: Letters = NO_LETTERS) -> Fraction | None:
    """Work out what :func:`spell_as_python` made, with values for the letters; None if it cannot be."""
    try:
        return _evaluate(ast.parse(text, mode="eval").body, letters)
    except (SyntaxError, ValueError, ZeroDivisionError, KeyError, RecursionError, AttributeError):
        return None


def _evaluate(node: ast.AST, letters: Letters) -> Fraction:
    return _RULES[type(node)](node, letters)


def _constant(node: ast.Constant, letters: Letters) -> Fraction:
    if type(node.value) not in (int, float):
        raise ValueError(node.value)
    return Fraction(str(node.value))


def _negative(node: ast.UnaryOp, letters: Letters) -> Fraction:
    if type(node.op) is not ast.USub:
        raise ValueError(ast.dump(node))
    return -_evaluate(node.operand, letters)


def _call(node: ast.Call, letters: Letters) -> Fraction:
    (argument,) = node.args
    return _FUNCTIONS[node.func.id if type(node.func) is ast.Name else ""](_evaluate(argument, letters))


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    """Raise to a small whole power; a tower of them could not be worked out."""
    small = exponent.denominator == 1 and 0 <= exponent <= HIGHEST and abs(base) < 10**HIGHEST
    if not small:
        raise ValueError(f"{base} ** {exponent}")
    return Fraction(base ** int(exponent))


_OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: Fraction(a // b),
    ast.Pow: _power,
}
_FUNCTIONS: dict[str, Callable[[Fraction], Fraction]] = {
    "floor": lambda a: Fraction(a.numerator // a.denominator),
    "ceil": lambda a: Fraction(-(-a.numerator // a.denominator)),
}
_RULES: dict[type[ast.AST], Callable[[Any, Letters], Fraction]] = {
    ast.Constant: _constant,
    ast.Name: lambda node, letters: letters[node.id],
    ast.BinOp: lambda node, letters: _OPERATORS[type(node.op)](
        _evaluate(node.left, letters), _evaluate(node.right, letters)
    ),
    ast.UnaryOp: _negative,
    ast.Call: _call,
}
