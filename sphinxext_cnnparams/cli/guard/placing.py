"""Where a table goes, and how it is written: behind the block of its code, as deep as that is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from ...documents.document import Document, Piece
from ...documents.excerpt import split_lines
from ...documents.json_text import JsonValue, read_json
from .edits import Edit

_FENCE = re.compile(r"(?P<before>[ \t>]*)(?P<mark>`{3,}|~{3,}|:{3,})[ \t]*\Z")
_INDENT = re.compile(r"[ \t]*")

Field = tuple[str, str]


def place_table(document: Document, piece: Piece, name: str, options: Sequence[Field]) -> Edit | None:
    """Give the change that puts a table behind a block; None where the end of the block is not found."""
    return PLACES[document.format](document, piece, name, options)


def _newline(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"


def _in_myst(document: Document, piece: Piece, name: str, options: Sequence[Field]) -> Edit | None:
    source = document.source
    lines = split_lines(source)
    last = piece.place(len(piece.text), len(piece.text)).line - 1
    for number in range(last, min(len(lines), last + 40)):
        start, end = lines[number]
        fence = _FENCE.match(source[start:end])
        if fence and (number > last or not piece.text.strip()):
            return _insert(source, lines, number, _fenced(fence["before"], name, options))
    return None


def _fenced(before: str, name: str, options: Sequence[Field]) -> list[str]:
    made = [f"```{{cnn-summary}} {name}", *(f":{key}: {value}" for key, value in options), "```"]
    return [before.rstrip(), *(f"{before}{line}" for line in made)]


def _insert(source: str, lines: Sequence[tuple[int, int]], number: int, made: Sequence[str]) -> Edit:
    """Put lines behind a line, with an empty one behind them if something follows."""
    end = lines[number][1]
    after = source[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
    empty = not after.strip(" \t>")
    newline = _newline(source)
    return Edit(end, end, "".join(f"{newline}{line}" for line in (*made, *(() if empty else (made[0],)))))


def _in_rest(document: Document, piece: Piece, name: str, options: Sequence[Field]) -> Edit | None:
    source = document.source
    lines = split_lines(source)
    place = piece.place(0, len(piece.text))
    last = piece.place(len(piece.text), len(piece.text)).line - 1
    depth = len(_space(source, lines[place.line - 1]))
    above = (number for number in range(place.line - 2, -1, -1) if source[slice(*lines[number])].strip())
    opener = next((number for number in above if len(_space(source, lines[number])) < depth), None)
    if depth and opener is None:
        return None
    space = _space(source, lines[opener]) if depth and opener is not None else _space(source, lines[place.line - 1])
    made = [f".. cnn-summary:: {name}", *(f"   :{key}: {value}" for key, value in options)]
    return _insert(source, lines, last, ["", *(f"{space}{line}" for line in made)])


def _space(source: str, line: tuple[int, int]) -> str:
    found = _INDENT.match(source, *line)
    return found[0] if found else ""


def _in_notebook(document: Document, piece: Piece, name: str, options: Sequence[Field]) -> Edit | None:
    """Make a cell of its own behind the cell, written as the cells of the file are."""
    source = document.source
    book = read_json(source)
    cells = book.get("cells")
    number = piece.origin.cell
    if cells is None or number is None or number > len(cells.items):
        return None
    cell = cells.items[number - 1]
    made: dict[str, object] = {"cell_type": "markdown"}
    if cell.get("id") is not None:
        made["id"] = f"cnn-{name}"[:64]
    text = "\n".join(_fenced("", name, options)[1:])
    made |= {"metadata": {}, "source": text.splitlines(keepends=True)}
    space = source[cells.start + 1 : cells.items[0].start]
    between = source[cells.items[0].end : cells.items[1].start] if len(cells.items) > 1 else f",{space}"
    return Edit(cell.end, cell.end, f"{between}{_dump(made, space, source, cell)}")


def _dump(made: dict[str, object], space: str, source: str, cell: JsonValue) -> str:
    if "\n" not in space:
        tight = ": " not in source[cell.start : cell.start + 40]
        return json.dumps(made, ensure_ascii=False, separators=(",", ":") if tight else None)
    indent = space.rpartition("\n")[2]
    step = "\t" if "\t" in indent else max(1, len(indent) // 2)
    return json.dumps(made, ensure_ascii=False, indent=step).replace("\n", f"{_newline(space)}{indent}")


PLACES: dict[str, Callable[[Document, Piece, str, Sequence[Field]], Edit | None]] = {
    "myst": _in_myst,
    "rest": _in_rest,
    "notebook": _in_notebook,
}
