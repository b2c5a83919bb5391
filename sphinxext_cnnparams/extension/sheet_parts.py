"""Cells of a table in HTML that hold links: nodes, which Sphinx resolves."""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from .spans import open_tag


class sheet_part(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold the lines of the head of a table, or of its body: *cnn_tag*."""


class sheet_row(nodes.container):  # noqa: N801
    """Hold a line of a table."""


class sheet_cell(nodes.inline):  # noqa: N801
    """Hold a cell."""


def cell(kind: str, *content: nodes.Node, head: bool = False, stub: bool = False) -> sheet_cell:
    """Make a cell of what belongs into it; an empty one is the head of nothing."""
    made = sheet_cell("", "", *content, cnn_kind=kind, cnn_scope="col" if head else "row" if stub else "")
    if not made.astext():
        made["cnn_scope"] = ""
    return made


def visit_part(translator: HTML5Translator, node: sheet_part) -> None:
    """Open the head or a body."""
    translator.body.append(f"<{node['cnn_tag']}>\n")


def depart_part(translator: HTML5Translator, node: sheet_part) -> None:
    """Close the head or the body."""
    translator.body.append(f"</{node['cnn_tag']}>\n")


def visit_row(translator: HTML5Translator, node: sheet_row) -> None:
    """Open a line."""
    translator.body.append("<tr>")


def depart_row(translator: HTML5Translator, node: sheet_row) -> None:
    """Close a line."""
    translator.body.append("</tr>\n")


def visit_cell(translator: HTML5Translator, node: sheet_cell) -> None:
    """Open a cell."""
    tag = "th" if node["cnn_scope"] else "td"
    translator.body.append(open_tag(tag, class_=node["cnn_kind"], scope=node["cnn_scope"]))


def depart_cell(translator: HTML5Translator, node: sheet_cell) -> None:
    """Close a cell."""
    translator.body.append("</th>" if node["cnn_scope"] else "</td>")
