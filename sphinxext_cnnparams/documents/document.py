"""A document as data: its pieces in reading order, each of which knows where in the file its words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum
from operator import attrgetter

from ..core.problem import Problem
from ..core.structs import Struct


class Kind(Enum):
    """Name what a piece of a document is."""

    PROSE = "prose"
    """A paragraph."""
    HEADING = "heading"
    """A heading."""
    CELL = "cell"
    """A cell of a table."""
    ITEM = "item"
    """What stands in an item of a list."""
    MATH = "math"
    """A displayed equation, as LaTeX."""
    CODE = "code"
    """A block of code, as a program."""
    OUTPUT = "output"
    """What a program printed."""
    CAPTION = "caption"
    """The caption of a figure, a table, or a block."""


class Place(Struct):
    """Say where words stand: as an author counts, and in characters of the file.

    *line* and *column* count from 1, in a notebook within the cell, whose
    number counts from 1 among all cells.  *start* and *end* are offsets in the
    text of the file, in a notebook in its JSON.
    """

    line: int
    column: int
    cell: int | None
    start: int
    end: int


class Mark(Struct):
    """Say of the run ``text[at:end]`` that it comes from ``source[start:stop]``.

    Runs of the same length correspond character by character, others only as
    a whole; one without a source was put in.
    """

    at: int
    end: int
    start: int
    stop: int


_AT = attrgetter("at")


def trace(marks: Sequence[Mark], start: int, end: int) -> tuple[int, int]:
    """Give where ``text[start:end]`` comes from.

    >>> trace((Mark(0, 4, 10, 14), Mark(4, 5, 14, 19), Mark(5, 9, 19, 23)), 2, 5)
    (12, 19)
    >>> trace((), 2, 5)
    (2, 5)
    """
    if not marks:
        return start, end
    first = marks[max(0, bisect_right(marks, start, key=_AT) - 1)]
    last = marks[max(0, bisect_right(marks, max(start, end - 1), key=_AT) - 1)]
    begin = first.start + start - first.at if _is_even(first) else first.start
    stop = last.start + end - last.at if _is_even(last) else last.stop
    return min(begin, first.stop), max(min(begin, first.stop), min(stop, last.stop))


def _is_even(mark: Mark) -> bool:
    return mark.end - mark.at == mark.stop - mark.start


class SourceText(Struct):
    """Hold text as its author sees it: that of a file, or of a notebook's cell, and where it stands in the file.

    *starts* are the offsets at which its lines begin.  Without *marks* it is
    the text of the file itself.
    """

    text: str
    starts: tuple[int, ...]
    cell: int | None = None
    marks: tuple[Mark, ...] = ()

    def place(self, start: int, end: int) -> Place:
        """Give the place of ``text[start:end]``."""
        line = max(1, bisect_right(self.starts, start))
        column = start - self.starts[line - 1] + 1
        if line == 1 and self.text.startswith("\ufeff"):
            column = max(1, column - 1)
        return Place(line, column, self.cell, *trace(self.marks, start, end))


class Piece(Struct):
    """Hold a piece of a document as plain text, without markup.

    *marks* lead from its text to that of *origin*.  *language* and *name* are
    those of code.  *headings* stand above it, the outermost first.  *table*
    has for a cell the text of the column's head and that of the row's first
    cell.  *code* counts the pieces: it is the one whose output this is.
    *spans* are the parts of the text that are marked as code or mathematics.
    """

    kind: Kind
    text: str
    marks: tuple[Mark, ...]
    origin: SourceText
    language: str = ""
    name: str = ""
    headings: tuple[str, ...] = ()
    table: tuple[str, str] = ("", "")
    code: int | None = None
    spans: tuple[tuple[int, int], ...] = ()

    def begin_line(self, number: int) -> int:
        """Give where a line begins in its text; lines count from 1."""
        return sum(len(line) + 1 for line in self.text.split("\n")[: number - 1])

    def place(self, start: int, end: int) -> Place:
        """Give the place of ``text[start:end]``."""
        return self.origin.place(*trace(self.marks, start, end))


class Document(Struct):
    """Hold a document: its pieces in reading order, what is wrong with it, and what was mended in its code.

    *format* is ``myst``, ``markdown``, ``rest``, ``notebook``, ``python``,
    ``quarto`` or ``text``; *source* is the text of the file.
    """

    path: str
    format: str
    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...] = ()
    source: str = ""
    notes: tuple[Problem, ...] = ()
