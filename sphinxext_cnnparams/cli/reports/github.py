"""A report for GitHub's Actions: annotations at the lines (https://docs.github.com/actions/reference/workflow-commands)."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ...audit.finding import FindingKind
from ..found import Audited, Shown
from .counts import sum_up
from .options import ReportOptions, choose

LEVELS = {
    FindingKind.CONTRADICTED: "error",
    FindingKind.ARITHMETIC: "error",
    FindingKind.STALE: "warning",
    FindingKind.UNEXPLAINED: "notice",
    FindingKind.CONFIRMED: "notice",
}


def report_to_github(found: Sequence[Audited], options: ReportOptions) -> None:
    """Print an annotation for each finding, and a line with their numbers."""
    for shown in choose(found, options):
        sys.stdout.write(_annotation(shown))
    for audited in found:
        for one in audited.problems:
            sys.stdout.write(f"::warning file={_property(audited.path)},line={one.line}::{_message(one.message)}\n")
    sys.stdout.write(f"{sum_up(found)}\n")


def _annotation(shown: Shown) -> str:
    finding = shown.finding
    (line, column), (end_line, end_column) = shown.at, shown.end
    end = f",endColumn={end_column}" if line == end_line else ""
    where = f"file={_property(finding.file)},line={line},endLine={end_line},col={column}{end}"
    title = _property(f"{finding.kind.value}: {finding.stated}")
    return f"::{LEVELS[finding.kind]} {where},title={title}::{_message(finding.message or finding.text)}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
