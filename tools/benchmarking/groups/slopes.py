"""Whether twice as much costs twice as much: sites that grow in one way, built at several sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..building import Workshop, cleanly
from ..goals import at_most
from ..measures import Measure, of_memory
from ..networks import SMALL_KERAS
from ..pages import RECIPES, deep, stated, table
from ..running import Sample
from ..sites import FORMS, make_pages, write_site
from .group import Group

LONG = 1000
"""How many statements stand on a page."""
LEAST = 1
TWICE = at_most(2.2)


def statements(count: int) -> list[str]:
    """Make pages of so many statements in all."""
    first = f"# Page 0\n\n{table('net', SMALL_KERAS)}"
    pages = [stated(min(LONG, count - i)) for i in range(0, count, LONG)]
    return [first, *(f"# Page {number}\n\n{text}\n" for number, text in enumerate(pages, start=1))]


def cited(count: int) -> list[str]:
    """Make so many pages, each of which states one number of the same network."""
    first = f"# Page 0\n\n{table('net', SMALL_KERAS)}"
    return [first, *(f"# Page {number}\n\n{stated(1)}\n" for number in range(1, count + 1))]


@dataclass(frozen=True, slots=True)
class Series:
    """Say what grows, at which sizes it is looked at, and how a site of one size is made."""

    full: tuple[int, ...]
    quick: int
    make: Callable[[int], list[str]]

    def greatest(self, workshop: Workshop) -> int:
        """Give the size at which what is twice as much is compared."""
        return self.quick if workshop.quick else self.full[-1]


SERIES = {
    "layers": Series((10, 100, 1000, 2400, 4800), 1000, lambda count: [deep(count)]),  # 5,000 uses are the ceiling
    "statements": Series((10, 100, 1000, 10_000, 50_000, 100_000), 4000, statements),
    "pages": Series((10, 100, 500, 1000, 2000), 60, lambda count: [*map(RECIPES["folded"].page, range(count))]),
    "pages that cite one model": Series((10, 100, 500, 1000), 240, cited),
}


def build(workshop: Workshop, name: str, size: int) -> Callable[[], Sample]:
    """Make what builds a site of a size."""
    folder = workshop.folder / f"{name.replace(' ', '-')}-{size}"
    if not folder.exists():
        write_site(folder / "source", FORMS["ours"], make_pages(SERIES[name].make(size)))
    return cleanly(folder, 1)


def runs(workshop: Workshop, name: str) -> Callable[[], Sample]:
    """Make what builds the greatest site of a series, or half of it, and takes off what the least one takes."""
    part, _, series = name.partition(" ")
    size = SERIES[series].greatest(workshop)
    act, base = build(workshop, series, size if part == "all" else size // 2), build(workshop, series, LEAST)
    base()  # everything is compiled then
    return lambda: beyond(act(), base())


def beyond(sample: Sample, base: Sample) -> Sample:
    """Give what a sample takes beyond another, and at least something of each."""
    seconds, memory = sample.seconds - base.seconds, sample.memory - base.memory
    return replace(sample, seconds=max(seconds, 0.01), memory=max(memory, 100))


def notes(workshop: Workshop) -> Iterator[str]:
    """Build each site of each series once, in a full run, and say what it took."""
    for name, series in {} if workshop.quick else SERIES.items():
        taken = [(size, build(workshop, name, size)()) for size in series.full]
        said = (f"{size:,}: {one.seconds:.1f} s, {one.memory / 1024:.0f} MB" for size, one in taken)
        yield f"{name}: {'; '.join(said)}"


LINEAR = Group(
    tuple(
        Measure(f"twice as many {name}: {word}", TWICE, f"all {name}", f"half {name}", *value)
        for name in SERIES
        for word, value in (("time", ()), ("memory", (of_memory,)))
    ),
    runs,
    notes=notes,
    most=3,
)
