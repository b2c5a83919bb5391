"""What was found, as it is printed: one file for each way, and this table of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..found import Audited
from .counts import count_as_json, count_as_text
from .github import report_to_github
from .machine import report_as_json
from .options import ReportOptions
from .sarif import report_as_sarif
from .terminal import report_as_text

__all__ = ["REPORTS", "ReportOptions"]

Write = Callable[[Sequence[Audited], ReportOptions], None]


def _either(full: Write, counts: Write) -> Write:
    def write(found: Sequence[Audited], options: ReportOptions) -> None:
        (counts if options.counts else full)(found, options)

    return write


REPORTS: dict[str, Write] = {
    "text": _either(report_as_text, count_as_text),
    "json": _either(report_as_json, count_as_json),
    "github": report_to_github,
    "sarif": report_as_sarif,
}
