"""The lines of a model's table as HTML: one node for all of them, since every node costs every transform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from ..core.quantities import CONNECTED, NOTE, PARAMS, Column
from ..core.structs import Struct
from .cells import Cell, Grid, TableLine
from .spans import open_tag, write_bar, write_spans
from .wording import fill_in

WORDS: Mapping[Column, str] = {NOTE: "cnn-note", CONNECTED: "cnn-from"}
"""The columns whose cells may go on in the next line, with their classes."""


class sheet_rows(nodes.inline):  # noqa: N801 -- docutils names node classes so
    """Hold the lines of a table, *cnn_grid*; its text is what the search finds."""


def make_rows(grid: Grid) -> sheet_rows:
    """Make the head and the bodies of a table."""
    texts = (cell.number or cell.text for line in (grid.head, *grid.lines) for cell in line.cells)
    made = sheet_rows("", "\n".join(filter(None, texts)))
    made["cnn_grid"] = grid
    return made


def visit_rows(translator: HTML5Translator, node: sheet_rows) -> None:
    """Write all lines."""
    grid: Grid = node["cnn_grid"]
    kinds = tuple(_choose_kind(grid, place) for place in range(len(grid.columns)))
    is_book = translator.builder.name == "epub"
    permalinks = bool(translator.config.html_permalinks and translator.builder.add_permalinks)
    translator.body += RowWriter(kinds, permalinks=permalinks, switches=not is_book).write(grid)
    raise nodes.SkipNode


def depart_rows(translator: HTML5Translator, node: sheet_rows) -> None:
    """Do nothing: all is written."""


def _choose_kind(grid: Grid, place: int) -> str:
    column = grid.columns[place]
    kind = "cnn-num" if column.numeric else WORDS.get(column, "")
    return f"{kind} cnn-key".strip() if place == find_key(grid.columns) else kind


def find_key(columns: Sequence[Column]) -> int:
    """Give the column that matters most, which stays in sight: the parameters, or else the last one asked for."""
    places = {column.name: place for place, column in enumerate(columns) if column not in WORDS and not column.bar}
    return places.get(PARAMS.name, max(places.values(), default=0))


class RowWriter(Struct):
    """Write lines whose cells are of these *kinds*; books have no *switches* that fold blocks, and show all."""

    kinds: tuple[str, ...]
    permalinks: bool
    switches: bool

    def write(self, grid: Grid) -> Iterator[str]:
        """Write the head and the bodies; each block that folds is a body, so that a style sheet can open it."""
        yield f"<thead>\n{self.line(grid.head, head=True)}</thead>\n"
        place, plain = 0, ""
        while place < len(grid.lines):
            end = place + 1 + grid.lines[place].folds
            rows = "".join(self.line(line) for line in grid.lines[place:end])
            if grid.lines[place].folds:
                yield from (_body(plain), _body(rows, "cnn-fold"))
                plain = ""
            else:
                plain += rows
            place = end
        yield _body(plain)

    def line(self, line: TableLine, *, head: bool = False) -> str:
        """Write a line; links lead to it."""
        first, *others = zip(line.cells, self.kinds, strict=True)
        written = [self.first(line, *first, scope="col" if head else "row")]
        written += [self.cell(*cell, scope="col" if head else "") for cell in others]
        return f"{open_tag('tr', class_=line.kind, id=line.anchor)}{''.join(written)}</tr>\n"

    def first(self, line: TableLine, cell: Cell, kind: str, *, scope: str) -> str:
        """Write the first cell of a line, with the names of what it stands for, its own link, and its switch."""
        names = "".join(f"{open_tag('span', id=anchor)}</span>" for anchor in line.others)
        inside = _inside(cell)
        if line.name and self.switches:
            label = fill_in("show the layers inside {name}", name=line.name)
            inside = f'<label><input type="checkbox" aria-label="{escape(label)}" />{inside}</label>'
        return _cell(cell, kind, scope, f"{names}{self.permalink(line.anchor, cell.text)}{inside}")

    def cell(self, cell: Cell, kind: str, *, scope: str) -> str:
        """Write a cell; one without words has no need to part them."""
        return _cell(cell, kind if cell.text or kind not in WORDS.values() else "", scope, _inside(cell))

    def permalink(self, anchor: str, name: str) -> str:
        """Give the link of a line to itself; its sign is in the style sheet, so that nobody copies it with the name."""
        if not anchor or not self.permalinks:
            return ""
        label = fill_in("link to {name}", name=name)
        return f"{open_tag('a', class_='cnn-permalink', href=f'#{anchor}', aria_label=label)}</a>"


def _cell(cell: Cell, kind: str, scope: str, inside: str) -> str:
    """Write a cell around what stands in it; an empty one is the head of nothing."""
    tag = "th" if scope and cell.text else "td"
    style = f"--cnn-share:{cell.share}" if cell.share else ""
    return f"{open_tag(tag, class_=kind, scope=scope if cell.text else '', style=style)}{inside}</{tag}>"


def _inside(cell: Cell) -> str:
    if cell.bar:
        return write_bar(cell.bar, cell.number)
    return write_spans(cell.spans) if cell.spans else escape(cell.text, quote=False)


def _body(rows: str, kind: str = "") -> str:
    return f"{open_tag('tbody', class_=kind)}\n{rows}</tbody>\n" if rows else ""
