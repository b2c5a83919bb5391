"""A report in SARIF 2.1.0, which code scanning reads (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from ... import __version__
from ...audit.finding import FindingKind
from ..found import Audited, Shown
from .options import ReportOptions, choose

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
RULES: dict[FindingKind, tuple[str, str, str]] = {
    FindingKind.CONTRADICTED: ("error", "fail", "A number is said to be a quantity that it is not."),
    FindingKind.ARITHMETIC: ("error", "fail", "A calculation does not give what stands behind it."),
    FindingKind.STALE: ("warning", "fail", "Text and stored output disagree."),
    FindingKind.UNEXPLAINED: ("none", "open", "A number may be about a network, and nobody knows what it is."),
    FindingKind.CONFIRMED: ("none", "pass", "A number is the quantity it is said to be."),
}
"""For each kind its level, what SARIF calls its kind, and a sentence."""
ORDER = tuple(RULES)


def report_as_sarif(found: Sequence[Audited], options: ReportOptions) -> None:
    """Print one run with a rule for each kind of finding."""
    driver = {
        "name": "cnnparams",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(kind) for kind in ORDER],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(shown) for shown in choose(found, options)],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(found)}],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    sys.stdout.write(json.dumps(log, indent=2, ensure_ascii=False) + "\n")


def _rule(kind: FindingKind) -> dict[str, object]:
    level, _, sentence = RULES[kind]
    return {"id": kind.value, "shortDescription": {"text": sentence}, "defaultConfiguration": {"level": level}}


def _result(shown: Shown) -> dict[str, object]:
    finding = shown.finding
    level, kind, _ = RULES[finding.kind]
    (line, column), (end_line, end_column) = shown.at, shown.end
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": finding.place.start,
        "charLength": finding.place.end - finding.place.start,
        "snippet": {"text": finding.stated},
    }
    return {
        "ruleId": finding.kind.value,
        "ruleIndex": ORDER.index(finding.kind),
        "level": level,
        "kind": kind,
        "message": {"text": finding.message or finding.text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _address(finding.file)}, "region": region}}],
        "properties": {name: getattr(finding, name) for name in ("model", "target", "quantity", "stated", "true")},
    }


def _notifications(found: Sequence[Audited]) -> list[dict[str, object]]:
    return [
        {
            "level": "warning",
            "message": {"text": one.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _address(audited.path)},
                        "region": {"startLine": one.line},
                    }
                }
            ],
        }
        for audited in found
        for one in audited.problems
    ]


def _address(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
