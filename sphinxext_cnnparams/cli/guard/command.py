"""The command ``guard`` from its arguments to its exit status."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ...audit.given import Given
from ...documents.document import Document
from ...documents.read import read_document
from ..usage import WrongUsage
from .edits import apply, show, write
from .placing import PLACES
from .plan import GuardPlan, Wishes, make_plan
from .project import EXTENSION, Project, find_project

NOT_SPHINX = """\
{path} is not part of a Sphinx project: {why}. Nothing was changed.
To have its numbers checked all the same, run this where it is built:
    pip install 'sphinxext-cnnparams[cli]'
    cnnparams audit --format github {path}
"""


def run_guard(options: argparse.Namespace, given: Given) -> int:
    """Guard documents; give 1 if one could not be, or states a wrong number."""
    for name in options.files:
        if not Path(name).is_file():
            raise WrongUsage(f"there is no file {name}")
    wishes = Wishes(options.fix, given, options.let.strip())
    return max([_guard(name, wishes, to_write=options.write) for name in options.files])


def _guard(name: str, wishes: Wishes, *, to_write: bool) -> int:
    document = read_document(name)
    if document.problems:
        for problem in document.problems:
            _say(f"{name}:{problem.line}: {problem.message}")
        return 1
    project = find_project(Path(name))
    why = _why_not(document, project)
    if why or project is None:
        sys.stderr.write(NOT_SPHINX.format(path=name, why=why))
        return 1
    plan = make_plan(document, project, wishes)
    after = apply(document.source, plan.edits)
    if to_write and after != document.source:
        try:
            write(Path(name), after)
        except OSError as failure:
            _say(f"{name}: cannot be written: {failure.strerror or failure}")
            return 1
    elif not to_write:
        sys.stdout.write(show(name, document.source, after))
    _report(name, plan, project)
    return int(plan.wrong > 0)


def _why_not(document: Document, project: Project | None) -> str:
    if document.format not in {*PLACES, "markdown"}:
        return "only MyST, reStructuredText and notebooks can be"
    if project is None or document.format == "markdown":
        return "there is no conf.py above it"
    return "" if project.reads(document.format) else "its conf.py names no extension that reads such files"


def _report(name: str, plan: GuardPlan, project: Project) -> None:
    for line, remark in plan.remarks:
        _say(f"{name}:{line}: {remark}")
    wrong = f", {plan.wrong:,} of them wrong" if plan.wrong else ""
    if plan.edits:
        _say(f"{name}: {_some(plan.tables, 'table')}, {_some(plan.stated, 'number')} stated{wrong}")
    else:
        _say(f"{name}: nothing to change")
    if not project.has_extension():
        _say(f"{name}: add {EXTENSION!r} to the extensions in {project.file}")


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
