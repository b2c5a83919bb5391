"""How many numbers of each file are what: for a whole repository."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence

from ...audit.finding import FindingKind
from ..found import Audited
from .options import ReportOptions


def count_as_text(found: Sequence[Audited], options: ReportOptions) -> None:
    """Print a line for each file that has models or numbers, the worst first."""
    kinds = [kind for kind in FindingKind if options.everything or kind is not FindingKind.UNEXPLAINED]
    used = [audited for audited in found if audited.models or any(audited.count()[kind] for kind in kinds)]
    used.sort(key=_badness)
    rows = [["file", "models", *(kind.value for kind in kinds)]]
    rows += [
        [audited.path, f"{audited.models:,}", *(_number(audited.count()[kind]) for kind in kinds)] for audited in used
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows if used else ()):
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        sys.stdout.write("  ".join([row[0].ljust(widths[0]), *cells]).rstrip() + "\n")
        if not number:
            sys.stdout.write("  ".join("─" * width for width in widths) + "\n")
    for audited in found:
        for one in audited.problems:
            sys.stdout.write(f"{audited.path}:{one.line}: {one.message}\n")
    sys.stdout.write(("\n" if used else "") + sum_up(found) + "\n")


def _badness(audited: Audited) -> tuple[int, ...]:
    counts = audited.count()
    return tuple(-counts[kind] for kind in (FindingKind.CONTRADICTED, FindingKind.ARITHMETIC, FindingKind.STALE))


def _number(count: int) -> str:
    return f"{count:,}" if count else "·"


def count_as_json(found: Sequence[Audited], _options: ReportOptions) -> None:
    """Print the same as data."""
    made = {
        "files": [
            {
                "file": audited.path,
                "models": audited.models,
                **_counts(audited.count()),
                "problems": len(audited.problems),
            }
            for audited in found
        ],
        "totals": {"files": len(found), "models": sum(one.models for one in found), **_counts(_total(found))},
    }
    sys.stdout.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")


def _counts(counts: Counter[FindingKind]) -> dict[str, int]:
    return {kind.value: counts[kind] for kind in FindingKind}


def _total(found: Sequence[Audited]) -> Counter[FindingKind]:
    return sum((audited.count() for audited in found), Counter())


def sum_up(found: Sequence[Audited]) -> str:
    """Say in a sentence what was found."""
    counts = _total(found)
    models = sum(audited.models for audited in found)
    parts = [f"{counts[kind]:,} {kind.value}" for kind in FindingKind if counts[kind] or kind in _ALWAYS]
    unread = sum(bool(audited.problems) for audited in found)
    last = f"; {_some(unread, 'file')} could not be read, or not wholly" if unread else ""
    return f"{_some(len(found), 'file')}, {_some(models, 'model')}: {', '.join(parts)}{last}"


_ALWAYS = (FindingKind.CONFIRMED, FindingKind.CONTRADICTED)


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
