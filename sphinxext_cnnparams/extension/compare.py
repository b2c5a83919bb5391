"""The directive ``cnn-compare``: models side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..core.quantities import QUANTITIES, Selection, Unanswerable
from .choices import Options, required, several_of, take_out_wrong, target_of
from .late import CURRENT, FILLS, Page, holder
from .lines import mark_place
from .plain import mark_stub
from .sheet import BETWEEN, wrap
from .sheet_parts import cell, sheet_part, sheet_row
from .wording import translate

USUAL = ("input", "output", "layers", "params", "trainable", "macs", "memory")
"""What is compared unless the author says otherwise."""
POSSIBLE = tuple(name for name, quantity in QUANTITIES.items() if quantity.comparable)


class CnnCompare(SphinxDirective):
    """Show models side by side."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = Options(
        {
            "quantities": several_of(POSSIBLE),
            "caption": required,
            "name": directives.unchanged,
            "class": directives.class_option,
        }
    )

    def run(self) -> list[nodes.Node]:
        """Leave a table to be filled, with its caption already, and a holder for its rows."""
        take_out_wrong(self)
        target = target_of(self)
        if not target:
            return []
        models = tuple(target.replace(",", " ").split())
        rows = self.options.get("quantities", USUAL)
        table = nodes.table(classes=["cnn-summary", "cnn-compare", "colwidths-auto", *self.options.get("class", [])])
        mark_place(self, table)
        messages: list[nodes.system_message] = []
        if "caption" in self.options:
            inlines, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            table += nodes.title(self.options["caption"], "", *inlines)
        self.add_name(table)
        node = holder(self.env, "compare", tuple(("layers", model) for model in models), "model", rows=rows)
        mark_place(self, node)
        node += table
        return [node, *messages]


def fill(node: Element, page: Page) -> list[nodes.Node]:
    """Fill the table."""
    current = node.get(CURRENT, "")
    names = [target for _, target in node["cnn_asks"]]
    found = [page.select(name, current) for name in names]
    (table,) = node.findall(nodes.table)
    group = nodes.tgroup("", cols=len(names) + 1)
    titles: list[list[nodes.Node]] = [[nodes.Text("")], *([page.link(name, current, name)] for name in names)]
    body = [
        [translate(QUANTITIES[name].heading), *(value(name, selection, page) for selection in found)]
        for name in node["rows"]
    ]
    if page.builder.format == "html":
        return [_sheet(table, titles, body)]
    widths = [max(len(line[i]) for line in [["", *names], *body]) + 1 for i in range(len(names) + 1)]
    for width in widths:
        group += nodes.colspec(colwidth=width)
    mark_stub(group)
    head = nodes.row("", *(_entry(cell, ["cnn-num"] if i else []) for i, cell in enumerate(titles)))
    lines = (nodes.row("", *(_entry([nodes.Text(t)], ["cnn-num"] if i else []) for i, t in enumerate(r))) for r in body)
    group += [nodes.thead("", head), nodes.tbody("", *lines)]
    table += group
    return [nodes.container("", table, classes=["cnn-scroll"])]


def _sheet(table: nodes.table, titles: list[list[nodes.Node]], body: list[list[str]]) -> nodes.Element:
    """Write it as tables of models are written in HTML."""
    head = sheet_row("", *(cell("cnn-num" if i else "", *title, head=True) for i, title in enumerate(titles)))
    lines = (
        sheet_row("", *(cell("cnn-num" if i else "", nodes.Text(t), stub=not i) for i, t in enumerate(line)))
        for line in body
    )
    parts = [sheet_part("", head, cnn_tag="thead"), sheet_part("", *lines, cnn_tag="tbody")]
    lengths = (max(len(line[i]) for line in body) + BETWEEN for i in range(len(titles)))
    return wrap(table, parts, translate("Models"), sum(lengths))


def value(name: str, selection: Selection | None, page: Page) -> str:
    """Write one number of one model."""
    if selection is None:
        return "?"
    try:
        return page.form.value(QUANTITIES[name].of(selection, page.form))
    except Unanswerable:
        return "–"


def _entry(inner: list[nodes.Node], classes: list[str]) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *inner), classes=classes)


FILLS["compare"] = fill
