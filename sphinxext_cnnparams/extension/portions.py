"""What of a page is given to a parser, and to which: all of it, or a notebook cell by cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..core.structs import Struct
from .origins import CELL

NBSPHINX = "nbsphinx"
MYST, REST, PANDOC = "myst", "rest", "pandoc"
"""Who reads a portion; Pandoc knows neither roles nor directives, and stands between nbsphinx and Markdown."""
RAW = ("text/restructuredtext", "text/x-rst")
"""How nbsphinx calls reStructuredText, in cells that are raw."""


class Portion(Struct):
    """Hold a text, who reads it, and how many lines are counted above it."""

    text: str
    reader: str
    above: int = 0


def take_portions(text: str, suffix: str, *, by_nbsphinx: bool) -> list[Portion]:
    """Take what holds roles and directives of a page, or is meant to."""
    if suffix == ".ipynb":
        return list(_take_cells(text, by_nbsphinx=by_nbsphinx))
    return [Portion(text, REST if suffix == ".rst" else MYST)]


def _take_cells(text: str, *, by_nbsphinx: bool) -> Iterator[Portion]:
    """Give the cells that are no code; the first line of a cell is line 2 of those that are counted for it."""
    try:
        cells = json.loads(text)["cells"]
        for number, cell in enumerate(cells, 1):
            reader = _find_reader(cell, by_nbsphinx=by_nbsphinx)
            if reader:
                yield Portion("".join(cell["source"]), reader, number * CELL + 1)
    except (ValueError, KeyError, TypeError, AttributeError):
        return  # the parser says what is wrong with it


def _find_reader(cell: dict[str, Any], *, by_nbsphinx: bool) -> str:
    if cell["cell_type"] == "markdown":
        return PANDOC if by_nbsphinx else MYST
    is_raw = by_nbsphinx and cell["cell_type"] == "raw"
    return REST if is_raw and str(cell["metadata"].get("raw_mimetype")).lower() in RAW else ""
