"""A measure: two things that run, what is compared of them, and the goal; and what came out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .goals import Goal
from .pairs import Spread, is_steady
from .running import Sample

Value = Callable[[Sample, Sample], float | None]


def of_time(over: Sample, under: Sample) -> float | None:
    """Give the ratio of two times."""
    return over.seconds / under.seconds


def of_memory(over: Sample, under: Sample) -> float | None:
    """Give the ratio of two peaks of memory."""
    return over.memory / under.memory if over.memory and under.memory else None


def of_environment(over: Sample, under: Sample) -> float | None:
    """Give what a page adds to Sphinx's environment, in kB."""
    return (over.environment - under.environment) / over.pages / 1000


@dataclass(frozen=True, slots=True)
class Measure:
    """Say what is measured: *over* compared with *under*, each the name of something that its group can run."""

    label: str
    goal: Goal | None
    over: str
    under: str
    value: Value = of_time


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what came out of a measure, with the control of its group; a note says why nothing did."""

    measure: Measure
    spread: Spread | None = None
    control: Spread | None = None
    calls: float | None = None
    """The ratio of the numbers of function calls."""
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say in a word whether the goal is met; a clock that cannot be trusted says nothing."""
        if self.spread is None:
            return self.note or "not measured"
        timed = self.measure.value is of_time
        if timed and self.control is not None and not is_steady(self.control):
            return "inconclusive"
        if self.measure.goal is None:
            return "for comparison"
        return "met" if self.measure.goal.holds(self.spread.median) else "not met"
