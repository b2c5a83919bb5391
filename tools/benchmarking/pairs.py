"""Pairs of runs: in turn and mirrored, so that a machine that grows slower weighs on both; and their medians."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .running import Sample

CONTROL = (0.97, 1.03)
"""How far the same thing measured twice may differ before nothing can be said."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold the median of some ratios, with the least and the greatest."""

    median: float
    least: float
    greatest: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        known = [*values]
        return cls(statistics.median(known), min(known), max(known))


def run_in_turn(runs: Mapping[str, Callable[[], Sample]], rounds: int) -> dict[str, list[Sample]]:
    """Run everything *rounds* times: forwards, then backwards, and so on (A B B A A B …)."""
    samples: dict[str, list[Sample]] = {name: [] for name in runs}
    for turn in range(rounds):
        for name in order(list(runs), turn):
            samples[name].append(runs[name]())
    return samples


def order(names: Sequence[str], turn: int) -> Sequence[str]:
    """Give the names as they run in a round: every other round goes backwards."""
    return names if turn % 2 == 0 else names[::-1]


def compare(
    over: Sequence[Sample], under: Sequence[Sample], value: Callable[[Sample, Sample], float | None]
) -> Spread | None:
    """Compare what ran in the same rounds; nothing comes out where a value is not known."""
    values = [value(*pair) for pair in zip(over, under, strict=True)]
    known = [one for one in values if one is not None]
    return Spread.of(known) if len(known) == len(values) else None


def is_steady(control: Spread) -> bool:
    """Say whether the same thing measured twice gave the same."""
    return CONTROL[0] <= control.median <= CONTROL[1]
