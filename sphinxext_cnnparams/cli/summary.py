"""The command ``summary``: the table of the model in a document."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..api import read, summarize
from ..audit.given import Given
from ..audit.program import Program, find_blocks, make_program
from ..core.problem import Problem
from ..core.quantities import COLUMNS, DEFAULT, NOTE
from ..core.summary import Summary
from ..documents.document import Document
from ..documents.read import read_document, read_text_as
from .table import WRITERS
from .usage import WrongUsage


def run_summary(options: argparse.Namespace, given: Given) -> int:
    """Print the table of a model; give 1 if there is none, or something is wrong with it."""
    document = _read(options.file)
    columns = _columns(options.columns)
    for problem in document.problems:
        _complain(document.path, problem.line, problem)
    program = make_program(find_blocks(document.pieces))
    if not program.blocks:
        sys.stderr.write(f"{document.path}: there is no code in Python in this file\n")
        return 1
    reading = read(program.text, input=given.input, let=given.let, object=given.chosen)
    summary = summarize(reading.network) if reading.network else None
    problems = [*reading.problems, *(summary.problems if summary else ())]
    for problem in problems:
        _complain(document.path, _find_line(document, program, problem.line), problem)
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


def _find_line(document: Document, program: Program, line: int) -> int:
    """Give the line of the file that a line of the program is."""
    number, inside = program.find_line(line)
    piece = document.pieces[number]
    start = piece.begin_line(inside)
    return piece.place(start, start).line
