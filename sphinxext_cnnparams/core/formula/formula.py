"""A formula: one text gives the value, the symbols and the numbers put in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..problem import Sentence
from ..shape import Dim
from ..structs import Struct
from .evaluation import Indivisible, evaluate, parse
from .symbol import Signs, Symbol, Symbols


class Formula(Struct):
    """Hold a formula and the symbols of one layer.

    The text knows ``+ - *``, ``/`` for an exact division, ``//`` for one
    rounded down, ``ceil(a / b)`` for one rounded up, and ``max(a, b)``.

    >>> k, f = Symbol(32, "filters", "k"), Symbol(1, "input channels", "f")
    >>> formula = Formula("k * (f + 1)", {"k": k, "f": f})
    >>> formula.value, formula.write_letters(), formula.write_numbers()
    (64, 'k (f + 1)', '32 × (1 + 1)')
    """

    text: str
    symbols: Symbols

    @property
    def value(self) -> Dim:
        """Compute the number; ``None`` where a symbol is unknown.

        Raises Indivisible where ``/`` leaves a remainder.
        """
        return evaluate(parse(self.text), self.symbols)

    def write_letters(self) -> str:
        """Print the formula in letters."""
        from .printing import print_letters  # imported late: a build that shows no formula needs it not

        return print_letters(self.text, self.symbols, tuple(self.list_symbols()))

    def write_numbers(self, number: Callable[[int], str] = str) -> str:
        """Print the formula with the numbers put in, each through *number*."""
        return "".join(piece.text for piece in self.list_pieces(number))

    def list_pieces(self, numbers: Callable[[int], str] | None = None) -> Signs:
        """Print the formula, in letters or with *numbers*, piece by piece: which letter each piece stands for."""
        from .printing import print_formula  # imported late: see above

        return print_formula(self.text, self.symbols, numbers)

    def list_symbols(self) -> Iterator[Symbol]:
        """Give the symbols that occur, in the order of the text."""
        return (self.symbols[name] for name in list_names(self.text) if name in self.symbols)


def count_exactly(formula: Formula) -> Dim:
    """Compute a number; None where a division leaves a remainder, too."""
    try:
        return formula.value
    except Indivisible:
        return None


class Step(Struct):
    """State one line of a derivation: a label and the formula with its numbers."""

    label: Sentence
    formula: Formula


@lru_cache(maxsize=512)
def list_names(text: str) -> tuple[str, ...]:
    """Give the names in a formula, each once, in the order of the text."""
    return tuple(dict.fromkeys(node.id for node in _in_order(parse(text)) if isinstance(node, ast.Name)))


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _in_order(child)
