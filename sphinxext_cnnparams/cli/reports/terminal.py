"""A report to read: each wrong number in its line, with what is wrong with it."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence

from ...audit.finding import FindingKind
from ...core.printable import measure
from ..found import Audited, Shown
from .colours import Line, print_lines
from .counts import sum_up
from .options import ReportOptions, choose

STYLES = {
    FindingKind.CONTRADICTED: "bold red",
    FindingKind.ARITHMETIC: "bold red",
    FindingKind.STALE: "bold yellow",
    FindingKind.UNEXPLAINED: "cyan",
    FindingKind.CONFIRMED: "green",
}
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
"""What notebooks keep of colours that were printed."""
WIDEST = 110
WIDTH = 100
"""Of what is no terminal."""


def report_as_text(found: Sequence[Audited], options: ReportOptions) -> None:
    """Print the findings file by file, what could not be read, and the numbers of both."""
    print_lines(_report(found, options))


def _report(found: Sequence[Audited], options: ReportOptions) -> Iterator[Line]:
    width = min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDTH
    for audited in found:
        for shown in choose([audited], options):
            yield from _finding(shown, width)
        for one in audited.problems:
            yield [(f"{audited.path}:{one.line}: ", "bold"), ("not read", "bold yellow"), (f": {one.message}", "")]
            yield []
        if audited.shown:
            yield from ([(f"{audited.path}:{one.line}: note: {one.message}", "dim")] for one in audited.notes)
    yield [(sum_up(found), "bold")]


def _finding(shown: Shown, width: int) -> Iterator[Line]:
    """Give one finding: on one line what is wrong and where, below it the line with a caret under the number."""
    finding, place = shown.finding, shown.finding.place
    cell = f" (cell {place.cell})" if place.cell is not None else ""
    head: Line = [(f"{finding.file}:{place.line}:{place.column}: ", "bold"), (finding.kind.value, STYLES[finding.kind])]
    if finding.kind is FindingKind.CONFIRMED:
        yield [*head, (f"{cell}: {finding.stated} is {_what(shown)}", "")]
        return
    message = finding.message or "it is not known what this number is"
    first, *rest = textwrap.wrap(f"{cell}: {message}", 10_000, break_long_words=False) or [""]
    yield [*head, (first if cell else f"{first}", "")]
    yield from ([(line, "")] for line in rest)
    yield from _excerpt(shown, width)
    yield []


def _what(shown: Shown) -> str:
    finding = shown.finding
    return f"{finding.quantity} of {finding.target or finding.model}" if finding.quantity else finding.message


def _excerpt(shown: Shown, width: int) -> Iterator[Line]:
    """Give the line of the file, cut to what fits, and a caret under each character of the number."""
    place = shown.finding.place
    number = f"{place.line:>5} "
    room = max(30, width - len(number) - 2)
    whole = shown.line.replace("\t", " ").rstrip()
    before, behind = (_COLOUR.sub("", part) for part in (whole[: place.column - 1], whole[place.column - 1 :]))
    line, start = before + behind, len(before)
    length = max(1, min(shown.end[1] - shown.at[1] if shown.at[0] == shown.end[0] else len(line), len(line) - start))
    length = max(1, min(length, len(shown.finding.stated) or length))
    first = max(0, min(start - room // 3, len(line) - room)) if len(line) > room else 0
    part = ("…" if first else "") + line[first + bool(first) : first + room - 1]
    part += "…" if first + room - 1 < len(line) else ""
    space = " " * measure(line[first:start])
    marked = measure(line[start : start + length]) or 1
    yield [(number, "dim"), ("│ ", "dim"), (part, "")]
    yield [(" " * len(number), ""), ("│ ", "dim"), (space, ""), ("^" * marked, STYLES[shown.finding.kind])]
