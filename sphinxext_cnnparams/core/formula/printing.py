"""Formulas as text: in letters, or with the numbers put in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from ..shape import Dim
from .evaluation import OPERATORS, evaluate, parse
from .symbol import Sign, Signs, Symbol, Symbols

Number = Callable[[int], str]
MOST = 4096
"""So many formulas are kept as they were printed in letters."""
_PRINTED: dict[tuple[object, ...], str] = {}
_LETTER = attrgetter("letter")
SUM, QUOTIENT, PRODUCT, ATOM = 1, 2, 3, 4


class Fragment(NamedTuple):
    """Hold a printed part.

    *neutral* is its value if all of it may vanish (see Symbol.quiet);
    *pieces* are its text; *value* is its value; *tight* says that it may stand beside a letter
    without a multiplication sign.
    """

    pieces: Signs
    binds: int
    value: Dim
    neutral: Dim = None
    tight: bool = False

    def enclose(self, at_least: int) -> Signs:
        """Give the pieces, in parentheses where it binds more loosely than asked."""
        return self.pieces if self.binds >= at_least else (Sign("("), *self.pieces, Sign(")"))


class Printer(NamedTuple):
    """Print a syntax tree with letters (no *numbers*) or with numbers."""

    symbols: Symbols
    numbers: Number | None

    def fragment(self, node: ast.AST) -> Fragment:
        """Print one node of the tree."""
        return RULES[type(node)](self, node)

    def number(self, value: Dim) -> str:
        """Print a value; the unknown one as a question mark."""
        return "?" if value is None else (self.numbers or str)(value)


def print_formula(formula: str, symbols: Symbols, numbers: Number | None) -> Signs:
    """Print a formula, piece by piece; neutral parts that are quiet have vanished."""
    return Printer(symbols, numbers).fragment(parse(formula)).pieces


def print_letters(formula: str, symbols: Symbols, used: Sequence[Symbol]) -> str:
    """Print a formula in letters: once for all layers in which the same letters are left over."""
    key = formula, *map(_find_letters, used)
    if key not in _PRINTED:
        if len(_PRINTED) >= MOST:
            _PRINTED.clear()
        _PRINTED[key] = "".join(piece.text for piece in print_formula(formula, symbols, None))
    return _PRINTED[key]


def _find_letters(symbol: Symbol) -> tuple[object, ...]:
    """Give all that its print in letters depends on."""
    neutral = symbol.value if symbol.value in symbol.quiet else None
    return symbol.letter or symbol.value, neutral, *map(_LETTER, symbol.parts)


def _constant(printer: Printer, node: ast.Constant) -> Fragment:
    value = node.value
    assert isinstance(value, int)
    return Fragment((Sign(printer.number(value)),), ATOM, value, neutral=value, tight=printer.numbers is None)


def _name(printer: Printer, node: ast.Name) -> Fragment:
    symbol = printer.symbols[node.id]
    if symbol.parts:
        return _parts(printer, symbol)
    value = symbol.value
    neutral = value if value in symbol.quiet else None
    if printer.numbers is None and symbol.letter:
        return Fragment((Sign(symbol.letter, symbol),), ATOM, value, neutral, _is_letter(symbol.letter))
    return Fragment((Sign(printer.number(value), symbol),), ATOM, value, neutral, printer.numbers is None)


def _parts(printer: Printer, symbol: Symbol) -> Fragment:
    in_letters = printer.numbers is None
    texts = [part.letter if in_letters else printer.number(part.value) for part in symbol.parts]
    pieces = _between(" " if in_letters else " × ", map(Sign, texts, symbol.parts))
    binds = PRODUCT if in_letters or len(texts) > 1 else ATOM
    return Fragment(pieces, binds, symbol.value, tight=in_letters)


def _between(sign: str, pieces: Iterable[Sign]) -> Signs:
    """Set pieces one behind the other, with a sign between them."""
    return tuple(part for piece in pieces for part in (Sign(sign), piece))[1:]


def _is_letter(text: str) -> bool:
    """Tell ``k`` and ``h′`` from ``inputs``: words are not multiplied by juxtaposition."""
    return len(text) == 1 or len(text.rstrip("′₁₂")) == 1


def _binary(printer: Printer, node: ast.BinOp) -> Fragment:
    left, right = printer.fragment(node.left), printer.fragment(node.right)
    return JOINS[type(node.op)](printer, left, right)


def _plus(printer: Printer, left: Fragment, right: Fragment) -> Fragment:
    if right.neutral == 0:
        return left
    if left.neutral == 0:
        return right
    value = _apply(ast.Add, left, right)
    return Fragment((*left.pieces, Sign(" + "), *right.pieces), SUM, value, neutral=_both(value, left, right))


def _minus(printer: Printer, left: Fragment, right: Fragment) -> Fragment:
    if right.neutral == 0:
        return left
    value = _apply(ast.Sub, left, right)
    pieces = (*left.pieces, Sign(" − "), *right.enclose(PRODUCT))
    return Fragment(pieces, SUM, value, neutral=_both(value, left, right))


def _product(printer: Printer, left: Fragment, right: Fragment) -> Fragment:
    if left.neutral == 0 or right.neutral == 0:
        return Fragment((Sign("0"),), ATOM, 0, neutral=0)
    if right.neutral == 1:
        return left
    if left.neutral == 1:
        return right
    tight = printer.numbers is None and all(fragment.tight or fragment.binds < PRODUCT for fragment in (left, right))
    behind = right.enclose(PRODUCT)
    sign = " " if tight and not behind[0].text[0].isdigit() else " × "  # h × 4, not h 4
    pieces = (*left.enclose(PRODUCT), Sign(sign), *behind)
    value = _apply(ast.Mult, left, right)
    return Fragment(pieces, PRODUCT, value, neutral=_both(value, left, right), tight=tight)


def _quotient(printer: Printer, left: Fragment, right: Fragment) -> Fragment:
    if right.neutral == 1:
        return _numerator(left)
    value = _apply(ast.Div, left, right)
    return Fragment((*left.enclose(PRODUCT), Sign(" / "), *right.enclose(ATOM)), QUOTIENT, value)


def _numerator(left: Fragment) -> Fragment:
    """Keep a quotient's parentheses without its ``/ 1``: textbooks write (32 − 5) + 1."""
    return Fragment(left.enclose(ATOM), ATOM, left.value, left.neutral, left.tight)


def _round(printer: Printer, brackets: str, left: Fragment, right: Fragment) -> Fragment:
    """Print a rounded quotient; among numbers, with brackets only where rounding matters."""
    plain = _quotient(printer, left, right)
    if right.neutral == 1:
        return plain
    exact = left.value is not None and right.value and left.value % right.value == 0
    if exact and printer.numbers is not None:
        return plain
    return Fragment((Sign(brackets[0]), *plain.pieces, Sign(brackets[1])), ATOM, None)


def _call(printer: Printer, node: ast.Call) -> Fragment:
    assert isinstance(node.func, ast.Name)
    return FUNCTIONS[node.func.id](printer, node)


def _ceil(printer: Printer, node: ast.Call) -> Fragment:
    quotient = node.args[0]
    assert isinstance(quotient, ast.BinOp)
    return _round(printer, "⌈⌉", printer.fragment(quotient.left), printer.fragment(quotient.right))


def _max(printer: Printer, node: ast.Call) -> Fragment:
    fragments = [printer.fragment(part) for part in node.args]
    value = evaluate(node, printer.symbols)
    inner = (piece for fragment in fragments for piece in (Sign(", "), *fragment.pieces))
    pieces = (Sign("max("), *tuple(inner)[1:], Sign(")"))
    return Fragment(pieces, ATOM, value, neutral=_both(value, *fragments))


def _both(value: Dim, *fragments: Fragment) -> Dim:
    return value if all(fragment.neutral is not None for fragment in fragments) else None


def _apply(operator: type[ast.operator], left: Fragment, right: Fragment) -> Dim:
    if left.value is None or right.value is None:
        return None
    return OPERATORS[operator](left.value, right.value)


JOINS: dict[type[ast.operator], Callable[[Printer, Fragment, Fragment], Fragment]] = {
    ast.Add: _plus,
    ast.Sub: _minus,
    ast.Mult: _product,
    ast.Div: _quotient,
    ast.FloorDiv: lambda printer, left, right: _round(printer, "⌊⌋", left, right),
}
FUNCTIONS = {"ceil": _ceil, "max": _max}
RULES: dict[type[ast.AST], Callable[[Printer, Any], Fragment]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.BinOp: _binary,
    ast.Call: _call,
}
