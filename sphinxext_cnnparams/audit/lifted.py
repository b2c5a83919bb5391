"""Comments on lines of their own: put behind the line they stand above, so that they are read with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..claims.comments import fits, has_channels_elsewhere
from ..claims.numbers import StatedShape, read_description
from ..core.quantities import OUTPUT, QUANTITIES
from ..core.shape import Shape
from ..core.structs import Struct
from ..core.summary import Row, RowRemark
from .finding import FindingKind
from .values import Form, find_values

_OWN = re.compile(r"^(?P<indent>\s*)#+\s*(?P<text>\S.*?)\s*$")
_NUMBERS = re.compile(r"\d\s*[x×*,@]\s*\d")
_INPUT = re.compile(r"\b(?:sees?|inputs?|takes|receives|expects|from)\b[^\d(\[]{0,30}$", re.IGNORECASE)
_OUTPUT = re.compile(r"(?:\b(?:outputs?|returns?|gives|produces|becomes)\b[^\d(\[]{0,30}|[-=]>\s*)$", re.IGNORECASE)


class Lifted(NamedTuple):
    """Hold a program in which comments were put behind lines; *lines* say where each of them stood."""

    text: str
    lines: Mapping[int, int]


def lift_comments(text: str) -> Lifted:
    r"""Put comments with shapes in them behind the lines they stand above.

    >>> lift_comments("# sees 32x32x3\nself.conv = Conv(3)\n# a note\nx = 1\n")
    Lifted(text='\nself.conv = Conv(3)  # sees 32x32x3\n# a note\nx = 1\n', lines={2: 1})
    """
    lines = text.split("\n")
    moved: dict[int, int] = {}
    for number in range(len(lines) - 1):
        match, below = _OWN.match(lines[number]), lines[number + 1]
        if match is None or not _NUMBERS.search(match["text"]) or not _takes_comment(below, match["indent"]):
            continue
        lines[number], lines[number + 1] = "", f"{below.rstrip()}  # {match['text']}"
        moved[number + 2] = number + 1
    return Lifted("\n".join(lines), moved)


def _takes_comment(line: str, indent: str) -> bool:
    """Tell whether a line is code at this depth that a comment can be put behind."""
    code = line.strip()
    same = line[: len(line) - len(line.lstrip())] == indent
    return (
        bool(code) and same and "#" not in code and not code.endswith("\\") and '"""' not in code and "'''" not in code
    )


class Stated(Struct):
    """Hold a shape in a comment, whether it is said to come in or to come out, and of which row it is so or not."""

    start: int
    end: int
    kind: FindingKind
    row: Row | None = None
    quantity: str = ""


def judge_lifted(remark: RowRemark) -> list[Stated]:
    """Judge the shapes in a comment above a line: any shape of the line is right, and only what is named is wrong."""
    found = []
    for value in find_values(remark.text):
        shape = read_description(value.text) if value.form is Form.SHAPE else None
        if shape is None or len(shape.dims) < 2 or not remark.rows:
            continue
        before = remark.text[: value.start]
        first, last = remark.rows[0], remark.rows[-1]
        if _fits_any(shape, remark):
            found.append(Stated(value.start, value.end, FindingKind.CONFIRMED, last))
        elif _INPUT.search(before) and _is_sized(shape, first.inputs[0] if first.inputs else None):
            found.append(Stated(value.start, value.end, FindingKind.CONTRADICTED, first, QUANTITIES["input"].name))
        elif _OUTPUT.search(before) and _is_sized(shape, last.output):
            found.append(Stated(value.start, value.end, FindingKind.CONTRADICTED, last, OUTPUT.name))
    return found


def _fits_any(shape: StatedShape, remark: RowRemark) -> bool:
    shapes = [one for row in remark.rows for one in (*row.inputs, row.output)]
    return any(fits(shape, one) or is_turned(shape, one) for one in shapes)


def is_turned(stated: StatedShape, shape: Shape | None) -> bool:
    """Tell whether a shape, with the batch or without, is right but for the place of its channels."""
    spellings = (StatedShape(dims) for dims in (stated.dims, stated.dims[1:]))
    return shape is not None and any(has_channels_elsewhere(spelled, shape) for spelled in spellings)


def _is_sized(stated: StatedShape, shape: Shape | None) -> bool:
    """Tell whether both have as many dimensions: a kernel of 3 × 3 is no image."""
    rank = 0 if shape is None or None in shape.dims else shape.rank
    return rank > 1 and len([n for n in stated.dims if n is not None]) in (rank, rank + 1)
