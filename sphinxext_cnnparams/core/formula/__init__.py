"""Formulas: one text gives the value, the letters and the numbers put in."""

from .evaluation import Indivisible, complaint
from .formula import Formula, Step, count_exactly
from .symbol import Symbol, Symbols, factors, switch

__all__ = ["Formula", "Indivisible", "Step", "Symbol", "Symbols", "complaint", "count_exactly", "factors", "switch"]
