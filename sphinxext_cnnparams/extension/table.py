"""The table of a model, made when a page is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..core.problem import Sentence
from ..core.quantities import Format
from .config import read_settings
from .derivation import section
from .domain import CnnDomain
from .grid import Grid, make_grid
from .late import unfilled
from .plain import make_group
from .records import Model
from .sheet import make_sheet
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

    default_priority = 490  # Furo wraps tables at 500, the footnotes of LaTeX look into every table at 600

    def run(self, **kwargs: Any) -> None:
        """Find the tables and fill them."""
        domain = cast("CnnDomain", self.env.get_domain("cnn"))
        if not domain.models:
            return
        own = read_settings(self.config)
        html = self.app.builder.format == "html"
        for holder in list(self.document.findall(nodes.container)):
            found = domain.index.by_key.get(holder.get("cnn_model", ""))
            if found is None:
                continue
            try:
                fill(holder, found[1], own.format(), holder["cnn_columns"] or own.columns, html=html)
            except Exception as failure:  # noqa: BLE001  # the rest of the page must still be written
                holder.replace_self(unfilled(self, holder, failure))


def fill(holder: nodes.container, model: Model, form: Format, names: Sequence[str], *, html: bool) -> None:
    """Put a table together, with what stands below it."""
    (table,) = holder.findall(nodes.table)
    where = holder["cnn_derivations"]
    grid = make_grid(model, form, names, inline=where == "inline")
    below: list[nodes.Node] = [_notes(model.summary.notes)] if model.summary.notes else []
    if where in ("collapsed", "open"):
        below.append(section(model.summary, form, folded=where == "collapsed"))
    if html:
        caption = next((title.astext() for title in table.findall(nodes.title)), "")
        holder["classes"] = []  # the sheet scrolls by itself
        holder.replace_self([make_sheet(table, grid, caption or model.name or translate("Layers")), *below])
        return
    table += make_group(grid)
    paged = "longtable" in table["classes"] or len(grid.lines) >= PAGED
    table.parent.insert(0, addnodes.tabular_col_spec(spec=_latex(grid, grid.widths if paged else ())))
    holder.replace_self([holder, *below])


def _latex(grid: Grid, widths: Sequence[int]) -> str:
    """Give the columns to LaTeX: words wrap, shapes do not, numbers stand at the right.

    A table that goes over several pages cannot find out how wide its words
    are: there they get their share of a line, from *widths* in characters.
    """
    line = max(sum(widths), LINE)
    words = [rf"\X{{{width}}}{{{line}}}" for width in widths] or ["L"] * len(grid.columns)
    kinds = ("r" if column.numeric else "l" if column.shape else "" for column in grid.columns)
    return "".join(kind or word for kind, word in zip(kinds, words, strict=True))


def _notes(notes: Sequence[Sentence]) -> nodes.paragraph:
    """Say what was assumed while the code was read."""
    text = chain(translate(note) for note in notes)
    return nodes.paragraph("", f"{text[:1].upper()}{text[1:]}.", classes=["cnn-notes"])
