"""The form of a part: how large it is drawn; width stands for channels, height and depth for space."""

from __future__ import annotations

from math import log2, sqrt

from ..core.structs import Struct
from .part import PartFamily, PicturePart

TALL, LOW = 92.0, 12.0
"""The heights of the largest volume and of the smallest."""
LEAN = 0.24
"""How far the depth of a volume goes to the right and up, in parts of its depth."""
JOINT = 7.0
"""The radius of a joint."""


class Solid(Struct):
    """Hold the sizes of what is drawn: width and height of its front, and how far its depth leans."""

    width: float
    height: float
    lean: float = 0.0

    @property
    def full_width(self) -> float:
        """Give the width with the depth."""
        return self.width + self.lean

    @property
    def full_height(self) -> float:
        """Give the height with the depth."""
        return self.height + self.lean


def find_largest(parts: tuple[PicturePart, ...]) -> int:
    """Give the largest side of all that have positions."""
    sides = (n for part in parts if part.shape is not None and part.shape.rank > 1 for n in part.shape.spatial)
    return max((n for n in sides if n), default=1)


def shape_solid(part: PicturePart, largest: int) -> Solid:
    """Give a part its form: space on a damped scale, channels on a logarithmic one."""
    if part.family is PartFamily.MERGE:
        return Solid(2 * JOINT, 2 * JOINT)
    if part.shape is None:
        return Solid(18, 40, 8)
    dims = part.shape.spatial
    channels = part.shape.channels
    if part.shape.rank < 2:
        return Solid(7, min(12 + 5 * log2(1 + (channels or 16)), TALL))
    width = 3 + 2.6 * log2(1 + (channels or 7))
    if part.shape.rank == 2:  # a sequence: its steps have no second side
        return Solid(width, scale(dims[0], largest))
    return Solid(width, scale(dims[-2], largest), LEAN * scale(dims[-1], largest))


def scale(side: int | None, largest: int) -> float:
    """Give the length at which a side is drawn.

    >>> scale(224, 224), scale(7, 224) > 12
    (92.0, True)
    """
    return LOW + (TALL - LOW) * sqrt(min((side or 0) / max(largest, 1), 1)) if side else 40.0
