"""What a table shows, as plain data: lines of cells, whatever they are written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..core.printable import show_controls
from ..core.quantities import COLUMNS, KIND, NOTE, Column, Format
from ..core.summary import Row, Summary
from .derivation import inline_steps
from .marks import Span, mark_parts
from .records import Model
from .wording import translate


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a cell: its text, where parts of it are told apart, these, and of a number its *share* in the whole."""

    text: str
    spans: tuple[Span, ...] = ()
    share: str = ""


@dataclass(frozen=True, slots=True)
class TableLine:
    """Hold a line of a table: its cells, what kind of line it is, and the *anchor* that links lead to."""

    cells: tuple[Cell, ...]
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold the columns, the line of titles, the lines below it, and the *widths* of the columns in characters."""

    columns: tuple[Column, ...]
    head: TableLine
    lines: tuple[TableLine, ...]
    widths: tuple[int, ...]


def make_grid(model: Model, form: Format, names: Sequence[str], *, inline: bool) -> Grid:
    """Work out what the table of a model shows; notes join the columns asked for when a row has one.

    The steps behind each output stand in its calculation if they are wanted *inline*.
    """
    maker = GridMaker(model, form, names, inline=inline)
    head = TableLine(tuple(Cell(translate(column.heading)) for column in maker.columns))
    lines = (*(maker.row(row) for row in model.summary.rows), *maker.totals())
    widths = (max(len(line.cells[i].text) for line in (head, *lines)) for i in range(len(maker.columns)))
    return Grid(maker.columns, head, lines, tuple(widths))


class GridMaker:
    """Make the lines of one table."""

    def __init__(self, model: Model, form: Format, names: Sequence[str], *, inline: bool) -> None:
        self.summary: Summary = model.summary
        self.anchors = dict(model.anchors)
        self.form = form
        self.inline = inline
        noted = NOTE.name not in names and any(row.notes for row in self.summary.rows)
        self.columns = tuple(COLUMNS[name] for name in (*names, *([NOTE.name] if noted else [])))

    def row(self, row: Row) -> TableLine:
        """Make the line of one layer; of one that is used twice, the first has the anchor."""
        cells = tuple(self.cell(row, column) for column in self.columns)
        return TableLine(cells, _kind(row), self.anchors.pop(row.name, ""))

    def cell(self, row: Row, column: Column) -> Cell:
        """Make the cell of one layer."""
        text = show_controls(column.cell(self.summary, row, self.form))
        make = CELLS.get(column.name)
        return make(self, row, text) if make else Cell(text)

    def name_cell(self, row: Row, text: str) -> Cell:
        """Show the name, and the kind where it has no column of its own."""
        return _name(row, with_kind=KIND not in self.columns)

    def calculation_cell(self, row: Row, text: str) -> Cell:
        """Show a calculation, its parts marked, and the other steps where they belong into the table."""
        steps = inline_steps(row, self.form) if self.inline else ""
        spans = self.mark(row, text, self.form.number)
        if spans:
            return Cell(text + steps, (*spans, Span(steps)) if steps else spans)
        idle = row.known and not (row.source or row.weights or row.shared or row.joins)
        return Cell(text + steps, (Span(text, "cnn-none", translate(row.idle)), Span(steps)) if idle else ())

    def formula_cell(self, row: Row, text: str) -> Cell:
        """Show a formula, its parts marked."""
        return Cell(text, self.mark(row, text, None))

    def mark(self, row: Row, text: str, numbers: Callable[[int], str] | None) -> tuple[Span, ...]:
        """Mark the parts of a formula, where the text is one."""
        if not row.formulas or row.shared:
            return ()
        spans = tuple(mark_parts(row.formulas[self.summary.notation].list_pieces(numbers)))
        return spans if "".join(span.text for span in spans) == text else ()

    def params_cell(self, row: Row, text: str) -> Cell:
        """Show a number of parameters, and how many of all there are that is."""
        total = self.summary.params
        return Cell(text, (), f"{100 * row.params / total:.3g}%" if row.params and total else "")

    def totals(self) -> Iterator[TableLine]:
        """Make the last lines: all parameters, the trainable and the other ones."""
        if not any(column.numeric for column in self.columns):
            return
        cells = [column.total(self.summary, self.form) for column in self.columns]
        yield self.total(cells, translate("Total"), "cnn-total")
        place = next((i for i, column in enumerate(self.columns) if column.below), None)
        for name in () if place is None else self.columns[place].below:
            cells = [COLUMNS[name].total(self.summary, self.form) if i == place else "" for i in range(len(cells))]
            yield self.total(cells, translate(COLUMNS[name].heading), "cnn-subtotal")

    def total(self, cells: Sequence[str], title: str, kind: str) -> TableLine:
        """Put a title into the first cell, unless a number stands there."""
        texts = cells if self.columns[0].numeric else [title, *cells[1:]]
        return TableLine(tuple(map(Cell, texts)), kind)


CELLS: Mapping[str, Callable[[GridMaker, Row, str], Cell]] = {
    "layer": GridMaker.name_cell,
    "formula": GridMaker.formula_cell,
    "calculation": GridMaker.calculation_cell,
    "params": GridMaker.params_cell,
}
"""The columns whose cells are more than a text."""


def _kind(row: Row) -> str:
    if row.source:
        return "cnn-source"
    if not row.known:
        return "cnn-unknown"
    return "" if row.weights else "cnn-idle"


def _name(row: Row, *, with_kind: bool) -> Cell:
    path, dot, last = row.name.rpartition(".")
    spans = [Span(last, "cnn-name")]
    if dot:  # what many rows begin with stands back
        spans.insert(0, Span(f"{path}.", "cnn-name cnn-path"))
    if not with_kind or row.source or last == row.kind or last.startswith(f"{row.kind}_"):
        return Cell(row.name, tuple(spans))
    return Cell(f"{row.name} ({row.kind})", (*spans, Span(" "), Span(row.kind, "cnn-kind")))
