"""The table of a model, written for a terminal, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from ..core.printable import measure
from ..core.quantities import COLUMNS, GROUPED, QUANTITIES, Column, Selection, list_totals
from ..core.summary import Row, Summary
from ..exports.plain import ask, make_plain


def write_text(summary: Summary, columns: Sequence[str]) -> str:
    """Write a table whose columns stand below each other."""
    lines, totals = _cells(summary, columns)
    heads = [COLUMNS[name].heading for name in columns]
    widths = [max(map(measure, column)) for column in zip(heads, *lines, *totals, strict=True)]
    right = [COLUMNS[name].numeric for name in columns]
    rule = "  ".join("─" * width for width in widths)
    body = [*(_line(line, widths, right) for line in lines), rule, *(_line(line, widths, right) for line in totals)]
    notes = [f"{_sentence(str(note))}" for note in summary.notes]
    return "\n".join([_line(heads, widths, right), rule, *body, *([""] if notes else []), *notes]) + "\n"


def write_markdown(summary: Summary, columns: Sequence[str]) -> str:
    """Write a table of Markdown."""
    lines, totals = _cells(summary, columns)
    heads = [COLUMNS[name].heading for name in columns]
    marks = ["---:" if COLUMNS[name].numeric else "---" for name in columns]
    rows = [heads, marks, *lines, *([f"**{cell}**" if cell else "" for cell in line] for line in totals)]
    table = "".join("| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |\n" for row in rows)
    return table + "".join(f"\n{_sentence(str(note))}\n" for note in summary.notes)


def write_json(summary: Summary, _columns: Sequence[str]) -> str:
    """Write what is known of every layer, as numbers."""
    layers = [_record(summary, row) for row in summary.layers]
    whole = Selection(summary, summary.rows, "model", whole=True)
    totals = {name: ask(QUANTITIES[name], whole) for name in ("params", "trainable", "non-trainable")}
    made = {"layers": layers, **totals, "notes": [str(note) for note in summary.notes]}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _record(summary: Summary, row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "kind": row.kind,
        "output": make_plain(row.output),
        "calculation": COLUMNS["calculation"].cell(summary, row, GROUPED),
        "params": row.params,
        "notes": [str(note) for note in row.notes],
    }


def _cells(summary: Summary, columns: Sequence[str]) -> tuple[list[list[str]], list[list[str]]]:
    """Give the cells of the layers, and of the lines of totals."""
    used = [COLUMNS[name] for name in columns]
    lines = [[column.cell(summary, row, GROUPED) for column in used] for row in summary.rows]
    if "layer" in columns and "kind" not in columns:
        place = list(columns).index("layer")
        for line, row in zip(lines, summary.rows, strict=True):
            line[place] = _name(row)
    return lines, list(_totals(summary, used))


def _name(row: Row) -> str:
    return row.name if row.says_kind else f"{row.name} ({row.kind})"


def _totals(summary: Summary, columns: Sequence[Column]) -> Iterator[list[str]]:
    for line in list_totals(summary, columns, GROUPED):
        yield line.cells if columns[0].numeric else [str(line.title), *line.cells[1:]]


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (_pad(cell, width, right=at) for cell, width, at in zip(cells, widths, right, strict=True))
    return "  ".join(padded).rstrip()


def _pad(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - measure(text))
    return space + text if right else text + space


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


WRITERS: dict[str, Callable[[Summary, Sequence[str]], str]] = {
    "text": write_text,
    "markdown": write_markdown,
    "json": write_json,
}
