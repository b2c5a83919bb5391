"""Tables in HTML: nodes of our own, few and without wrappings, which look the same in every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

from docutils import nodes
from sphinx.locale import _
from sphinx.writers.html5 import HTML5Translator

from ..core.quantities import NOTE, PARAMS, Column
from .cells import Grid, TableLine
from .marks import Span, say_aloud
from .wording import fill_in

BETWEEN = 2
"""The space between columns, in characters."""
NARROW = 30
"""So many characters of a table fit on the screen of a phone; wider ones are moved sideways there."""
NONE = "cnn-none"
"""The class of what stands where there is nothing to calculate."""
LONG = 12
"""Names of more characters go on in the next line, where the screen is narrow, behind a dot or an underscore."""
WIDE = 130
"""Tables of more characters are printed on pages that are turned."""


class sheet(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold a table; *cnn_label* says aloud what it is, where it can be moved sideways."""


class sheet_caption(nodes.inline):  # noqa: N801
    """Hold the caption of a table that links find by *cnn_anchor*."""


class sheet_part(nodes.container):  # noqa: N801
    """Hold the lines of the head of a table, or of its body: *cnn_tag*."""


class sheet_row(nodes.container):  # noqa: N801
    """Hold a line of a table."""


class sheet_cell(nodes.inline):  # noqa: N801
    """Hold a cell; of *cnn_spans* its text is only the sum, which the search finds, of *cnn_bar* its number."""


class sheet_legend(nodes.paragraph):  # noqa: N801
    """Say below a table what is marked as what: *cnn_spans*."""


def make_legend_node(spans: Sequence[Span]) -> sheet_legend:
    """Make the line below a table; its text is what the search finds."""
    return sheet_legend("", "; ".join(span.text for span in spans), cnn_spans=spans)


def make_sheet(table: nodes.table, grid: Grid, label: str) -> sheet:
    """Make the table of a model out of the one that has stood for it so far, with its caption and its name."""
    kinds = [_cell_kind(grid, i) for i in range(len(grid.columns))]
    head = sheet_part("", _row(grid.head, kinds, head=True), cnn_tag="thead")
    return wrap(table, [head, *_bodies(grid.lines, kinds)], label, sum(grid.widths) + BETWEEN * len(kinds))


def _bodies(lines: Sequence[TableLine], kinds: list[str]) -> Iterator[sheet_part]:
    """Make the bodies of a table: each block that folds is one, so that a style sheet can open it."""
    plain: list[sheet_row] = []
    place = 0
    while place < len(lines):
        end = place + 1 + lines[place].folds
        rows = [_row(line, kinds) for line in lines[place:end]]
        if lines[place].folds:
            yield from _body(plain)
            yield from _body(rows, "cnn-fold")
            plain = []
        else:
            plain += rows
        place = end
    yield from _body(plain)


def _body(rows: list[sheet_row], kind: str = "") -> Iterator[sheet_part]:
    if rows:
        yield sheet_part("", *rows, cnn_tag="tbody", cnn_kind=kind)


def wrap(table: nodes.table, parts: list[sheet_part], label: str, signs: int) -> sheet:
    """Put the parts of a table together, so many *signs* wide, under the caption and with the names of another one."""
    anchor = table["ids"][0] if table["ids"] else ""
    captions = (sheet_caption("", "", *title.children, cnn_anchor=anchor) for title in table.findall(nodes.title))
    made = sheet("", *captions, *parts, cnn_label=label if signs > NARROW else "", cnn_signs=signs)
    made.update_all_atts(table)
    made["classes"] = [name for name in table["classes"] if not name.startswith("colwidths")]
    return made


def cell(kind: str, *content: nodes.Node, head: bool = False, stub: bool = False) -> sheet_cell:
    """Make a cell of what belongs into it; an empty one is the head of nothing."""
    made = sheet_cell("", "", *content, cnn_kind=kind, cnn_scope="col" if head else "row" if stub else "")
    if not made.astext():
        made["cnn_scope"] = ""
    return made


def _row(line: TableLine, kinds: list[str], *, head: bool = False) -> sheet_row:
    row = sheet_row("", cnn_kind=line.kind, ids=[line.anchor] if line.anchor else [])
    for i, (content, kind) in enumerate(zip(line.cells, kinds, strict=True)):
        made = cell(kind, nodes.Text(content.number or content.text), head=head, stub=not i)
        if content.spans:
            made["cnn_spans"] = content.spans
        if content.share:
            made["cnn_share"] = content.share
        if content.bar:
            made["cnn_bar"] = content.bar
        if not i:
            made["cnn_link"] = line.anchor, content.text
            made["cnn_others"] = line.others
            made["cnn_folds"] = line.name
        row += made
    return row


def _cell_kind(grid: Grid, place: int) -> str:
    column = grid.columns[place]
    kind = "cnn-num" if column.numeric else "cnn-note" if column is NOTE else ""
    return f"{kind} cnn-key".strip() if place == find_key(grid.columns) else kind


def find_key(columns: Sequence[Column]) -> int:
    """Give the column that matters most, which stays in sight: the parameters, or else the last one asked for."""
    places = {column.name: place for place, column in enumerate(columns) if column is not NOTE and not column.bar}
    return places.get(PARAMS.name, max(places.values(), default=0))


def open_tag(tag: str, **attributes: str) -> str:
    """Write the beginning of an element; attributes without a value are left out."""
    written = (f' {name.strip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{''.join(written)}>"


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


def visit_part(translator: HTML5Translator, node: sheet_part) -> None:
    """Open the head or a body."""
    translator.body.append(f"{open_tag(node['cnn_tag'], class_=node.get('cnn_kind', ''))}\n")


def depart_part(translator: HTML5Translator, node: sheet_part) -> None:
    """Close the head or the body."""
    translator.body.append(f"</{node['cnn_tag']}>\n")


def visit_row(translator: HTML5Translator, node: sheet_row) -> None:
    """Open a line; links lead to it."""
    anchor = node["ids"][0] if node["ids"] else ""
    translator.body.append(open_tag("tr", class_=node.get("cnn_kind", ""), id=anchor))


def depart_row(translator: HTML5Translator, node: sheet_row) -> None:
    """Close a line."""
    translator.body.append("</tr>\n")


def visit_cell(translator: HTML5Translator, node: sheet_cell) -> None:
    """Open a cell; what is told apart in it is written here."""
    tag = "th" if node["cnn_scope"] else "td"
    share = f"--cnn-share:{node['cnn_share']}" if "cnn_share" in node else ""
    opened = open_tag(tag, class_=node["cnn_kind"], scope=node["cnn_scope"], style=share)
    hidden: tuple[str, ...] = node.get("cnn_others", ())
    others = "".join(f"{open_tag('span', id=anchor)}</span>" for anchor in hidden)
    translator.body.append(opened + others + _permalink(translator, node))
    if "cnn_spans" in node or "cnn_bar" in node:
        inside = write_bar(node["cnn_bar"], node.astext()) if "cnn_bar" in node else write_spans(node["cnn_spans"])
        translator.body.append(f"{_switch(translator, node, inside)}</{tag}>")
        raise nodes.SkipNode
    translator.body.append(_switch(translator, node, ""))


def _switch(translator: HTML5Translator, node: sheet_cell, inside: str) -> str:
    """Put what folds and unfolds a block before its name; books have no such thing, and show all."""
    if not node.get("cnn_folds") or translator.builder.name == "epub":
        return inside
    label = fill_in("show the layers inside {name}", name=node["cnn_folds"])
    return f'<label><input type="checkbox" aria-label="{escape(label)}" />{inside}</label>'


def depart_cell(translator: HTML5Translator, node: sheet_cell) -> None:
    """Close a cell."""
    translator.body.append("</th>" if node["cnn_scope"] else "</td>")


def write_bar(length: str, number: str) -> str:
    """Draw a bar; pointing at it says its number, and so do screen readers."""
    style = f"--cnn-part:{length}"
    return f"{open_tag('span', class_='cnn-bar', style=style, role='img', aria_label=number, title=number)}</span>"


def write_spans(spans: Sequence[Span]) -> str:
    """Write the parts of a cell; a calculation can be reached by keyboard, is read out, and then names its parts."""
    written = "".join(map(write_span, spans))
    if not any(span.title and span.kind != NONE for span in spans):
        return written
    aloud = open_tag("span", class_="cnn-marked", tabindex="0", role="math", aria_label=say_aloud(spans))
    return f"{aloud}{written}</span>"


def visit_legend(translator: HTML5Translator, node: sheet_legend) -> None:
    """Write what is marked as what."""
    translator.body.append(f"{open_tag('p', class_='cnn-legend')}{' '.join(map(write_span, node['cnn_spans']))}</p>\n")
    raise nodes.SkipNode


def depart_legend(translator: HTML5Translator, node: sheet_legend) -> None:
    """Do nothing: all is written."""


def write_span(span: Span) -> str:
    """Write a part of a cell."""
    text = escape(span.text, quote=False)
    if span.kind.startswith("cnn-name") and len(text) > LONG:
        text = text.replace("_", "_<wbr />").replace(".", ".<wbr />")
    return f"{open_tag('span', class_=span.kind, title=span.title)}{text}</span>" if span.kind else text


def _permalink(translator: HTML5Translator, node: sheet_cell) -> str:
    """Give the link of a line to itself; its sign is in the style sheet, so that nobody copies it with the name."""
    wanted = translator.config.html_permalinks and translator.builder.add_permalinks
    link: tuple[str, str] = node.get("cnn_link", ("", ""))
    anchor, name = link
    if not anchor or not wanted:
        return ""
    label = fill_in("link to {name}", name=name)
    return f"{open_tag('a', class_='cnn-permalink', href=f'#{anchor}', aria_label=label)}</a>"


HTML: dict[type[nodes.Element], tuple[Callable[[Any, Any], None], Callable[[Any, Any], None]]] = {
    sheet: (visit_sheet, depart_sheet),
    sheet_caption: (visit_caption, depart_caption),
    sheet_part: (visit_part, depart_part),
    sheet_row: (visit_row, depart_row),
    sheet_cell: (visit_cell, depart_cell),
    sheet_legend: (visit_legend, depart_legend),
}
"""How each of these nodes is written."""
