"""What the audit of one file gave, as plain data: it goes from process to process, into the cache, and into reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..audit.finding import Finding, FindingKind
from ..core.structs import Struct
from ..documents.document import Place

WRONG = (FindingKind.CONTRADICTED, FindingKind.ARITHMETIC, FindingKind.STALE)
"""What is shown without being asked for."""


class Shown(Struct):
    """Hold a finding and the line it is in, as its author sees it; *at* is its line and its column in the file itself.

    They differ from those of its place in a notebook, whose places are in cells.
    """

    finding: Finding
    line: str
    at: tuple[int, int]
    end: tuple[int, int]


class Remarked(Struct):
    """Hold something that is to be said of a file as a whole, or of one of its lines."""

    line: int
    message: str


class Audited(Struct):
    """Hold what was found in a file: numbers, how many models, what could not be read, what was mended in its code."""

    path: str
    shown: tuple[Shown, ...] = ()
    models: int = 0
    problems: tuple[Remarked, ...] = ()
    notes: tuple[Remarked, ...] = ()

    def count(self) -> Counter[FindingKind]:
        """Count the findings of each kind."""
        return Counter(shown.finding.kind for shown in self.shown)


def to_record(audited: Audited) -> dict[str, Any]:
    """Make plain data of it, without its path."""
    return {
        "shown": [_shown_record(shown) for shown in audited.shown],
        "models": audited.models,
        "problems": [[one.line, one.message] for one in audited.problems],
        "notes": [[one.line, one.message] for one in audited.notes],
    }


def _shown_record(shown: Shown) -> list[Any]:
    finding, place = shown.finding, shown.finding.place
    return [
        [place.line, place.column, place.cell, place.start, place.end],
        finding.kind.value,
        [getattr(finding, name) for name in TEXTS],
        shown.line,
        list(shown.at),
        list(shown.end),
    ]


TEXTS = ("text", "stated", "model", "target", "quantity", "true", "message")


def from_record(path: str, record: Mapping[str, Any]) -> Audited:
    """Make it of plain data again."""
    return Audited(
        path,
        tuple(_shown_again(path, *one) for one in record["shown"]),
        record["models"],
        tuple(Remarked(line, message) for line, message in record["problems"]),
        tuple(Remarked(line, message) for line, message in record["notes"]),
    )


def _shown_again(
    path: str, place: list[Any], kind: str, texts: list[str], line: str, at: list[int], end: list[int]
) -> Shown:
    finding = Finding(path, Place(*place), FindingKind(kind), *texts)
    return Shown(finding, line, (at[0], at[1]), (end[0], end[1]))
