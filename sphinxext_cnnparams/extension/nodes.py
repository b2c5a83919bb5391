"""Nodes of our own: each a core node, with a visitor for HTML only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from .wording import put_label


class derivations(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold the steps behind a table; in HTML they fold."""


class derivations_title(nodes.rubric):  # noqa: N801 -- docutils names node classes so
    """Hold the title of the steps; in HTML what one clicks on."""


class step_line(nodes.line):  # noqa: N801 -- docutils names node classes so
    """Hold a step; in HTML its sides stand below those of the other steps, and letters lean."""


def visit_step(translator: HTML5Translator, node: step_line) -> None:
    """Write the label and the sides, each with what makes the line read as text, too."""
    step = node["cnn_step"]
    label = escape(put_label(step.label, ""), quote=False)
    sides = [escape(side, quote=False) for side in step.sides]
    if step.in_letters:
        sides[0] = f"<i>{sides[0]}</i>"
    empty = "" if step.in_letters or len(sides) == 1 else "<span></span>"
    cells = " ".join(f"<span>{'= ' if place else ''}{side}</span>" for place, side in enumerate(sides))
    translator.body.append(f'<div class="line"><span>{label}</span>{empty}{cells}</div>\n')
    raise nodes.SkipNode


def depart_step(translator: HTML5Translator, node: step_line) -> None:
    """Do nothing: all is written."""


def visit_derivations(translator: HTML5Translator, node: derivations) -> None:
    """Open the folding element; in a book nothing is hidden."""
    opened = node.get("open") or translator.builder.name == "epub"
    tag = translator.starttag(node, "details")
    # with a value, since what is written for EPUB is XML
    translator.body.append(tag.replace("<details", '<details open="open"', 1) if opened else tag)


def depart_derivations(translator: HTML5Translator, node: derivations) -> None:
    """Close the folding element."""
    translator.body.append("</details>\n")


def visit_title(translator: HTML5Translator, node: derivations_title) -> None:
    """Open what one clicks on."""
    translator.body.append(translator.starttag(node, "summary", ""))


def depart_title(translator: HTML5Translator, node: derivations_title) -> None:
    """Close what one clicks on."""
    translator.body.append("</summary>\n")


HTML: Mapping[type[nodes.Element], tuple[Callable[[Any, Any], None], Callable[[Any, Any], None]]] = {
    derivations: (visit_derivations, depart_derivations),
    step_line: (visit_step, depart_step),
    derivations_title: (visit_title, depart_title),
}
"""How each of these nodes is written."""
