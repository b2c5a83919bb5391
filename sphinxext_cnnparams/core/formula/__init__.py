"""Formulas: one text gives the value, the letters and the numbers put in."""

from .evaluation import Indivisible, complaint
from .formula import Formula, Step, count_exactly
from .role import MEANINGS, Role, find_role
from .symbol import Sign, Symbol, Symbols, factors, switch

__all__ = [
    "MEANINGS",
    "Formula",
    "Indivisible",
    "Role",
    "Sign",
    "Step",
    "Symbol",
    "Symbols",
    "complaint",
    "count_exactly",
    "factors",
    "find_role",
    "switch",
]
