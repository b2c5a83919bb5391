"""Nodes of our own: each a core node, with a visitor for HTML only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from .steps import StepLine, StepsOfRow
from .typeset import EquationSide, write_side
from .wording import put_label


class derivations(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold the steps behind a table; in HTML they fold."""


class derivations_title(nodes.rubric):  # noqa: N801 -- docutils names node classes so
    """Hold the title of the steps; in HTML what one clicks on."""


class step_list(nodes.inline):  # noqa: N801 -- docutils names node classes so
    """Hold the steps of all layers, *cnn_entries*; its text is what the search finds."""


def visit_steps(translator: HTML5Translator, node: step_list) -> None:
    """Write the layers, each with its steps."""
    translator.body += ("<dl>\n", *map(write_entry, node["cnn_entries"]), "</dl>\n")
    raise nodes.SkipNode


def depart_steps(translator: HTML5Translator, node: step_list) -> None:
    """Do nothing: all is written."""


def write_entry(entry: StepsOfRow) -> str:
    """Write a layer and its steps."""
    name, kind = (escape(text, quote=False) for text in (entry.name, entry.kind))
    lines = "".join(map(write_step, entry.lines))
    return f'<dt><span class="cnn-name">{name}</span> ({kind})</dt><dd><div class="cnn-steps">\n{lines}</div>\n</dd>\n'


def write_step(step: StepLine) -> str:
    """Write the label and the sides, which stand below those of the other steps; letters lean.

    Each comes with what makes the line read as text, too.
    """
    first, *others = step.write_sides()
    label = write_side(EquationSide(put_label(step.label, "")))
    return f"<div>{label}{' '.join(map(write_side, (first, *others)))}</div>\n"


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
    step_list: (visit_steps, depart_steps),
    derivations_title: (visit_title, depart_title),
}
"""How each of these nodes is written."""
