"""Tables in HTML: nodes of our own, few and without wrappings, which look the same in every theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docutils import nodes
from sphinx.locale import _
from sphinx.writers.html5 import HTML5Translator

from .cells import Grid
from .marks import Span
from .sheet_parts import (
    depart_cell,
    depart_part,
    depart_row,
    sheet_cell,
    sheet_part,
    sheet_row,
    visit_cell,
    visit_part,
    visit_row,
)
from .sheet_rows import depart_rows, make_rows, sheet_rows, visit_rows
from .spans import open_tag, write_span

BETWEEN = 2
"""The space between columns, in characters."""
NARROW = 30
"""So many characters of a table fit on the screen of a phone; wider ones are moved sideways there."""
WIDE = 130
"""Tables of more characters are printed on pages that are turned."""


class sheet(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold a table; *cnn_label* says aloud what it is, where it can be moved sideways."""


class sheet_caption(nodes.inline):  # noqa: N801
    """Hold the caption of a table that links find by *cnn_anchor*."""


class sheet_legend(nodes.paragraph):  # noqa: N801
    """Say below a table what is marked as what: *cnn_spans*."""


def make_legend_node(spans: Sequence[Span]) -> sheet_legend:
    """Make the line below a table; its text is what the search finds."""
    return sheet_legend("", "; ".join(span.text for span in spans), cnn_spans=spans)


def make_sheet(table: nodes.table, grid: Grid, label: str) -> sheet:
    """Make the table of a model out of the one that has stood for it so far, with its caption and its name."""
    return wrap(table, [make_rows(grid)], label, sum(grid.widths) + BETWEEN * len(grid.columns))


def wrap(table: nodes.table, parts: Sequence[nodes.Element], label: str, signs: int) -> sheet:
    """Put the parts of a table together, so many *signs* wide, under the caption and with the names of another one."""
    anchor = table["ids"][0] if table["ids"] else ""
    captions = (sheet_caption("", "", *title.children, cnn_anchor=anchor) for title in table.findall(nodes.title))
    made = sheet("", *captions, *parts, cnn_label=label if signs > NARROW else "", cnn_signs=signs)
    made.update_all_atts(table)
    made["classes"] = [name for name in table["classes"] if not name.startswith("colwidths")]
    return made


def visit_sheet(translator: HTML5Translator, node: sheet) -> None:
    """Open the area that moves sideways, and the table in it."""
    label, width = node["cnn_label"], node.get("width", "")
    aloud = {"tabindex": "0", "role": "region", "aria_label": label} if label else {}
    classes = " ".join([*node["classes"], *([f"align-{node['align']}"] if "align" in node else [])])
    signs = node["cnn_signs"]
    style = f"--cnn-signs:{signs}" + (f";width:{width}{'px' if width[-1:].isdigit() else ''}" if width else "")
    area = "cnn-scroll cnn-wide" if signs > WIDE else "cnn-scroll"
    names_of: list[str] = node["ids"] or [""]
    anchor, *others = names_of
    names = "".join(f"{open_tag('span', id=name)}</span>" for name in others)
    table = open_tag("table", class_=classes, id=anchor, style=style)
    translator.body.append(f"{open_tag('div', class_=area, **aloud)}{names}{table}\n")


def depart_sheet(translator: HTML5Translator, node: sheet) -> None:
    """Close the table."""
    translator.body.append("</table></div>\n")


def visit_caption(translator: HTML5Translator, node: sheet_caption) -> None:
    """Open the caption: its number first, as Sphinx writes it; it stays in sight while the table moves."""
    translator.body.append('<caption><span class="cnn-caption">')
    if node["cnn_anchor"]:
        translator.add_fignumber(nodes.table("", ids=[node["cnn_anchor"]]))
    translator.body.append('<span class="caption-text">')


def depart_caption(translator: HTML5Translator, node: sheet_caption) -> None:
    """Close the caption, with a link to the table."""
    translator.body.append("</span>")
    if node["cnn_anchor"]:
        translator.add_permalink_ref(nodes.table("", ids=[node["cnn_anchor"]]), _("Link to this table"))
    translator.body.append("</span></caption>\n")


def visit_legend(translator: HTML5Translator, node: sheet_legend) -> None:
    """Write what is marked as what."""
    translator.body.append(f"{open_tag('p', class_='cnn-legend')}{' '.join(map(write_span, node['cnn_spans']))}</p>\n")
    raise nodes.SkipNode


def depart_legend(translator: HTML5Translator, node: sheet_legend) -> None:
    """Do nothing: all is written."""


HTML: dict[type[nodes.Element], tuple[Callable[[Any, Any], None], Callable[[Any, Any], None]]] = {
    sheet: (visit_sheet, depart_sheet),
    sheet_caption: (visit_caption, depart_caption),
    sheet_rows: (visit_rows, depart_rows),
    sheet_part: (visit_part, depart_part),
    sheet_row: (visit_row, depart_row),
    sheet_cell: (visit_cell, depart_cell),
    sheet_legend: (visit_legend, depart_legend),
}
"""How each of these nodes is written."""
