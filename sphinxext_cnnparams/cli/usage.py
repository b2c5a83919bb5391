"""A command line that asks for something there is not."""

from __future__ import annotations


class WrongUsage(Exception):
    """Say what is wrong with the command line; the exit status is 2."""
