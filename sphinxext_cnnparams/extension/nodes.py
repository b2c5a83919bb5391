"""Nodes of our own: each a core node, with a visitor for HTML only."""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator


class derivations(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold the steps behind a table; in HTML they fold."""


class derivations_title(nodes.rubric):  # noqa: N801 -- docutils names node classes so
    """Hold the title of the steps; in HTML what one clicks on."""


def visit_derivations(translator: HTML5Translator, node: derivations) -> None:
    """Open the folding element."""
    tag = translator.starttag(node, "details")
    # with a value, since what is written for EPUB is XML
    translator.body.append(tag.replace("<details", '<details open="open"', 1) if node.get("open") else tag)


def depart_derivations(translator: HTML5Translator, node: derivations) -> None:
    """Close the folding element."""
    translator.body.append("</details>\n")


def visit_title(translator: HTML5Translator, node: derivations_title) -> None:
    """Open what one clicks on."""
    translator.body.append(translator.starttag(node, "summary", ""))


def depart_title(translator: HTML5Translator, node: derivations_title) -> None:
    """Close what one clicks on."""
    translator.body.append("</summary>\n")
