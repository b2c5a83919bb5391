"""Jupyter's notebooks, of formats 3 and 4: each word with its cell, its line there, and its place in the JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problem import say
from .document import Mark, SourceText
from .excerpt import Excerpt, Part, make_source
from .gathering import Gathering
from .json_text import BadJson, JsonValue, decode, decode_marked, read_json
from .markdown import read_markdown

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|(?:^|(?<=\n))[^\n\r]*(?:\r(?!\n)[^\n\r]*)*\r(?!\n)|\x08")
_OTHER_LANGUAGE = re.compile(r"\s*%%(bash|sh|html|javascript|js|latex|writefile|script|R|ruby|perl|svg|markdown|cmd)\b")
_PRINTED = {
    "stream": ("text",),
    "pyout": ("text",),
    "execute_result": ("data", "text/plain"),
    "display_data": ("data", "text/plain"),
}
"""Where the text of each sort of output stands."""


def read_notebook(text: str, into: Gathering) -> None:
    """Read a notebook into pieces."""
    try:
        book = read_json(text)
    except BadJson as bad:
        line = make_source(text).place(bad.at, bad.at).line
        into.problem(say("this notebook is no JSON: {what}", what=bad.what), line)
        return
    except RecursionError:
        into.problem(say("this notebook is no JSON: {what}", what="it is nested too deeply"), 1)
        return
    cells = list(_cells(book))
    if not cells:
        into.problem(say("this notebook has no cells"), 1)
    language = _language(text, book)
    for number, cell in enumerate(cells, 1):
        _read_cell(text, cell, number, language, into)


def _cells(book: JsonValue) -> Iterator[JsonValue]:
    sheets = book.get("worksheets")
    for holder in (book, *(sheets.items if sheets else ())):
        cells = holder.get("cells")
        yield from (cell for cell in (cells.items if cells else ()) if cell.kind == "object")


def _language(text: str, book: JsonValue) -> str:
    for path in (("metadata", "language_info", "name"), ("metadata", "kernelspec", "language")):
        found = book.get(*path)
        if found and decode(text, found):
            return decode(text, found).lower()
    return "python"


def _read_cell(text: str, cell: JsonValue, number: int, language: str, into: Gathering) -> None:
    kind_node = cell.get("cell_type")
    kind = decode(text, kind_node) if kind_node else ""
    source = _source(text, cell.get("source") or cell.get("input"), number)
    if kind == "markdown":
        read_markdown(Excerpt.whole(source), into)
    elif kind == "heading":
        level = cell.get("level")
        into.heading(int(text[level.start : level.end]) if level else 1, Excerpt.whole(source))
    elif kind == "code":
        other = _OTHER_LANGUAGE.match(source.text)
        into.block(Excerpt.whole(source), other[1].lower() if other else language)
        before = len(into.pieces)
        outputs = cell.get("outputs")
        for output in outputs.items if outputs else ():
            _read_output(text, output, number, into)
        if not source.text.strip():
            del into.pieces[before:]


def _source(text: str, node: JsonValue | None, number: int) -> SourceText:
    """Put together the lines of a cell, which the file holds as one string or as many."""
    strings = () if node is None else (node,) if node.kind == "string" else node.items
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for string in strings:
        if string.kind == "string":
            part, own = decode_marked(text, string, at)
            parts.append(part)
            marks += own
            at += len(part)
    return make_source(
        "".join(parts), number, tuple(marks) or (Mark(0, 0, node.start if node else 0, node.start if node else 0),)
    )


def _read_output(text: str, output: JsonValue, number: int, into: Gathering) -> None:
    sort = output.get("output_type")
    path = _PRINTED.get(decode(text, sort) if sort else "")
    node = (output.get(*path) or output.get("text")) if path else None
    if node is not None:
        source = _source(text, node, number)
        into.output(Excerpt.whole(source).rewrite(_without_colours(source.text)))


def _without_colours(text: str) -> Iterator[Part]:
    at = 0
    for found in _ANSI.finditer(text):
        yield text[at : found.start()], at, found.start()
        at = found.end()
    yield text[at:], at, len(text)
