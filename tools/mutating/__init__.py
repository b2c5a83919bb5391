"""Mutants: what is changed in the code, which tests see it, and what becomes of each."""
