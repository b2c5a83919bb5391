"""How code leaves a body early: by a loop, a function, an exception, in doubt, or for want of a value."""

from __future__ import annotations

from ...core.problem import Sentence
from .values.values import Unknown, find_unknown


class Break(Exception):
    """Leave a loop."""


class Continue(Exception):
    """Go on with the next round of a loop."""


class Raised(Exception):
    """Leave everything up to a ``try``: the code itself gives up; *kind* is the name of the exception."""

    def __init__(self, why: Sentence, line: int, kind: str = "") -> None:
        super().__init__(why)
        self.unknown = Unknown(why, line)
        self.kind = kind


class Return(Exception):
    """Leave the body of a function with a value."""

    def __init__(self, value: object) -> None:
        self.value = value


class DoubtedReturn(Return):
    """Leave the body of a function of which nobody knows whether it ends here: what follows is in doubt."""

    def __init__(self, why: Unknown) -> None:
        Return.__init__(self, why)
        self.why = why


class Doubted(Exception):
    """Leave a loop of which nobody knows how far it goes."""

    def __init__(self, why: Unknown) -> None:
        self.why = why


class NotKnown(Exception):
    """Leave an expression, or a function of our own, of which something has to be known and is not."""

    def __init__(self, unknown: Unknown) -> None:
        self.unknown = unknown


def require_known(value: object) -> None:
    """Leave what is being evaluated if anything in a value is unknown."""
    if unknown := find_unknown(value):
        raise NotKnown(unknown)
