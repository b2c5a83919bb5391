"""Rows that come again and again, folded: a block, and how often it stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .structs import Struct
from .summary import Row

ALL = "all"
"""The depth at which nothing is folded."""
LEAST = 3
"""A block is folded where that leaves out at least so many rows."""
LONGEST = 80
"""Rows of the longest block that is looked for."""


class Block(Struct):
    """Hold rows that stand *times* times one behind the other, under a common *name*.

    *rows* are all of them, in order; each repetition has as many.
    """

    name: str
    times: int
    rows: tuple[Row, ...]

    @property
    def first(self) -> tuple[Row, ...]:
        """Give the rows of the first repetition."""
        return self.rows[: len(self.rows) // self.times]

    def alike(self, place: int) -> tuple[Row, ...]:
        """Give the rows of the other repetitions that are like one of the first."""
        length = len(self.first)
        return self.rows[place + length :: length]


Entry = Row | Block


def fold(rows: Sequence[Row], depth: str = "") -> tuple[Entry, ...]:
    """Fold the rows of a model.

    *depth* is how many parts of a module's path are told apart below the
    first: ``0`` gives one entry for each top-level part; ``all`` gives the
    rows as they are.  Without one, blocks that are repeated are folded.
    """
    if depth == ALL:
        return tuple(rows)
    return tuple(_by_path(rows, int(depth) + 1) if depth else _by_repetition(rows))


def list_first(entries: Sequence[Entry]) -> list[Row]:
    """Give the rows that stand for all: of a block, those of its first repetition."""
    return [row for entry in entries for row in (entry.first if isinstance(entry, Block) else (entry,))]


def _by_path(rows: Sequence[Row], parts: int) -> Iterator[Entry]:
    """Put rows together that lie in the same part of the model."""
    for path, found in groupby(rows, key=lambda row: tuple(row.name.split(".")[:parts])):
        inside = tuple(found)
        yield inside[0] if len(inside) == 1 else Block(".".join(path), 1, inside)


def _by_repetition(rows: Sequence[Row]) -> Iterator[Entry]:
    """Put rows together that repeat what stands before them."""
    known: dict[object, int] = {}
    marks = [known.setdefault(_sign(row), len(known)) for row in rows]
    place = 0
    while place < len(rows):
        length, times = _find(marks, place)
        if not times:
            yield rows[place]
            place += 1
            continue
        shift = _shift(rows, marks, place, length, times)
        yield from rows[place : place + shift]
        place += shift
        inside = tuple(rows[place : place + length * times])
        yield Block(_name(inside, times), times, inside)
        place += length * times


def _sign(row: Row) -> object:
    """Give what makes two rows alike: everything but their names and what they read from."""
    weights = tuple((weight.name, weight.value, weight.learnt) for weight in row.weights)
    settings = tuple(sorted((row.settings or {}).items()))
    if row.source or not row.known:
        return row.name
    return row.kind, row.inputs, row.output, weights, settings, bool(row.shared), row.notes


def _find(marks: Sequence[int], place: int) -> tuple[int, int]:
    """Find the block at a place that leaves out the most rows: its length, and how often it stands there."""
    best = saved = 0
    for length in range(1, min(LONGEST, (len(marks) - place) // 2) + 1):
        left_out = _count(marks, place, length) * length
        if left_out > saved:
            best, saved = length, left_out
    return (best, saved // best + 1) if saved >= LEAST else (0, 0)


def _count(marks: Sequence[int], place: int, length: int) -> int:
    """Count how often rows come again right behind themselves."""
    times = 0
    while marks[place : place + length] == marks[place + (times + 1) * length : place + (times + 2) * length]:
        times += 1
    return times


def _shift(rows: Sequence[Row], marks: Sequence[int], place: int, length: int, times: int) -> int:
    """Say how much later a block begins that could begin at several rows: where a module does, or else a weight."""
    end = place + length * times
    free = 0
    while free < length - 1 and end + free < len(marks) and marks[place + free] == marks[end + free]:
        free += 1
    starts = range(free + 1)
    modules = [shift for shift in starts if _is_module(rows[place + shift : place + shift + length])]
    weights = [s for s in starts if rows[place + s].weights and not rows[place + (s or length) - 1].weights]
    if modules:
        return modules[0]
    # a residual block ends where it is joined
    return max(weights, key=lambda shift: _last_join(rows[place + shift : place + shift + length]), default=0)


def _last_join(rows: Sequence[Row]) -> int:
    """Give the place of the last row that puts others together."""
    return max((place for place, row in enumerate(rows) if row.joins), default=-1)


def _is_module(rows: Sequence[Row]) -> bool:
    """Tell whether rows lie in a module of their own: their paths begin alike, up to a number."""
    parts = _begin([row.name.split(".")[:-1] for row in rows])
    return bool(parts) and any(part.isdigit() for part in parts)


def _name(rows: Sequence[Row], times: int) -> str:
    """Name a block by the path of its repetitions, or else by its first and its last row.

    >>> row = lambda name: Row(name, "Conv2d", 1, (), None)
    >>> _name([row("stages.0.a"), row("stages.0.b"), row("stages.1.a"), row("stages.1.b")], 2)
    'stages.0 … 1'
    >>> _name([row("a"), row("b"), row("c"), row("d")], 2)
    'a … d'
    >>> _name([row("down.0.a"), row("down.0.b"), row("up.1.a"), row("up.1.b")], 2)
    'down.0.a … up.1.b'
    """
    length = len(rows) // times
    repeats = [rows[i : i + length] for i in range(0, len(rows), length)]
    paths = [_begin([row.name.split(".")[:-1] or [row.name] for row in found]) for found in repeats]
    if all(paths) and len({len(path) for path in paths}) == 1 and paths[0][:-1] == paths[-1][:-1]:
        first, last = paths[0], paths[-1]
        if first[-1] != last[-1] and length > 1:
            return f"{'.'.join(first)} … {last[-1]}"
    return f"{rows[0].name} … {rows[-1].name}"


def _begin(paths: Sequence[Sequence[str]]) -> list[str]:
    """Give the parts that all paths begin with.

    >>> _begin([["body", "0", "conv"], ["body", "1", "conv"]])
    ['body']
    """
    found: list[str] = []
    for parts in zip(*paths, strict=False):
        if len(set(parts)) > 1:
            break
        found.append(parts[0])
    return found
