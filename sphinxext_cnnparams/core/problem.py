"""What is wrong, and on which line: problems are values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Subtype = Literal["claim", "spec", "layer", "shape", "reference", "duplicate", "config"]


@dataclass(frozen=True, slots=True)
class Problem:
    """State one thing that is wrong.

    *line* counts from 1 in the text that was read; *subtype* is the kind of
    warning it becomes.
    """

    message: str
    line: int = 0
    subtype: Subtype = "spec"

    def at(self, line: int) -> Problem:
        """Give the same problem, at another line."""
        return replace(self, line=line)
