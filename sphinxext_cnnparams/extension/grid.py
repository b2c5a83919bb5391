"""The lines of a table, made of a model: its rows, its blocks, its totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..core.folding import Block, fold, list_first
from ..core.printable import show_controls
from ..core.quantities import (
    CHARTS,
    COLUMNS,
    CONNECTED,
    KIND,
    NOTE,
    NOTHING,
    PARAMS,
    BarColumn,
    Column,
    Format,
    Quantity,
    Selection,
    Unanswerable,
    is_counted_elsewhere,
    list_sources,
    list_totals,
)
from ..core.structs import replace
from ..core.summary import Row, Summary, add_up
from .cells import INSIDE, Cell, Grid, TableLine, TableView
from .marks import Span, mark_parts
from .records import Model
from .steps import inline_steps
from .wording import translate


def make_grid(model: Model, form: Format, view: TableView) -> Grid:
    """Work out what the table of a model shows; notes join the columns asked for when a row has one."""
    maker = GridMaker(model, form, view)
    head = TableLine(tuple(Cell(translate(column.heading)) for column in maker.columns))
    lines = (*maker.rows(), *maker.totals())
    widths = (max(line.measure(i) for line in (head, *lines)) for i in range(len(maker.columns)))
    return Grid(maker.columns, head, lines, tuple(widths))


class GridMaker:
    """Make the lines of one table."""

    def __init__(self, model: Model, form: Format, view: TableView) -> None:
        self.summary: Summary = model.summary
        self.links = model.anchors
        self.anchors = dict(model.anchors)
        self.form = form
        self.view = view
        self.entries = fold(self.summary.rows, view.depth)
        charts = (CHARTS[name].fit(self.summary, self.shown()) for name in view.charts)
        noted = NOTE.name not in view.columns and any(row.notes for row in self.summary.rows)
        named = (COLUMNS[name] for name in view.columns)
        self.columns: tuple[Column, ...] = (*named, *charts, *([NOTE] if noted else []))

    def shown(self) -> Iterator[Sequence[Row]]:
        """Give the rows that each line stands for, but for the totals."""
        for entry in filter(self.shows, self.entries):
            if isinstance(entry, Block):
                yield entry.rows
            yield from ((row,) for row in list_first([entry]) if self.shows(row))

    def shows(self, entry: Row | Block) -> bool:
        """Tell whether a layer or a block has a line; what nobody knows is no zero."""
        return self.view.all or self.count(entry) != 0

    def rows(self) -> Iterator[TableLine]:
        """Make the lines of the layers; links to what is left out lead to the line behind it, or the last one."""
        waiting: list[str] = []
        for entry in self.entries:
            if not self.shows(entry):
                waiting += self.take(entry.rows if isinstance(entry, Block) else (entry,))
                continue
            first, *inside = self.block(entry) if isinstance(entry, Block) else [self.row(entry)]
            yield replace(first, others=(*first.others, *waiting))
            waiting = []
            yield from inside
        if waiting:
            yield TableLine(tuple(Cell("") for _ in self.columns), "cnn-rest", others=tuple(waiting))

    def count(self, entry: Row | Block) -> int | None:
        """Count the parameters of a layer or a block."""
        return add_up(row.params for row in entry.rows) if isinstance(entry, Block) else entry.params

    def take(self, rows: Sequence[Row]) -> tuple[str, ...]:
        """Take the anchors of rows that have no line of their own."""
        return tuple(anchor for row in rows if (anchor := self.anchors.pop(row.name, "")))

    def row(self, row: Row) -> TableLine:
        """Make the line of one layer; of one that is used twice, the first has the anchor."""
        cells = tuple(self.cell(row, column) for column in self.columns)
        return TableLine(cells, _kind(row), self.anchors.pop(row.name, ""))

    def block(self, block: Block) -> list[TableLine]:
        """Make the line of a block, and those of the rows of its first repetition."""
        shown = [(i, row) for i, row in enumerate(block.first) if self.shows(row)]
        hidden = [row for row in block.first if not self.shows(row)]
        inside = [
            replace(self.row(row), kind=f"{_kind(row)} {INSIDE}".strip(), others=self.take(block.alike(i)))
            for i, row in shown
        ]
        chosen = Selection(self.summary, block.rows, block.name, block=True)
        cells = tuple(self.block_cell(block, chosen, column) for column in self.columns)
        return [TableLine(cells, "cnn-block", "", self.take((*hidden, *block.rows)), len(inside), block.name), *inside]

    def block_cell(self, block: Block, chosen: Selection, column: Column) -> Cell:
        """Make the cell of a block: what can be said of its rows together."""
        if isinstance(column, BarColumn):
            return self.bar_cell(block.rows, column)
        if column.name in BLOCK_CELLS:
            return BLOCK_CELLS[column.name](self, block)
        if not isinstance(column, Quantity):
            return Cell("")
        try:
            text = self.form.value(column.of(chosen, self.form))
        except Unanswerable:
            return Cell("")
        total, own = self.summary.params, self.count(block)
        return Cell(text, (), _share(own, total) if column is PARAMS else "")

    def block_name(self, block: Block) -> Cell:
        """Name a block, say how often it stands there, and of what it is made."""
        times = f" × {block.times}" if block.times > 1 else ""
        kinds = list(dict.fromkeys(row.kind for row in block.first))
        made = ", ".join(kinds[:MANY]) + (", …" if len(kinds) > MANY else "")
        spans = (Span(block.name, "cnn-name"), *([Span(times, "cnn-times")] if times else []), Span(" "))
        return Cell(f"{block.name}{times}", (*spans, Span(made, "cnn-kind")))

    def block_kind(self, block: Block) -> Cell:
        """Say nothing: a block is of many kinds, which stand behind its name."""
        return Cell("")

    def block_calculation(self, block: Block) -> Cell:
        """Multiply the parameters of one repetition."""
        one = add_up(row.params for row in block.first)
        number = "?" if one is None else self.form.number(one)
        return Cell(f"{block.times} × {number}" if block.times > 1 else "")

    def cell(self, row: Row, column: Column) -> Cell:
        """Make the cell of one layer."""
        if isinstance(column, BarColumn):
            return self.bar_cell((row,), column)
        text = show_controls(column.cell(self.summary, row, self.form))
        make = CELLS.get(column.name)
        return make(self, row, text) if make else Cell(text)

    def name_cell(self, row: Row, text: str) -> Cell:
        """Show the name, and the kind where it has no column of its own."""
        return _name(row, with_kind=KIND not in self.columns)

    def calculation_cell(self, row: Row, text: str) -> Cell:
        """Show a calculation, its parts marked, and the other steps where they belong into the table."""
        steps = inline_steps(row, self.form) if self.view.inline else ""
        spans = self.mark(row, text, self.form.number)
        if spans:
            return Cell(text + steps, (*spans, Span(steps)) if steps else spans)
        told = row.joins and CONNECTED not in self.columns  # what it joins stands in the column that says so
        idle = row.known and not (row.source or row.weights or told or is_counted_elsewhere(self.summary, row))
        text = translate(NOTHING) if idle and row.joins else text
        return Cell(text + steps, (Span(text, "cnn-none", translate(row.idle)), Span(steps)) if idle else ())

    def formula_cell(self, row: Row, text: str) -> Cell:
        """Show a formula, its parts marked."""
        return Cell(text, self.mark(row, text, None))

    def connected_cell(self, row: Row, text: str) -> Cell:
        """Name the rows that a row reads from."""
        return self.link_cell((row,))

    def block_connected(self, block: Block) -> Cell:
        """Name the rows outside of a block that it reads from."""
        return self.link_cell(block.rows)

    def link_cell(self, rows: Sequence[Row]) -> Cell:
        """Name the rows that others read from, each a link to its line."""
        names = list_sources(self.summary, rows)
        links = (Span(name, "cnn-name", link=self.links.get(name, "")) for name in names)
        spans = [part for link in links for part in (Span(", "), link)]
        return Cell(", ".join(names), tuple(spans[1:]))

    def mark(self, row: Row, text: str, numbers: Callable[[int], str] | None) -> tuple[Span, ...]:
        """Mark the parts of a formula, where the text is one."""
        if not row.formulas or row.shared:
            return ()
        spans = tuple(mark_parts(row.formulas[self.summary.notation].list_pieces(numbers)))
        return spans if "".join(span.text for span in spans) == text else ()

    def params_cell(self, row: Row, text: str) -> Cell:
        """Show a number of parameters, and how many of all there are that is."""
        total = self.summary.params
        return Cell(text, (), _share(row.params, total))

    def bar_cell(self, rows: Sequence[Row], column: BarColumn) -> Cell:
        """Draw the bar of a line; however short it is, it can be seen, unless it is that of nothing."""
        text, part = column.write(self.summary, rows), column.part(self.summary, rows)
        if part is None:
            return Cell(text)
        length = f"{max(float(part), SHORTEST) * 100:.3g}%" if part else "0%"
        return Cell(text, bar=length, number=column.read(self.summary, rows, self.form))

    def totals(self) -> Iterator[TableLine]:
        """Make the last lines, each with its title in the first cell, unless a number stands there."""
        for line in list_totals(self.summary, self.columns, self.form):
            texts = line.cells if self.columns[0].numeric else [translate(line.title), *line.cells[1:]]
            yield TableLine(tuple(map(Cell, texts)), "cnn-total" if line.main else "cnn-subtotal")


def _share(part: int | None, total: int | None) -> str:
    """Write the share of a part, as style sheets do."""
    return f"{100 * part / total:.3g}%" if part and total else ""


SHORTEST = 0.01
"""What is not nothing is at least such a part of the longest bar."""
MANY = 4
"""So many kinds of layers are named behind the name of a block."""
BLOCK_CELLS: Mapping[str, Callable[[GridMaker, Block], Cell]] = {
    "layer": GridMaker.block_name,
    "kind": GridMaker.block_kind,
    "calculation": GridMaker.block_calculation,
    "formula": GridMaker.block_kind,
    "connected-to": GridMaker.block_connected,
}
"""The columns whose cells are no sum over a block."""
CELLS: Mapping[str, Callable[[GridMaker, Row, str], Cell]] = {
    "layer": GridMaker.name_cell,
    "formula": GridMaker.formula_cell,
    "calculation": GridMaker.calculation_cell,
    "params": GridMaker.params_cell,
    "connected-to": GridMaker.connected_cell,
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
    if not with_kind or row.says_kind:
        return Cell(row.name, tuple(spans))
    return Cell(f"{row.name} ({row.kind})", (*spans, Span(" "), Span(row.kind, "cnn-kind")))
