"""A group of measures that run together, in the same rounds, with one control."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..building import Workshop
from ..measures import Measure, Result, of_time
from ..pairs import compare, run_in_turn
from ..running import Sample

Runs = Callable[[Workshop, str], Callable[[], Sample]]
Counts = Callable[[Workshop, str], int]


class Unavailable(Exception):
    """What a group needs is not there."""


def no_notes(_: Workshop) -> Iterator[str]:
    """Note nothing."""
    yield from ()


@dataclass(frozen=True, slots=True)
class Group:
    """Hold measures, and how the things they name are run, and their function calls counted."""

    measures: tuple[Measure, ...]
    runs: Runs
    counts: Counts | None = None
    notes: Callable[[Workshop], Iterator[str]] = no_notes
    """What is worth a line besides the measures."""
    most: int = 100
    """How many rounds are enough."""

    def results(self, workshop: Workshop, rounds: int) -> Iterator[Result]:
        """Measure everything; a group that needs what is not there says so for each of its measures."""
        try:
            yield from self.measured(workshop, rounds)
        except Unavailable as reason:
            yield from (Result(measure, note=str(reason)) for measure in self.measures)

    def measured(self, workshop: Workshop, rounds: int) -> Iterator[Result]:
        """Run everything in turn, the first comparison's second thing twice: the control."""
        names = dict.fromkeys(name for measure in self.measures for name in (measure.over, measure.under))
        runs = {name: self.runs(workshop, name) for name in names}
        same = self.measures[0].under
        samples = run_in_turn({**runs, "control": self.runs(workshop, same)}, min(rounds, self.most))
        control = compare(samples["control"], samples[same], of_time)
        calls = {name: self.counts(workshop, name) for name in names} if self.counts else {}
        for measure in self.measures:
            spread = compare(samples[measure.over], samples[measure.under], measure.value)
            counted = calls and measure.value is of_time
            ratio = calls[measure.over] / calls[measure.under] if counted else None
            yield Result(measure, spread, control, ratio)
