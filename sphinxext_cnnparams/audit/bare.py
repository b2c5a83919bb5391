"""Comments that are nothing but a shape, ``# 56 x 56``, above code or behind it: where one is right, all must be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..claims.above import StatedAbove
from ..claims.fitting import fits, is_turned
from ..claims.numbers import StatedShape, read_shape
from ..core.shape import Shape
from ..core.structs import Struct
from ..core.summary import Row, RowRemark

_BARE = re.compile(r"[(\[]?\d+(?:\s*[x×,]\s*\d+){1,2}[)\]]?", re.IGNORECASE)
_SQUARE = re.compile(r"[(\[]?(\d+)\s*[x×,]\s*\1[)\]]?", re.IGNORECASE)
NEAR = 2
"""By which factor a side is off less than that; what is further from it is said of something else."""


class Bare(Struct):
    """Hold a comment of a *line*, the shape it *stated*, and the *rows* of the lines of code below it."""

    line: int
    text: str
    stated: StatedShape
    rows: tuple[Row, ...]

    @property
    def shown(self) -> str:
        """Write the shape as any message can read it."""
        return " × ".join(map(str, self.stated.dims))

    @property
    def is_right(self) -> bool:
        """Tell whether anything in the block has this shape, or these sides."""
        shapes = [shape for row in self.rows for shape in (*row.inputs, row.output)]
        return any(fits(self.stated, shape) or is_turned(self.stated, shape) for shape in shapes)

    @property
    def is_setting(self) -> bool:
        """Tell whether it may be the size of a window in the block."""
        values = [value for row in self.rows for value in (row.settings or {}).values()]
        return any((found := read_shape(value)) is not None and found.dims == self.stated.dims for value in values)

    def find_wrong(self) -> StatedAbove | None:
        """Find what it is said of, if it is wrong: what goes into the block or comes out, whichever is nearer."""
        first, last = self.rows[0], self.rows[-1]
        ends = [*((first, "input", shape) for shape in first.inputs), (last, "output", last.output)]
        near = [
            (sum(abs(one - other) for one, other in sides), row, quantity)
            for row, quantity, shape in ends
            if (sides := _pair_sides(self.stated, shape)) and all(map(_is_near, sides))
        ]
        if not near or self.is_setting:
            return None
        _, row, quantity = min(near, key=lambda one: one[0])
        return StatedAbove(0, len(self.shown), row, quantity)


def judge_bare(remarks: Sequence[RowRemark]) -> Iterator[tuple[Bare, StatedAbove]]:
    """Judge the comments that only state a shape; one of them has to be right."""
    found = list(_list_bare(remarks))
    if not any(one.is_right for one in found):
        return
    for one in found:
        stated = StatedAbove(0, len(one.shown), one.rows[-1]) if one.is_right else one.find_wrong()
        if stated is not None:
            yield one, stated


def _list_bare(remarks: Sequence[RowRemark]) -> Iterator[Bare]:
    """Give the comments that only state a shape; behind code, two sides that are the same."""
    for line, group in groupby(remarks, key=lambda remark: remark.line):
        some = list(group)
        if not some[0].above and not _SQUARE.fullmatch(some[0].text.strip()):
            continue
        typed = some[0].text.strip()
        stated = read_shape(typed.strip("()[]").replace(",", "x")) if _BARE.fullmatch(typed) else None
        rows = tuple(row for remark in some for row in remark.rows)
        if stated is not None and rows:
            yield Bare(line, some[0].text, stated, rows)


def _pair_sides(stated: StatedShape, shape: Shape | None) -> list[tuple[int, int]]:
    """Put the sides of an image beside those that are stated; none where they cannot be compared."""
    if shape is None or shape.rank < 3 or None in shape.dims:
        return []
    sides = [stated.dims] if len(stated.dims) == len(shape.spatial) else []
    if len(stated.dims) == shape.rank:
        sides += [stated.dims[1:]] if stated.dims[0] == shape.channels else []
        sides += [stated.dims[:-1]] if stated.dims[-1] == shape.channels else []
    return [(one, other) for one, other in zip(sides[0], shape.spatial, strict=True) if one and other] if sides else []


def _is_near(sides: tuple[int, int]) -> bool:
    one, other = sides
    return one < NEAR * other and other < NEAR * one
