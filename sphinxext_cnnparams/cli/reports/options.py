"""What a report is to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...audit.finding import FindingKind
from ...core.structs import Struct
from ..found import WRONG, Audited, Shown


class ReportOptions(Struct):
    """Say whether *everything* is shown, or what is wrong only; and whether only numbers of findings are."""

    everything: bool = False
    counts: bool = False


def choose(found: Sequence[Audited], options: ReportOptions, also: tuple[FindingKind, ...] = ()) -> Iterator[Shown]:
    """Give the findings that are to be shown."""
    kinds = frozenset(FindingKind) if options.everything else frozenset((*WRONG, *also))
    yield from (shown for audited in found for shown in audited.shown if shown.finding.kind in kinds)
