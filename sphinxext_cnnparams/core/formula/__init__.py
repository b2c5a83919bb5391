"""Formulas: one text gives the value, the letters and the numbers put in."""

from .evaluation import Indivisible, complaint
from .formula import Step, Worked
from .symbol import Symbol, Symbols, factors, switch

__all__ = ["Indivisible", "Step", "Symbol", "Symbols", "Worked", "complaint", "factors", "switch"]
