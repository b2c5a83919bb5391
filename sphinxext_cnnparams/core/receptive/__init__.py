"""Receptive fields: what values see of the input."""
