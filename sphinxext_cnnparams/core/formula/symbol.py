"""A letter of a formula, with its number and its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..problem import Sentence
from ..shape import Dim, product

if TYPE_CHECKING:
    from .formula import Formula


class Symbol(NamedTuple):
    """Give a name in a formula its value and the way it is printed.

    letter
        what stands in the symbolic form; empty prints the number there too.
    quiet
        the values at which it vanishes from both forms: a stride of 1, a
        padding of 0, the bias of a layer without one.
    parts
        the factors of a product that is printed factor by factor, such as
        the height and the width of a kernel.
    formula
        the formula the value comes from, when it has one of its own.
    """

    value: Dim
    meaning: Sentence
    letter: str = ""
    quiet: tuple[int, ...] = ()
    parts: tuple[Symbol, ...] = ()
    formula: Formula | None = None


class Sign(NamedTuple):
    """Hold a piece of a printed formula, and the letter it stands for: signs stand for none."""

    text: str
    symbol: Symbol | None = None


Signs = tuple[Sign, ...]
Symbols = dict[str, Symbol]


def switch(on: bool, meaning: str) -> Symbol:
    """Give a term that is there or not: printed as 1, or not at all."""
    return Symbol(int(on), meaning, quiet=(0, 1))


def factors(parts: Iterable[Symbol], meaning: str) -> Symbol:
    """Give a product whose factors are printed one by one."""
    own = tuple(parts)
    return Symbol(product([part.value for part in own]), meaning, parts=own)
