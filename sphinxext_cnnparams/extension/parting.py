"""How wide tables are on paper, in digits: those too wide for legible type are parted, each part with the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..core.quantities import CONNECTED, Column
from ..core.structs import Struct, replace
from .cells import Grid, TableLine

BREAKS = "._"
"""Behind these signs a name may go on in the next line."""
WEIGHTS = {
    **dict.fromkeys(",.; il'()", 0.55),
    **dict.fromkeys("×mwMW", 1.6),
    **dict.fromkeys("−+=ABCDEFGHKNOQRUVX", 1.4),
}
"""How wide signs are, in digits: enough to tell which text is the longest; LaTeX measures that one."""
SPACE = 1.6
"""What stands between two columns, in digits of the smallest type."""
BARS = 12.0
"""How wide a bar is."""
EQUATIONS = ("calculation", "formula")
EQUATION = "15em"
"""So wide calculations want to be before they go on in the next line: smaller type comes first."""
NAMES = "layer"
"""The column that every part has."""

TOTALS = ("cnn-total", "cnn-subtotal")
"""The kinds of the last lines."""


class Room(Struct):
    """Say how wide a table may be before it is parted, and how wide its parts are then, in digits."""

    most: float
    wanted: float


TURNED = Room(215, 160)
"""On a page that is turned: in type of 5 points 260 digits, in type of 7 points 185."""


Measure = tuple[str, ...]
"""A column as LaTeX measures it: title of bars; title and widest cell; or its place, longest word and longest text,
and how wide it wants to be, if that is not as wide as others."""


def part(grid: Grid, room: Room) -> list[Grid]:
    """Part a table that is too wide; the names of its rows stand in each part."""
    widths = [weigh_column(grid, place) for place in range(len(grid.columns))]
    if sum(widths) <= room.most:
        return [grid]
    names = next((place for place, column in enumerate(grid.columns) if column.name == NAMES), 0)
    first, *others = (choose(grid, places) for places in group(widths, names, room.wanted))
    return [first, *map(go_on, others)]


def group(widths: Sequence[float], names: int, wanted: float) -> list[list[int]]:
    """Give the places of the columns of each part: as few parts as there is room for, and those about equally wide.

    >>> group([3, 4, 4, 4, 4], 0, 17)
    [[0, 1, 2], [0, 3, 4]]
    """
    fewest = list(fill(widths, names, wanted))
    for narrower in range(int(sum(widths) / len(fewest)), int(wanted)):
        found = list(fill(widths, names, narrower))
        if len(found) == len(fewest):
            return found
    return fewest


def fill(widths: Sequence[float], names: int, wanted: float) -> Iterator[list[int]]:
    """Give as many columns to each part as there is room for, after the names."""
    found: list[int] = []
    room = left = wanted - widths[names]
    for place in (place for place in range(len(widths)) if place != names):
        if found and widths[place] > left:
            yield [names, *found]
            found, left = [], room
        found.append(place)
        left -= widths[place]
    yield [names, *found]


def choose(grid: Grid, places: Sequence[int]) -> Grid:
    """Give some columns of a table."""

    def cut(line: TableLine) -> TableLine:
        return replace(line, cells=tuple(line.cells[place] for place in places))

    columns, widths = (tuple(all_of[place] for place in places) for all_of in (grid.columns, grid.widths))
    return Grid(columns, cut(grid.head), tuple(map(cut, grid.lines)), widths)  # type: ignore[arg-type]  # both in turn


def go_on(grid: Grid) -> Grid:
    """Take away what the first part has: what links lead to, and totals of nothing that is here."""
    lines = (replace(line, anchor="", others=()) for line in grid.lines)
    return replace(grid, lines=tuple(line for line in lines if line.kind not in TOTALS or _says(line)))


def _says(line: TableLine) -> bool:
    return any(cell.text for cell in line.cells[1:])


def wraps(column: Column) -> bool:
    """Tell whether a column holds words: they wrap, numbers, shapes and bars do not."""
    return not (column.numeric or column.shape or column.bar)


def measure(grid: Grid, place: int) -> Measure:
    """Choose what LaTeX measures of a column."""
    title = grid.head.cells[place].text
    if grid.columns[place].bar:
        return (_longest(title.split()),)
    texts = [line.cells[place].text if place else line.indent + line.cells[place].text for line in grid.lines]
    if not wraps(grid.columns[place]):
        return _longest(title.split()), _longest(texts)
    names = not place or grid.columns[place] is CONNECTED
    parted = [word for text in (title, *texts) for word in _part(text, names=names)]
    wanted = [EQUATION] if grid.columns[place].name in EQUATIONS else []
    return str(place), _longest(parted), _longest([title, *texts]), *wanted


def weigh_column(grid: Grid, place: int) -> float:
    """Say how wide a column is at least, with the space beside it."""
    column = grid.columns[place]
    texts = measure(grid, place)
    held = texts[1:2] if wraps(column) else texts
    return max(*map(weigh, held), BARS if column.bar else 0.0) + SPACE


def weigh(text: str) -> float:
    """Say how wide a text is."""
    return sum(WEIGHTS.get(sign, 1) for sign in text)


def _longest(texts: list[str]) -> str:
    return max(texts, key=weigh, default="")


def _part(text: str, *, names: bool) -> Iterator[str]:
    """Part a text where a line may end."""
    for word in text.split(" "):
        yield from (list(pieces(word)) if names else [word])


def pieces(name: str) -> Iterator[str]:
    """Part a name behind each sign that allows it.

    >>> list(pieces("features.conv_1"))
    ['features.', 'conv_', '1']
    """
    begin = 0
    for end, sign in enumerate(name, 1):
        if sign in BREAKS:
            yield name[begin:end]
            begin = end
    yield name[begin:]
