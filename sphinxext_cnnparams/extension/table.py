"""The table of a model, in standard nodes, made when a page is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..core.quantities import COLUMNS, QUANTITIES, Column, Format, at_least
from ..core.summary import Row, Summary
from .config import settings
from .derivation import inline_steps, section
from .domain import CnnDomain
from .records import Model
from .wording import chained, noted, worded

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
        own = settings(self.config)
        bare = self.app.builder.format == "html"
        for holder in list(self.document.findall(nodes.container)):
            found = domain.index.by_key.get(holder.get("cnn_model", ""))
            if found is None:
                continue
            _, model = found
            shown = TableMaker(model, own.format(), holder["cnn_derivations"], bare=bare)
            columns = shown.columns(holder["cnn_columns"] or own.columns)
            (table,) = holder.findall(nodes.table)
            group = shown.group(columns)
            table += group
            paged = "longtable" in table["classes"] or len(list(group.findall(nodes.row))) > PAGED
            spec = _latex(columns, shown.widths if paged else ())
            table.parent.insert(0, addnodes.tabular_col_spec(spec=spec))
            if model.summary.notes:
                holder.append(_notes(model.summary.notes))
            if shown.where in ("collapsed", "open"):
                steps = section(model.summary, shown.form, folded=shown.where == "collapsed")
                holder.parent.insert(holder.parent.index(holder) + 1, steps)


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
    """Make the nodes of one table."""

    def __init__(self, model: Model, form: Format, where: str, *, bare: bool) -> None:
        self.bare = bare
        self.widths: list[int] = []
        self.model = model
        self.summary: Summary = model.summary
        self.form = form
        self.where = where

    def columns(self, names: Sequence[str]) -> list[Column]:
        """Give the columns asked for; notes join when a row has one."""
        wanted = list(names)
        if "note" not in wanted and any(row.note for row in self.summary.rows):
            wanted.append("note")
        return [COLUMNS[name] for name in wanted]

    def group(self, columns: Sequence[Column]) -> nodes.tgroup:
        """Make everything below the caption."""
        head = nodes.thead("", self.line([worded(column.heading) for column in columns], columns))
        body = nodes.tbody("", *(self.row(row, columns) for row in self.summary.rows), *self.totals(columns))
        group = nodes.tgroup("", cols=len(columns))
        for i, width in enumerate(self.widths):
            # the width is in characters, and counts in plain text only: numbers must not be split there
            group += nodes.colspec(colwidth=width + 1, stub=1 if i == 0 else 0)
        group += [head, body]
        return group

    def line(self, cells: Sequence[str | list[nodes.Node]], columns: Sequence[Column], *classes: str) -> nodes.row:
        """Make a row; a cell is a text, or nodes that belong into a line."""
        row = nodes.row(classes=list(classes))
        self.widths += [0] * (len(cells) - len(self.widths))
        for i, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            inner: list[nodes.Node] = [nodes.Text(cell)] if isinstance(cell, str) else cell
            self.widths[i] = max(self.widths[i], sum(len(node.astext()) for node in inner))
            # HTML needs no paragraph in a cell, and is written faster without; other writers count on it
            content = inner if self.bare else [nodes.paragraph("", "", *inner)]
            row += nodes.entry("", *content, classes=_cell_classes(column))
        return row

    def row(self, row: Row, columns: Sequence[Column]) -> nodes.row:
        """Make the row of one layer."""
        cells: list[str | list[nodes.Node]] = []
        named = any(column.name == "kind" for column in columns)
        for column in columns:
            text = column.cell(self.summary, row, self.form)
            if column.name == "layer":
                cells.append(_name(row, with_kind=not named))
            elif column.name == "calculation" and self.where == "inline":
                cells.append([nodes.Text(text), *inline_steps(row, self.form)])
            elif column.name == "note":
                cells.append(noted(text))
            else:
                cells.append(text)
        first = cells[0]
        # an inline target is the only place where every builder keeps an id
        target = nodes.target("", "", ids=[self.model.anchors[row.name]])
        cells[0] = [target, *([nodes.Text(first)] if isinstance(first, str) else first)]
        return self.line(cells, columns, *_classes(row))

    def totals(self, columns: Sequence[Column]) -> Iterator[nodes.row]:
        """Make the last rows: all parameters, the trainable and the other ones."""
        if not any(column.numeric for column in columns):
            return
        cells = [column.total(self.summary, self.form) for column in columns]
        yield self.line([*self.titled(cells, columns, worded("Total"))], columns, "cnn-total")
        place = next((i for i, column in enumerate(columns) if column.name == "params"), None)
        if place is None:
            return
        for name in ("trainable", "non-trainable"):
            line = [""] * len(columns)
            line[place] = at_least(self.summary, QUANTITIES[name], self.form)
            yield self.line([*self.titled(line, columns, worded(QUANTITIES[name].heading))], columns, "cnn-subtotal")

    @staticmethod
    def titled(cells: list[str], columns: Sequence[Column], title: str) -> list[str]:
        """Put a title into the first cell, unless a number stands there."""
        return [title, *cells[1:]] if not columns[0].numeric else cells


def _notes(notes: Sequence[str]) -> nodes.paragraph:
    """Say what was assumed while the code was read."""
    text = chained(worded(note) for note in notes)
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
