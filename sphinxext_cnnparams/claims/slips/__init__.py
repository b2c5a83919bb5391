"""What people get wrong: each slip an entry with its sentence, and a small function that finds it."""

from __future__ import annotations

from ...core.problem import Sentence
from . import costing, counting, recurring, shaping, units
from .misstatement import Misstatement
from .slip import Slip

__all__ = ["SLIPS", "Misstatement", "Slip", "explain"]

SLIPS = (*units.SLIPS, *counting.SLIPS, *recurring.SLIPS, *shaping.SLIPS, *costing.SLIPS, units.ROUNDED, units.SWAPPED)
"""In the order in which they are tried; units come first, for a rounded number comes near many others."""


def explain(wrong: Misstatement) -> Sentence:
    """Name the slip that leads to exactly what was stated, if one does."""
    found = (slip.explain(wrong) for slip in SLIPS)
    return next((sentence for sentence in found if sentence), "")
