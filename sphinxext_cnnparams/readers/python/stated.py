"""What comments state of shapes, turned into checks: they decide nothing, and are noted, be they right or wrong."""

from __future__ import annotations

from ...core.structs import Struct

STATED = "what a comment states"
"""How the message of such a check begins."""


class CheckedShape(Struct):
    """Hold the *message* of a check, what it states, what is *true*, and whether it *holds*; None: nobody knows."""

    message: str
    true: str
    typed: str
    holds: bool | None
