"""The ceilings of the evaluation: reaching one is a located problem that names it."""

from __future__ import annotations

from ...core.problem import Problem, say

STEPS = 100_000
"""Expressions and statements evaluated."""
DEPTH = 50
"""Calls inside calls."""
ITEMS = 50_000
"""Items of a list, characters of a string, rounds of one loop."""
USES = 5_000
"""Layers and calculations of one network."""
BITS = 256
"""Bits of a whole number."""


LOOPS = 5
"""Loops and statements that are given up before the program is."""


class Ceiling(Exception):
    """Stop the evaluation at a ceiling."""

    def __init__(self, what: str, limit: int, line: int) -> None:
        super().__init__(what)
        self.text = say("more than {limit:,} {what}", limit=limit, what=what)
        self.problem = Problem(say("this code was read up to here: it takes {ceiling}", ceiling=self.text), line)


class TooLong(Ceiling):
    """Stop what takes too long, which need not be the whole program: what it changes is not known then."""
