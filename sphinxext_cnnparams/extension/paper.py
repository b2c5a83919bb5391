"""Tables in LaTeX: measured there, so that every number is whole on its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.latex import LaTeXTranslator

from ..core.quantities import CONNECTED, Column
from .cells import Grid, TableLine
from .parting import TURNED, Measure, measure, part, pieces, wraps
from .plain import make_group
from .wording import translate

SHORT = 10
"""Tables with more lines may be parted between pages."""
FURTHER = "Further columns of this table"


class fitted(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold a table that LaTeX fits on the page: *cnn_columns* says how; *cnn_turns* whether the page may be turned."""


class turned(nodes.container):  # noqa: N801
    """Hold the parts of a table; their page is turned."""


class wrapped(nodes.inline):  # noqa: N801
    """Hold words that go on in the next line, if they are too long; *cnn_name* says that a name may, too."""


class stacked(nodes.inline):  # noqa: N801
    """Hold a title whose words stand one above the other."""


class ruled(nodes.inline):  # noqa: N801
    """Hold a bar, *cnn_part* of the longest one."""


COMMANDS = {1: "cnnparamsbars", 2: "cnnparamsfixed", 3: "cnnparamswords", 4: "cnnparamsequations"}
"""What measures a column, by how much is said of it."""


def fit(holder: nodes.container, table: nodes.table, grid: Grid) -> nodes.container:
    """Fill a table, and put it where LaTeX measures it; one that is too wide goes on below with its other columns."""
    free = stands_free(holder)
    # where the page cannot be turned, such as in a note, several tables would run over its end
    first, *others = part(grid, TURNED) if free else [grid]
    begin = fit_part(table, first, free=free, turns=free and not others)
    if not others:
        return begin
    title = nodes.paragraph("", "", nodes.emphasis("", translate(FURTHER)))
    rest = [fit_part(_continue(table), other, free=free, turns=False) for other in others]
    below = (node for fitted_part in rest for node in (title.deepcopy(), fitted_part))
    return turned("", begin, *below)


def _continue(table: nodes.table) -> nodes.table:
    """Make a table that goes on with another one's columns: what that is called, it is not."""
    return nodes.table(classes=[name for name in table["classes"] if name != "longtable"])


def fit_part(table: nodes.table, grid: Grid, *, free: bool, turns: bool) -> fitted:
    """Fill a table with some of the columns, or all."""
    table += make_group(grid)
    for entry, column in zip(next(iter(table.findall(nodes.thead))).findall(nodes.entry), grid.columns, strict=True):
        if wraps(column):
            _replace_text(entry, wrapped, cnn_name=False)
        else:
            _replace_text(entry, stacked, cnn_side="r" if column.numeric else "l")
    for row, line in zip(next(iter(table.findall(nodes.tbody))).findall(nodes.row), grid.lines, strict=True):
        _fill_row(row, line, grid)
    for target in list(table.findall(nodes.target)):  # before the text, it would stand on a line of its own
        target.parent.append(target.parent.pop(target.parent.index(target)))
    if free and len(grid.lines) > SHORT and "longtable" not in table["classes"]:
        table["classes"].append("longtable")
    measures = tuple(measure(grid, i) for i in range(len(grid.columns)))
    spec = addnodes.tabular_col_spec(spec="".join(_column(column, i) for i, column in enumerate(grid.columns)))
    return fitted("", spec, table, cnn_columns=measures, cnn_turns=turns)


def _fill_row(row: nodes.row, line: TableLine, grid: Grid) -> None:
    """Replace the texts of a row by what LaTeX writes in its own way."""
    for i, (entry, column) in enumerate(zip(row.findall(nodes.entry), grid.columns, strict=True)):
        if wraps(column):
            _replace_text(entry, wrapped, cnn_name=not i or column is CONNECTED)
        elif bar := line.cells[i].bar:
            _replace_text(entry, ruled, cnn_part=float(bar.removesuffix("%")) / 100)


def _replace_text(entry: nodes.Element, kind: type[nodes.inline], **attributes: object) -> None:
    for text in list(entry.findall(nodes.Text)):
        text.parent.replace(text, kind("", text.astext(), **attributes))


def stands_free(node: nodes.Node) -> bool:
    """Tell whether a table stands in the text itself, and in nothing that cannot be parted between pages."""
    parent = node.parent
    while parent is not None and isinstance(parent, (nodes.section, addnodes.start_of_file)):
        parent = parent.parent
    return isinstance(parent, nodes.document)


def _column(column: Column, place: int) -> str:
    """Give a column to LaTeX; Sphinx takes capital letters for columns that find their width themselves."""
    words = rf">{{\raggedright\arraybackslash}}p{{\cnnparamswidth{{{place}}}}}"
    return words if wraps(column) else "r" if column.numeric else "l"


def visit_fitted(translator: LaTeXTranslator, node: fitted) -> None:
    """Say what the columns are; LaTeX finds the size."""
    columns = "".join(_write(translator, column) for column in node["cnn_columns"])
    translator.body.append(f"\n\\begin{{cnnparamsfit}}{{%\n{columns}}}{{{int(node['cnn_turns'])}}}\n")


def _write(translator: LaTeXTranslator, column: Measure) -> str:
    return f"\\{COMMANDS[len(column)]}{''.join(f'{{{translator.encode(text)}}}' for text in column)}%\n"


def depart_fitted(translator: LaTeXTranslator, node: fitted) -> None:
    """End it."""
    translator.body.append("\n\\end{cnnparamsfit}\n")


def visit_turned(translator: LaTeXTranslator, node: turned) -> None:
    """Turn the page."""
    translator.body.append("\n\\begin{landscape}\n")


def depart_turned(translator: LaTeXTranslator, node: turned) -> None:
    """Turn it back."""
    translator.body.append("\n\\end{landscape}\n")


def visit_wrapped(translator: LaTeXTranslator, node: wrapped) -> None:
    """Write words, or a name with its places for breaks."""
    parts = pieces(node.astext()) if node["cnn_name"] else [node.astext()]
    translator.body.append(r"\cnnparamsragged " + r"\hspace{0pt}".join(map(translator.encode, parts)))
    raise nodes.SkipNode


def visit_ruled(translator: LaTeXTranslator, node: ruled) -> None:
    """Draw a bar."""
    translator.body.append(f"\\cnnparamsbar{{{node['cnn_part']:.4g}}}")
    raise nodes.SkipNode


def visit_stacked(translator: LaTeXTranslator, node: stacked) -> None:
    """Write the words of a title."""
    words = r"\\".join(translator.encode(word) for word in node.astext().split())
    translator.body.append(f"\\cnnparamsstack{{{node['cnn_side']}}}{{{words}}}")
    raise nodes.SkipNode


def skip(translator: LaTeXTranslator, node: nodes.Node) -> None:
    """Do nothing: the visitor has written all."""


Visitor = Callable[[Any, Any], None]
LATEX: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    turned: (visit_turned, depart_turned),
    fitted: (visit_fitted, depart_fitted),
    wrapped: (visit_wrapped, skip),
    ruled: (visit_ruled, skip),
    stacked: (visit_stacked, skip),
}
"""How each of these nodes is written."""
