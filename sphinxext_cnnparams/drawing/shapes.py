"""What a picture is made of: areas, lines and texts, in points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..core.structs import Struct

Point = tuple[float, float]
Look = Literal[
    "front", "top", "side", "ghost", "arrow", "skip", "loop", "cone", "field", "frame", "patch", "cut", "disc", "sign"
]
"""What something is to look like; printers say how."""
STRONG = 1.1
"""How much wider bold letters are."""


class Area(Struct):
    """Fill what lies between some points."""

    look: Look
    points: tuple[Point, ...]


class Stroke(Struct):
    """Draw a line through some points, with rounded corners; *curved* goes from first to last by the two between."""

    look: Look
    points: tuple[Point, ...]
    curved: bool = False


class Disc(Struct):
    """Draw a small circle."""

    look: Look
    center: Point
    radius: float


class Word(Struct):
    """Write a text; its place is the middle of its baseline."""

    place: Point
    text: str
    size: float
    strong: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Give left, top, right and bottom of it."""
        half, (x, y) = measure(self.text, self.size, strong=self.strong) / 2, self.place
        return x - half, y - 0.8 * self.size, x + half, y + 0.25 * self.size


Shape2D = Area | Stroke | Disc | Word


class Group(Struct):
    """Hold what belongs to one part, the one at *place*: its colour is that of a *family*, *hint* says more."""

    family: str
    shapes: tuple[Shape2D, ...]
    hint: str = ""
    place: int | None = None


class Picture(Struct):
    """Hold a whole picture."""

    width: float
    height: float
    groups: tuple[Group, ...]

    def words(self) -> Iterator[Word]:
        """Give all texts."""
        for group in self.groups:
            yield from (shape for shape in group.shapes if isinstance(shape, Word))


def measure(text: str, size: float, *, strong: bool = False) -> float:
    """Tell how wide a text is at most, in the widest of the usual fonts without serifs."""
    width = sum(next((w for signs, w in WIDTHS if sign in signs), 0.64) for sign in text)
    return width * size * (STRONG if strong else 1)


WIDTHS = ((" .,:;'|ijlI()", 0.36), ("ftr-", 0.42), ("mwMW@◎", 1.0), ("×ABCDEFGHKLNOPQRSTUVXYZ", 0.84))
"""How wide characters are, in parts of the size of the letters."""
