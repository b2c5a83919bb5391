"""Tables in standard nodes, which every builder can write."""

from __future__ import annotations

from docutils import nodes

from .cells import Grid, TableLine


def make_group(grid: Grid) -> nodes.tgroup:
    """Make everything of a table that is below its caption."""
    group = nodes.tgroup("", cols=len(grid.columns))
    for width in grid.widths:
        # the width is in characters, and counts in plain text only: numbers must not be split there
        group += nodes.colspec(colwidth=width + 1)
    mark_stub(group)
    group += nodes.thead("", _row(grid.head, grid))
    group += nodes.tbody("", *(_row(line, grid) for line in grid.lines))
    return group


def mark_stub(group: nodes.tgroup) -> None:
    """Say that the first column holds the names of the lines; of the others nothing: LaTeX takes a 0 for yes."""
    next(iter(group.findall(nodes.colspec)))["stub"] = 1


def _row(line: TableLine, grid: Grid) -> nodes.row:
    row = nodes.row(classes=[line.kind] if line.kind else [])
    for i, (cell, column) in enumerate(zip(line.cells, grid.columns, strict=True)):
        # an inline target is the only place where every builder keeps an id
        anchors = [anchor for anchor in (line.anchor, *line.others) if anchor and not i]
        target = [nodes.target("", "", ids=anchors)] if anchors else []
        classes = ["cnn-num"] if column.numeric else ["cnn-shape"] if column.shape else []
        text = nodes.Text(cell.text if i else line.indent + cell.text)
        row += nodes.entry("", nodes.paragraph("", "", *target, text), classes=classes)
    return row
