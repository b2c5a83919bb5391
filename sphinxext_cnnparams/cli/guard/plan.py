"""What is to be changed in a document so that Sphinx verifies it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...audit.audit import Report, audit_document
from ...audit.finding import Finding, FindingKind
from ...audit.given import Given
from ...audit.models import FoundModel
from ...core.structs import MutableStruct, Struct, field
from ...documents.document import Document, Kind
from ...documents.read import read_text_as
from .edits import Edit, apply, drop_overlapping
from .placing import place_table
from .project import NAMED, Project
from .sources import anchor_of, find_source
from .statements import GuardedModel, is_stated, state

STATED = (FindingKind.CONFIRMED, FindingKind.CONTRADICTED)
_BETWEEN = re.compile(r"(?:\s*:[\w-]+:[^\n]*\n|\s|\\n|[\",])*")
_QUIET = (Kind.CODE, Kind.OUTPUT, Kind.HEADING, Kind.MATH)
"""What has no roles: comments in code are verified where they stand, and the addresses of headings stay."""


class GuardPlan(MutableStruct):
    """Hold the changes of a document, how many numbers are stated and how many wrong, and what could not be done."""

    edits: list[Edit] = field(default_factory=list)
    stated: int = 0
    wrong: int = 0
    tables: int = 0
    remarks: list[tuple[int, str]] = field(default_factory=list)


class Wishes(Struct):
    """Hold what was asked for: whether to mend wrong numbers, what is said of the models, and that as it was typed."""

    fix: bool
    given: Given
    let: str


def make_plan(document: Document, project: Project, wishes: Wishes) -> GuardPlan:
    """Plan the changes of a document that is part of a project."""
    report = audit_document(document, wishes.given)
    plan = GuardPlan()
    models = _place_tables(document, report, project, wishes, plan)
    tables = list(plan.edits)
    roles: dict[Edit, Finding] = {}
    for finding in _findings(document, report):
        edit = state(document, finding, models, fix=wishes.fix)
        if edit is not None:
            roles[edit] = finding
        elif is_stated(document, finding):
            plan.wrong += finding.kind is FindingKind.CONTRADICTED
    kept = _keep_text(document, tables, drop_overlapping(roles))
    plan.edits = [*tables, *kept]
    plan.stated = len(kept)
    plan.wrong += sum(roles[edit].kind is FindingKind.CONTRADICTED and not wishes.fix for edit in kept)
    return plan


def _findings(document: Document, report: Report) -> list[Finding]:
    """Give the findings that can be roles: those of the text."""
    places = [
        (place.start, place.end)
        for piece in document.pieces
        if piece.kind in _QUIET and (place := piece.place(0, len(piece.text)))
    ]
    return [
        finding
        for finding in report.findings
        if finding.kind in STATED and not any(start <= finding.place.start < end for start, end in places)
    ]


def _place_tables(
    document: Document, report: Report, project: Project, wishes: Wishes, plan: GuardPlan
) -> list[GuardedModel]:
    """Put a table behind each model that numbers are about, or that has one; give those that have one then."""
    there = list(NAMED.finditer(document.source))
    wanted = _wanted(report)
    anchors = sorted(anchor_of(document, model) for model in report.models)
    taken = {found["name"] for found in there} | set(project.names(Path(document.path)))
    guarded: list[GuardedModel] = []
    language = project.find_language()
    for model in wanted:
        start = anchor_of(document, model)
        after = next((anchor for anchor in anchors if anchor > start), len(document.source))
        found = next((f for f in there if _belongs(document.source, f, start, after)), None)
        name = found["name"] if found else _name(document, model, taken, alone=len(wanted) == 1)
        where = document.pieces[model.piece].place(0, 1)
        source = find_source(document, model, wishes.given.input, wishes.given.let) if not found else None
        edit = place_table(document, document.pieces[model.piece], name, source.options(wishes.let)) if source else None
        if edit is not None:
            plan.edits.append(edit)
            plan.tables += 1
            taken.add(name)
        elif not found:
            cell = f"in cell {where.cell}, " if where.cell else ""
            said = f"{cell}Sphinx cannot read {model.name or 'this model'} from the blocks of the page"
            plan.remarks.append((where.line, said))
            continue
        if name:
            guarded.append(GuardedModel(model.label, name, model.summary, language))
    return guarded


def _wanted(report: Report) -> Sequence[FoundModel]:
    """Give the models that numbers are about; where there is only one, it need not be said anything of."""
    said = {finding.model for finding in report.findings if finding.kind in STATED}
    if len(report.models) == 1:
        return report.models
    return [model for model in report.models if model.label in said]


def _belongs(source: str, found: re.Match[str], start: int, after: int) -> bool:
    """Tell whether a table is that of the code at *start*: it follows it, or the code stands in it."""
    inside = found.start() < start and _BETWEEN.fullmatch(source, found.end(), start) is not None
    return inside or start < found.start() < after


def _name(document: Document, model: FoundModel, taken: Iterable[str], *, alone: bool) -> str:
    """Make a name that no model of the project has: that of the file, and of the model if there are several."""
    path = Path(document.path).absolute()
    stem = path.parent.name if path.stem.lower() in {"index", "readme"} else path.stem
    base = _slug(stem) if alone or not model.name else f"{_slug(stem)}-{_slug(model.name)}"
    longer = (base, f"{_slug(path.parent.name)}-{base}", *(f"{base}-{number}" for number in range(2, 100)))
    return next(name for name in longer if name not in taken)


def _slug(text: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return made if made[:1].isalpha() else f"model-{made}".rstrip("-")


def _keep_text(document: Document, tables: Sequence[Edit], roles: Sequence[Edit]) -> list[Edit]:
    """Leave out the roles that are none where they stand: with them, the text would read otherwise."""
    if _reads_as_before(document, [*tables, *roles]):
        return list(roles)
    good = [edit for edit in roles if _reads_as_before(document, [edit])]
    while good and not _reads_as_before(document, [*tables, *good]):
        good.pop()
    return good


def _reads_as_before(document: Document, edits: Sequence[Edit]) -> bool:
    """Tell whether a changed document has the same text, but for numbers that are mended."""
    after = read_text_as(apply(document.source, edits), document.format, document.path)
    return _texts(after) == _texts(document) or _digitless(after) == _digitless(document)


def _texts(document: Document) -> list[tuple[Kind, str]]:
    return [(piece.kind, piece.text) for piece in document.pieces]


def _digitless(document: Document) -> list[tuple[Kind, list[str]]]:
    return [(piece.kind, re.sub(r"[\d,]+", "0", piece.text).split()) for piece in document.pieces]
