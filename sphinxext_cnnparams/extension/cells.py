"""What a table shows, as plain data: lines of cells, whatever they are written in."""

from __future__ import annotations

from ..core.quantities import Column
from ..core.structs import Struct
from .marks import Span

INSIDE = "cnn-in"
"""The kind of the lines within a block."""


class Cell(Struct):
    """Hold a cell: its text, where parts of it are told apart, these, and of a number its *share* in the whole.

    One with a *bar* has its length, and its *number*; the text is a bar of characters.
    """

    text: str
    spans: tuple[Span, ...] = ()
    share: str = ""
    bar: str = ""
    number: str = ""


class TableLine(Struct):
    """Hold a line of a table: its cells, what kind of line it is, and the *anchor* that links lead to.

    *others* are the anchors of what the line stands for besides; it *folds* so many lines that follow it,
    under a *name*.
    """

    cells: tuple[Cell, ...]
    kind: str = ""
    anchor: str = ""
    others: tuple[str, ...] = ()
    folds: int = 0
    name: str = ""

    @property
    def indent(self) -> str:
        """Give what stands before its name within a block: spaces that no builder takes away."""
        return "\u00a0\u00a0" if self.kind.endswith(INSIDE) else ""

    def measure(self, place: int) -> int:
        """Count the characters of a cell."""
        return len(self.cells[place].text) + (len(self.indent) if not place else 0)


class Grid(Struct):
    """Hold the columns, the line of titles, the lines below it, and the *widths* of the columns in characters."""

    columns: tuple[Column, ...]
    head: TableLine
    lines: tuple[TableLine, ...]
    widths: tuple[int, ...]


class TableView(Struct):
    """Say what of a model a table shows: its columns, the steps inline, to what depth, and whether *all* rows.

    *charts* are the quantities that are bars at the right of the columns.
    """

    columns: tuple[str, ...]
    inline: bool = False
    depth: str = ""
    all: bool = True
    charts: tuple[str, ...] = ()
