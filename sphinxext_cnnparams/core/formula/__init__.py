"""Formulas: one text gives the value, the letters and the numbers put in."""
