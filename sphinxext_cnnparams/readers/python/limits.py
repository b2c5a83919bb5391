"""The ceilings of the evaluation: reaching one is a located problem that names it."""

from __future__ import annotations

from typing import TypeVar

from ...core.problem import Problem, say

T = TypeVar("T")

STEPS = 100_000
"""Expressions and statements evaluated."""
STEP = 50
"""Items gone through that take as long as one step."""
DEPTH = 50
"""Calls inside calls."""
ITEMS = 50_000
"""Items of a list, characters of a string, rounds of one loop."""
USES = 5_000
"""Layers and calculations of one network."""
EDGES = 100_000
"""Tensors that the layers and calculations of one network are fed."""
BITS = 256
"""Bits of a whole number."""


CHARACTERS = 200_000
"""Characters of the text."""
MARKS = 40_000
"""Brackets, commas and lines of the text: what it holds, told before it is parsed."""
LOOPS = 5
"""Loops and statements that are given up before the program is."""


def check_number(value: T) -> T:
    """Give a value back, unless it is a whole number larger than any of a network.

    Raises OverflowError.
    """
    if isinstance(value, int) and value.bit_length() > BITS:
        raise OverflowError("a number this large is not read")
    return value


class Ceiling(Exception):
    """Stop the evaluation at a ceiling."""

    def __init__(self, what: str, limit: int, line: int) -> None:
        super().__init__(what)
        self.text = say("more than {limit:,} {what}", limit=limit, what=say(what))
        self.problem = Problem(say("this code was read up to here: it takes {ceiling}", ceiling=self.text), line)


class TooLong(Ceiling):
    """Stop what takes too long, which need not be the whole program: what it changes is not known then."""
