"""A fault of ours, found at a border: a problem like any other, so that all the rest is still built and verified."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from .problem import Problem, Subtype, say


def describe_fault(pattern: str, failure: Exception, line: int = 0, subtype: Subtype = "spec") -> Problem:
    """Give the problem that a fault is to the author; *pattern* says what could not be done because of ``{what}``."""
    trail = extract_tb(failure.__traceback__)[-1]
    where = f"{Path(trail.filename).name}, line {trail.lineno}"
    return Problem(say(pattern, what=f"{type(failure).__name__} in {where}: {failure}"), line, subtype)
