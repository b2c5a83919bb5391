"""Goals: how small, or how great, what is measured has to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """Hold a limit and the side of it that is right."""

    sign: str
    limit: float
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {self.limit:g}{self.unit}"

    def holds(self, value: float) -> bool:
        """Say whether a value is on the right side."""
        return value <= self.limit if self.sign == "≤" else value >= self.limit


def at_most(limit: float, unit: str = "") -> Goal:
    """Make the goal of a value that may not be greater."""
    return Goal("≤", limit, unit)


def at_least(limit: float) -> Goal:
    """Make the goal of a value that may not be smaller."""
    return Goal("≥", limit)
