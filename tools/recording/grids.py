"""Grids of cases: calls of layers, and the inputs each of them is fed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

Dims = tuple[int | None, ...]
Case = tuple[str, tuple[Dims, ...]]
"""A call, and the inputs it is fed."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold calls as a template with choices for its fields, and the inputs each of them is fed.

    *on* lists them: ``"28,28,3 ?,?,3"``; several inputs of one layer are
    joined by a bar: ``"10,4|10,4"``.
    """

    template: str
    on: str
    choices: Mapping[str, tuple[str, ...]]

    def cases(self) -> Iterator[Case]:
        """Give every call with every input."""
        for chosen in product(*self.choices.values()):
            call = self.template.format(**dict(zip(self.choices, chosen, strict=True)))
            for inputs in self.on.split():
                yield call, tuple(dims(text) for text in inputs.split("|"))


def dims(text: str) -> Dims:
    """Read the dimensions of one input."""
    return tuple(None if n == "?" else int(n) for n in text.split(",") if n)


def grid(template: str, on: str, **choices: str) -> Grid:
    """Make a grid; the choices of a field stand in one text, separated by semicolons."""
    return Grid(template, on, {name: tuple(text.split("; ")) for name, text in choices.items()})


def each(on: str, *calls: str) -> list[Grid]:
    """Make a grid of every call that has nothing to choose."""
    return [Grid(call, on, {}) for call in calls]
