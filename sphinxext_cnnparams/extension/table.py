"""The table of a model, in standard nodes, made when a page is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..core.problem import Sentence
from ..core.quantities import COLUMNS, KIND, NOTE, Column, Format
from ..core.summary import Row, Summary
from .config import read_settings
from .derivation import inline_steps, section
from .domain import CnnDomain
from .late import unfilled
from .records import Model
from .wording import chain, translate

PAGED = 30
"""Sphinx makes tables with more rows go over several pages."""
LINE = 80
"""Characters in a line of a printed page."""


class FillTables(SphinxPostTransform):
    """Fill the tables of a page.

    Done here and not while reading, their many nodes are neither walked by
    every transform nor pickled.
    """

    default_priority = 500  # the footnotes of LaTeX, at 600, look into every table

    def run(self, **kwargs: Any) -> None:
        """Find the tables and fill them."""
        domain = cast("CnnDomain", self.env.get_domain("cnn"))
        if not domain.models:
            return
        own = read_settings(self.config)
        bare = self.app.builder.format == "html"
        for holder in list(self.document.findall(nodes.container)):
            found = domain.index.by_key.get(holder.get("cnn_model", ""))
            if found is None:
                continue
            names = holder["cnn_columns"] or own.columns
            maker = TableMaker(found[1], own.format(), holder["cnn_derivations"], names, bare=bare)
            try:
                fill(holder, maker)
            except Exception as failure:  # noqa: BLE001  # the rest of the page must still be written
                holder.replace_self(unfilled(self, holder, failure))


def fill(holder: nodes.container, maker: TableMaker) -> None:
    """Put a table together, with what stands above and below it."""
    (table,) = holder.findall(nodes.table)
    group = maker.group()
    if maker.where in ("collapsed", "open"):
        steps = section(maker.summary, maker.form, folded=maker.where == "collapsed")
        holder.parent.insert(holder.parent.index(holder) + 1, steps)
    table += group
    paged = "longtable" in table["classes"] or len(list(group.findall(nodes.row))) > PAGED
    spec = _latex(maker.columns, maker.widths if paged else ())
    table.parent.insert(0, addnodes.tabular_col_spec(spec=spec))
    if maker.summary.notes:
        holder.append(_notes(maker.summary.notes))


def _latex(columns: Sequence[Column], widths: Sequence[int]) -> str:
    """Give the columns to LaTeX: words wrap, shapes do not, numbers stand at the right.

    A table that goes over several pages cannot find out how wide its words
    are: there they get their share of a line, from *widths* in characters.
    """
    line = max(sum(widths), LINE)
    words = [rf"\X{{{width}}}{{{line}}}" for width in widths] or ["L"] * len(columns)
    kinds = ("r" if column.numeric else "l" if column.shape else "" for column in columns)
    return "".join(kind or word for kind, word in zip(kinds, words, strict=True))


class TableMaker:
    """Make the nodes of one table; notes join the columns asked for when a row has one."""

    def __init__(self, model: Model, form: Format, where: str, names: Sequence[str], *, bare: bool) -> None:
        self.model = model
        self.summary: Summary = model.summary
        self.anchors = dict(model.anchors)
        self.form = form
        self.where = where
        self.bare = bare
        noted_names = [NOTE.name] if NOTE.name not in names and any(row.notes for row in self.summary.rows) else []
        self.columns = [COLUMNS[name] for name in (*names, *noted_names)]
        self.widths = [0] * len(self.columns)

    def group(self) -> nodes.tgroup:
        """Make everything below the caption."""
        head = nodes.thead("", self.line([_text(translate(column.heading)) for column in self.columns]))
        body = nodes.tbody("", *(self.row(row) for row in self.summary.rows), *self.totals())
        group = nodes.tgroup("", cols=len(self.columns))
        for i, width in enumerate(self.widths):
            # the width is in characters, and counts in plain text only: numbers must not be split there
            group += nodes.colspec(colwidth=width + 1, stub=1 if i == 0 else 0)
        group += [head, body]
        return group

    def line(self, cells: Sequence[list[nodes.Node]], *classes: str) -> nodes.row:
        """Make a row; a cell is what belongs into a line."""
        row = nodes.row(classes=list(classes))
        for i, (cell, column) in enumerate(zip(cells, self.columns, strict=True)):
            self.widths[i] = max(self.widths[i], sum(len(node.astext()) for node in cell))
            # HTML needs no paragraph in a cell, and is written faster without; other writers count on it
            content = cell if self.bare else [nodes.paragraph("", "", *cell)]
            row += nodes.entry("", *content, classes=_cell_classes(column))
        return row

    def row(self, row: Row) -> nodes.row:
        """Make the row of one layer."""
        cells = [self.cell(row, column) for column in self.columns]
        # an inline target is the only place where every builder keeps an id
        if (anchor := self.anchors.pop(row.name, None)) is not None:  # of a layer used twice, the first row has it
            cells[0].insert(0, nodes.target("", "", ids=[anchor]))
        return self.line(cells, *_classes(row))

    def cell(self, row: Row, column: Column) -> list[nodes.Node]:
        """Make the cell of one layer."""
        text = column.cell(self.summary, row, self.form)
        make = CELLS.get(column.name)
        return make(self, row, text) if make else _text(text)

    def name_cell(self, row: Row, text: str) -> list[nodes.Node]:
        """Show the name, and the kind where it has no column of its own."""
        return _name(row, with_kind=KIND not in self.columns)

    def calculation_cell(self, row: Row, text: str) -> list[nodes.Node]:
        """Show a calculation, and the other steps where they belong into the table."""
        return [nodes.Text(text), *(inline_steps(row, self.form) if self.where == "inline" else ())]

    def totals(self) -> Iterator[nodes.row]:
        """Make the last rows: all parameters, the trainable and the other ones."""
        if not any(column.numeric for column in self.columns):
            return
        cells = [column.total(self.summary, self.form) for column in self.columns]
        yield self.line(self.title_cells(cells, translate("Total")), "cnn-total")
        place = next((i for i, column in enumerate(self.columns) if column.below), None)
        for name in () if place is None else self.columns[place].below:
            cells = [COLUMNS[name].total(self.summary, self.form) if i == place else "" for i in range(len(cells))]
            yield self.line(self.title_cells(cells, translate(COLUMNS[name].heading)), "cnn-subtotal")

    def title_cells(self, cells: Sequence[str], title: str) -> list[list[nodes.Node]]:
        """Put a title into the first cell, unless a number stands there."""
        texts = cells if self.columns[0].numeric else [title, *cells[1:]]
        return [_text(text) for text in texts]


def _text(text: str) -> list[nodes.Node]:
    return [nodes.Text(text)]


CELLS: Mapping[str, Callable[[TableMaker, Row, str], list[nodes.Node]]] = {
    "layer": TableMaker.name_cell,
    "calculation": TableMaker.calculation_cell,
}
"""The columns whose cells are more than a text."""


def _notes(notes: Sequence[Sentence]) -> nodes.paragraph:
    """Say what was assumed while the code was read."""
    text = chain(translate(note) for note in notes)
    return nodes.paragraph("", f"{text[:1].upper()}{text[1:]}.", classes=["cnn-notes"])


def _cell_classes(column: Column) -> list[str]:
    return ["cnn-num"] if column.numeric else ["cnn-shape"] if column.shape else []


def _classes(row: Row) -> list[str]:
    if row.source:
        return ["cnn-source"]
    if not row.known:
        return ["cnn-unknown"]
    return [] if row.weights else ["cnn-idle"]


def _name(row: Row, *, with_kind: bool) -> list[nodes.Node]:
    path, dot, last = row.name.rpartition(".")
    name = nodes.inline("", last, classes=["cnn-name"])
    if dot:  # what many rows begin with stands back
        name.insert(0, nodes.inline("", f"{path}.", classes=["cnn-path"]))
    if not with_kind or row.source or last == row.kind or last.startswith(f"{row.kind}_"):
        return [name]
    return [name, nodes.Text(" "), nodes.inline("", f"({row.kind})", classes=["cnn-kind"])]
