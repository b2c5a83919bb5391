"""What programs print of layers, a line each: ``conv1  2624``, ``0 Conv2d 448``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..core.summary import Row
from .claim import Claim
from .models import FoundModel
from .subject import Subject

_LINE = re.compile(
    r"^[ \t]*(?P<name>[A-Za-z_]\w*(?:\.\w+)*|\d+(?:\.\d+)*)(?:[ \t]*[:|,=])?"
    r"(?:[ \t]+(?P<kind>[A-Z]\w+))?(?:[ \t]*[:|,=])?"
    r"[ \t]+(?P<count>\d[\d,]*)[ \t]*(?:param\w*)?[ \t]*$",
    re.MULTILINE,
)
FEWEST = 3
"""How many lines make a list."""


def read_listed(number: int, text: str, models: Sequence[FoundModel]) -> tuple[list[Claim], FoundModel | None]:
    """Read a list of layers and their counts, if all the lines that have a count name layers of one model."""
    lines = list(_LINE.finditer(text))
    for model in models if len(lines) >= FEWEST else ():
        rows = [_find_row(match, model) for match in lines]
        if None not in rows and len({id(row) for row in rows}) == len(rows):
            return [_state(number, text, match, row) for match, row in zip(lines, rows, strict=True) if row], model
    return [], None


def _find_row(match: re.Match[str], model: FoundModel) -> Row | None:
    """Find the layer of a line: by its name, and by its kind if that is there."""
    named = (row for row in model.summary.layers if row.name == match["name"] and not row.shared)
    return next((row for row in named if match["kind"] in (None, row.kind)), None)


def _state(number: int, text: str, match: re.Match[str], row: Row) -> Claim:
    span = match.span("count")
    subject = Subject(0, 0, row.name, name=row.name)
    return Claim(number, *span, match["count"], ("params",), subject, match.span(), sure=True)
