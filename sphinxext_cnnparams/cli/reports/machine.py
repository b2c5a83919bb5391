"""A report for programs: JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from ...audit.finding import FindingKind
from ..found import Audited, Shown
from .options import ReportOptions, choose


def report_as_json(found: Sequence[Audited], options: ReportOptions) -> None:
    """Print all findings, but for the unexplained ones where they are not asked for."""
    made = {
        "findings": [_finding(shown) for shown in choose(found, options, (FindingKind.CONFIRMED,))],
        "problems": [
            {"file": audited.path, "line": one.line, "message": one.message}
            for audited in found
            for one in audited.problems
        ],
        "notes": [
            {"file": audited.path, "line": one.line, "message": one.message}
            for audited in found
            for one in audited.notes
        ],
    }
    sys.stdout.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")


def _finding(shown: Shown) -> dict[str, object]:
    finding, place = shown.finding, shown.finding.place
    return {
        "file": finding.file,
        "line": place.line,
        "column": place.column,
        "cell": place.cell,
        "start": place.start,
        "end": place.end,
        "kind": finding.kind.value,
        "text": finding.text,
        "model": finding.model,
        "target": finding.target,
        "quantity": finding.quantity,
        "stated": finding.stated,
        "true": finding.true,
        "message": finding.message,
    }
