"""The command ``summary``: the table of the model in a document."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from ..api import read, summarize
from ..audit.given import Given
from ..core.problem import Problem
from ..core.quantities import COLUMNS, DEFAULT, NOTE
from ..core.summary import Summary
from ..documents.document import Document, Kind, Piece
from ..documents.read import read_document, read_text_as
from ..documents.repair import parses
from .table import WRITERS
from .usage import WrongUsage


def run_summary(options: argparse.Namespace, given: Given) -> int:
    """Print the table of a model; give 1 if there is none, or something is wrong with it."""
    document = _read(options.file)
    columns = _columns(options.columns)
    for problem in document.problems:
        _complain(document.path, problem.line, problem)
    programs = [piece for piece in document.pieces if piece.kind is Kind.CODE and piece.language == "python"]
    programs = [piece for piece in programs if parses(piece.text)]
    if not programs:
        sys.stderr.write(f"{document.path}: there is no code in Python in this file\n")
        return 1
    text = "\n".join(piece.text for piece in programs)
    reading = read(text, input=given.input, let=given.let, object=given.chosen)
    summary = summarize(reading.network) if reading.network else None
    problems = [*reading.problems, *(summary.problems if summary else ())]
    for problem in problems:
        _complain(document.path, _line(programs, problem.line), problem)
    if summary is None:
        return 1
    sys.stdout.write(WRITERS[options.format](summary, _with_notes(columns, summary)))
    return 1 if problems else 0


def _read(name: str) -> Document:
    if name == "-":
        return read_text_as(sys.stdin.read(), "python", "-")
    if not Path(name).exists():
        raise WrongUsage(f"there is no file {name}")
    return read_document(name)


def _columns(names: str) -> tuple[str, ...]:
    wanted = tuple(names.replace(",", " ").split())
    unknown = next((name for name in wanted if name not in COLUMNS), None)
    if unknown is not None:
        raise WrongUsage(f"there is no column {unknown}; the columns are {', '.join(COLUMNS)}")
    return wanted


def _with_notes(columns: tuple[str, ...], summary: Summary) -> tuple[str, ...]:
    noted = not columns and any(row.notes for row in summary.rows)
    return (*(columns or DEFAULT), *([NOTE.name] if noted else []))


def _complain(path: str, line: int, problem: Problem) -> None:
    sys.stderr.write(f"{path}:{line}: {problem.message}\n")


def _line(programs: list[Piece], line: int) -> int:
    """Give the line of the file that a line of the joined program is."""
    for piece, first in _begins(programs):
        lines = piece.text.split("\n")
        if first <= line < first + len(lines):
            start = sum(len(text) + 1 for text in lines[: line - first])
            return piece.place(start, start).line
    return line


def _begins(programs: list[Piece]) -> Iterator[tuple[Piece, int]]:
    first = 1
    for piece in programs:
        yield piece, first
        first += piece.text.count("\n") + 1
