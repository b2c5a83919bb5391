"""The audit of one file, from its name to plain data."""

from __future__ import annotations

from collections.abc import Sequence

from ..audit.audit import audit_document
from ..audit.finding import Finding
from ..audit.given import Given
from ..audit.models import FoundModel
from ..core.fault import describe_fault
from ..core.printable import quote
from ..core.problem import Problem
from ..documents.document import Document, SourceText
from ..documents.excerpt import make_source
from ..documents.lines import line_at
from ..documents.read import read_document
from .found import Audited, Remarked, Shown

FAULT = "this document could not be audited, by a fault of this program ({what})"


def examine(path: str, given: Given) -> Audited:
    """Audit a file; whatever happens is said, and the other files are audited all the same."""
    document = read_document(path)
    try:
        report = audit_document(document, given)
    except Exception as failure:  # noqa: BLE001  # the other files must still be audited
        problems = (*document.problems, describe_fault(FAULT, failure, 1))
        return Audited(path, problems=_remarks(problems), notes=_remarks(document.notes))
    file = make_source(document.source)
    shown = tuple(_show(document, file, finding) for finding in report.findings)
    notes = (*_remarks(document.notes), *_miss(given.chosen, report.models))
    return Audited(path, shown, len(report.models), _remarks(report.problems), notes)


def _miss(chosen: str, models: Sequence[FoundModel]) -> tuple[Remarked, ...]:
    """Say that the object that was asked for is no model of this document."""
    named = not chosen or any(model.name == chosen for model in models)
    return () if named else (Remarked(1, f"no model of this document is called {quote(chosen)}"),)


def _show(document: Document, file: SourceText, finding: Finding) -> Shown:
    place = finding.place
    begin, end = file.place(place.start, place.start), file.place(place.end, place.end)
    return Shown(finding, line_at(document, place), (begin.line, begin.column), (end.line, end.column))


def _remarks(problems: tuple[Problem, ...]) -> tuple[Remarked, ...]:
    return tuple(Remarked(max(problem.line, 1), problem.message) for problem in problems)
