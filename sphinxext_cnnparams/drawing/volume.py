"""A volume: its three faces, the kernel that looks at it, and what is seen of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..core.shape import Dim
from .part import PartFamily, PicturePart
from .shapes import Area, Point, Shape2D, Stroke, Word
from .solid import Solid

SMALL = 5.0
"""A window is never drawn smaller."""


def draw_solid(solid: Solid, corner: Point, *, unknown: bool, times: int) -> Iterator[Shape2D]:
    """Draw the faces of a volume; one that recurs has sheets behind it, one of unknown size is dashed."""
    (x, y), (w, h, d) = corner, (solid.width, solid.height, solid.lean)
    for shift in (5.0, 2.5) if times > 1 and not d else ():  # flat ones lie on each other
        left, right, top, low = x + shift, x + w + shift, y - h - shift, y - shift
        yield Area("top", ((left, low), (left, top), (right, top), (right, low)))
    front = ((x, y), (x, y - h), (x + w, y - h), (x + w, y))
    yield Area("ghost" if unknown else "front", front)
    if d:
        yield Area(
            "ghost" if unknown else "top", ((x, y - h), (x + d, y - h - d), (x + w + d, y - h - d), (x + w, y - h))
        )
        yield Area("ghost" if unknown else "side", _side(solid, corner, 0, 1, 0, 1))
    for n in range(1, min(times, 4)) if d else ():  # a cut for each further one
        cut = x + w * n / min(times, 4)
        yield Stroke("cut", ((cut, y), (cut, y - h), (cut + d, y - h - d)))
    if unknown:
        yield Word((x + w / 2, y - h / 2 + 4), "?", 11)


def _side(solid: Solid, corner: Point, left: float, right: float, low: float, high: float) -> tuple[Point, ...]:
    """Give a part of the right face, from 0 to 1 along its depth and along its height."""
    (x, y), (h, d) = corner, (solid.height, solid.lean)
    x += solid.width
    return tuple((x + d * a, y - d * a - h * b) for a, b in ((left, low), (right, low), (right, high), (left, high)))


def window(solid: Solid, sides: Sequence[Dim], whole: Sequence[Dim]) -> tuple[float, float]:
    """Give the part of a face that a window takes, along its depth and its height."""
    high, deep = sides[0] or 1, sides[-1] or 1
    tall, wide = whole[0] or high, whole[-1] or deep
    across = max(deep / wide, SMALL / 2 / max(solid.lean, 1))
    return min(across, 1.0), min(max(high / tall, SMALL / solid.height), 1.0)


def draw_cone(solid: Solid, corner: Point, part: PicturePart, kernel: Sequence[Dim], end: Point) -> Iterator[Shape2D]:
    """Draw the kernel on the face of a volume, and the lines from it to the one value it makes."""
    if part.shape is None:
        return
    deep, high = window(solid, kernel[-2:], part.shape.spatial[-2:])
    points = _side(solid, corner, 0.5 - deep / 2, 0.5 + deep / 2, 0.5 - high / 2, 0.5 + high / 2)
    yield Area("patch", points)
    for point in points:
        yield Stroke("cone", (point, end))


def draw_fields(solid: Solid, corner: Point, data: PicturePart, others: Sequence[PicturePart]) -> Iterator[Shape2D]:
    """Draw on an input what the parts behind it see of it, to scale; what sees all of it has no frame."""
    if data.shape is None or not solid.lean:
        return
    whole = data.shape.spatial[-2:]
    sizes = {part.field[-2:] for part in others if part.family is not PartFamily.MERGE and None not in part.field}
    for sides in sorted(size for size in sizes if len(size) == 2):
        deep, high = (min((n or 1) / (m or 1), 1.0) for n, m in zip(sides[::-1], whole[::-1], strict=True))
        if high < 1:
            yield Area("frame", _side(solid, corner, 0.5 - deep / 2, 0.5 + deep / 2, 0.5 - high / 2, 0.5 + high / 2))
