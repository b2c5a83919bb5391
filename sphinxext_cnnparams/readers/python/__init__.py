"""A subset of Python, evaluated without executing it."""
