"""Tables that MyST writes as lists of lists: rows, and the cells in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .document import Kind, Piece
from .excerpt import Excerpt
from .gathering import Gathering

_BULLETS = re.compile(r"[-*+](?=\s)")


def add_cells(items: Iterable[Piece], heads: int, into: Gathering) -> None:
    """Add the items of a list of lists as cells; the first rows, *heads* of them, name the columns."""
    names: list[str] = []
    first, row, column = "", 0, 0
    for item in items:
        bullets = _bullets(item)
        if bullets > 1:
            row, column, first = row + 1, 0, item.text
        elif bullets:
            column += 1
        if row <= heads and bullets:
            names += [""] * (column + 1 - len(names))
            names[column] = item.text
        head = names[column] if row > heads and column < len(names) else ""
        kind = Kind.CELL if item.kind is Kind.ITEM else item.kind
        into.add(kind, Excerpt(item.text, item.marks, item.origin), item.spans, table=(head, first))


def _bullets(item: Piece) -> int:
    """Count the bullets in front of an item: two begin a row, one a cell."""
    place = item.origin.starts[item.place(0, 1).line - 1]
    start = item.marks[0].start if item.marks else 0
    return len(_BULLETS.findall(item.origin.text, place, start))
