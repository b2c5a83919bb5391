"""The table of a model, made when a page is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..core.problem import Sentence
from ..core.quantities import Format, choose_columns
from .cells import TableView
from .config import read_settings
from .domain import CnnDomain
from .late import unfilled
from .marks import make_legend
from .paper import fit
from .plain import make_group
from .records import Model
from .sheet import make_legend_node, make_sheet
from .wording import chain, translate

MARKED = ("calculation", "formula")
"""The columns whose parts are marked."""


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
        builder = self.app.builder.format
        for holder in list(self.document.findall(nodes.container)):
            found = domain.index.by_key.get(holder.get("cnn_model", ""))
            if found is None:
                continue
            try:
                fill(holder, found[1], own.format(), own.columns, builder)
            except Exception as failure:  # noqa: BLE001  # the rest of the page must still be written
                holder.replace_self(unfilled(self, holder, failure))


def fill(holder: nodes.container, model: Model, form: Format, names: Sequence[str], builder: str) -> None:
    """Put a table together for a kind of builder, with what stands below it."""
    # imported late: a build in which no page with a table is written needs none of it
    from ..core.folding import fold, list_first
    from .derivation import section
    from .grid import make_grid

    (table,) = holder.findall(nodes.table)
    where = holder["cnn_derivations"]
    names = choose_columns(holder["cnn_columns"], names, model.summary)
    shown = holder["cnn_depth"], holder["cnn_rows"] != "weights", holder["cnn_charts"]
    view = TableView(names, where == "inline", *shown)
    grid = make_grid(model, form, view)
    below: list[nodes.Node] = [_notes(model.summary.notes)] if model.summary.notes else []
    if where in ("collapsed", "open"):
        rows = list_first(fold(model.summary.rows, view.depth))  # the steps of one repetition are those of all
        below.append(section(model.summary, rows, form, folded=where == "collapsed", html=builder == "html"))
    if builder == "html":
        caption = next((title.astext() for title in table.findall(nodes.title)), "")
        marked = make_legend(model.summary) if any(column.name in MARKED for column in grid.columns) else ()
        legend = [make_legend_node(marked)] if marked else []
        holder["classes"] = []  # the sheet scrolls by itself
        holder.replace_self([make_sheet(table, grid, caption or model.name or translate("Layers")), *legend, *below])
        return
    if builder == "latex":
        holder.replace_self([fit(holder, table, grid), *below])
        return
    table += make_group(grid)
    holder.replace_self([holder, *below])


def _notes(notes: Sequence[Sentence]) -> nodes.paragraph:
    """Say what was assumed while the code was read."""
    text = chain(translate(note) for note in notes)
    return nodes.paragraph("", f"{text[:1].upper()}{text[1:]}.", classes=["cnn-notes"])
