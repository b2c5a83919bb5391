"""Tables in LaTeX: measured there, so that every number is whole on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.latex import LaTeXTranslator

from ..core.quantities import CONNECTED, Column
from .cells import Grid
from .plain import make_group

SHORT = 10
"""Tables with more lines may be parted between pages."""
BREAKS = "._"
"""Behind these signs a name may go on in the next line."""
WEIGHTS = {
    **dict.fromkeys(",.; il'()", 0.55),
    **dict.fromkeys("×mwMW", 1.6),
    **dict.fromkeys("−+=ABCDEFGHKNOQRUVX", 1.4),
}
"""How wide signs are, in digits: enough to tell which text is the longest; LaTeX measures that one."""


class fitted(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Hold a table that LaTeX fits on the page: *cnn_columns* says how; *cnn_turns* whether the page may be turned."""


class wrapped(nodes.inline):  # noqa: N801
    """Hold words that go on in the next line, if they are too long; *cnn_name* says that a name may, too."""


class stacked(nodes.inline):  # noqa: N801
    """Hold a title whose words stand one above the other."""


class ruled(nodes.inline):  # noqa: N801
    """Hold a bar, *cnn_part* of the longest one."""


Measure = tuple[str, ...]
"""A column as LaTeX measures it: title of bars; title and widest cell; or its place, longest word and longest text."""
COMMANDS = {1: "cnnparamsbars", 2: "cnnparamsfixed", 3: "cnnparamswords"}
"""What measures a column, by how much is said of it."""


def fit(holder: nodes.container, table: nodes.table, grid: Grid) -> fitted:
    """Fill a table, and put it where LaTeX measures it."""
    table += make_group(grid)
    for entry, column in zip(next(iter(table.findall(nodes.thead))).findall(nodes.entry), grid.columns, strict=True):
        if wraps(column):
            _replace_text(entry, wrapped, cnn_name=False)
        else:
            _replace_text(entry, stacked, cnn_side="r" if column.numeric else "l")
    for row, line in zip(next(iter(table.findall(nodes.tbody))).findall(nodes.row), grid.lines, strict=True):
        for i, (entry, column) in enumerate(zip(row.findall(nodes.entry), grid.columns, strict=True)):
            if wraps(column):
                _replace_text(entry, wrapped, cnn_name=not i or column is CONNECTED)
            elif bar := line.cells[i].bar:
                _replace_text(entry, ruled, cnn_part=float(bar.removesuffix("%")) / 100)
    for target in list(table.findall(nodes.target)):  # before the text, it would stand on a line of its own
        target.parent.append(target.parent.pop(target.parent.index(target)))
    free = stands_free(holder)
    if free and len(grid.lines) > SHORT and "longtable" not in table["classes"]:
        table["classes"].append("longtable")
    measures = tuple(measure(grid, i) for i in range(len(grid.columns)))
    spec = addnodes.tabular_col_spec(spec="".join(_column(column, i) for i, column in enumerate(grid.columns)))
    return fitted("", spec, *holder.children, cnn_columns=measures, cnn_turns=free)


def _replace_text(entry: nodes.Element, kind: type[nodes.inline], **attributes: object) -> None:
    for text in list(entry.findall(nodes.Text)):
        text.parent.replace(text, kind("", text.astext(), **attributes))


def stands_free(node: nodes.Node) -> bool:
    """Tell whether a table stands in the text itself, and in nothing that cannot be parted between pages."""
    parent = node.parent
    while parent is not None and isinstance(parent, (nodes.section, addnodes.start_of_file)):
        parent = parent.parent
    return isinstance(parent, nodes.document)


def wraps(column: Column) -> bool:
    """Tell whether a column holds words: they wrap, numbers, shapes and bars do not."""
    return not (column.numeric or column.shape or column.bar)


def _column(column: Column, place: int) -> str:
    """Give a column to LaTeX; Sphinx takes capital letters for columns that find their width themselves."""
    words = rf">{{\raggedright\arraybackslash}}p{{\cnnparamswidth{{{place}}}}}"
    return words if wraps(column) else "r" if column.numeric else "l"


def measure(grid: Grid, place: int) -> Measure:
    """Choose what LaTeX measures of a column."""
    title = grid.head.cells[place].text
    if grid.columns[place].bar:
        return (_longest(title.split()),)
    texts = [line.cells[place].text if place else line.indent + line.cells[place].text for line in grid.lines]
    if not wraps(grid.columns[place]):
        return _longest(title.split()), _longest(texts)
    names = not place or grid.columns[place] is CONNECTED
    parted = [word for text in (title, *texts) for word in _part(text, names=names)]
    return str(place), _longest(parted), _longest([title, *texts])


def _longest(texts: list[str]) -> str:
    return max(texts, key=lambda text: sum(WEIGHTS.get(sign, 1) for sign in text), default="")


def _part(text: str, *, names: bool) -> Iterator[str]:
    """Part a text where a line may end."""
    for word in text.split(" "):
        yield from (list(pieces(word)) if names else [word])


def pieces(name: str) -> Iterator[str]:
    """Part a name behind each sign that allows it.

    >>> list(pieces("features.conv_1"))
    ['features.', 'conv_', '1']
    """
    begin = 0
    for end, sign in enumerate(name, 1):
        if sign in BREAKS:
            yield name[begin:end]
            begin = end
    yield name[begin:]


def visit_fitted(translator: LaTeXTranslator, node: fitted) -> None:
    """Say what the columns are; LaTeX finds the size."""
    columns = "".join(_write(translator, column) for column in node["cnn_columns"])
    translator.body.append(f"\n\\begin{{cnnparamsfit}}{{%\n{columns}}}{{{int(node['cnn_turns'])}}}\n")


def _write(translator: LaTeXTranslator, column: Measure) -> str:
    return f"\\{COMMANDS[len(column)]}{''.join(f'{{{translator.encode(text)}}}' for text in column)}%\n"


def depart_fitted(translator: LaTeXTranslator, node: fitted) -> None:
    """End it."""
    translator.body.append("\n\\end{cnnparamsfit}\n")


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
    fitted: (visit_fitted, depart_fitted),
    wrapped: (visit_wrapped, skip),
    ruled: (visit_ruled, skip),
    stacked: (visit_stacked, skip),
}
"""How each of these nodes is written."""
