"""Stated text, what it means, and whether it is right."""
