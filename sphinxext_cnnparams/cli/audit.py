"""The command ``audit``: which numbers of documents are wrong."""

from __future__ import annotations

import argparse

from ..audit.finding import FindingKind
from ..audit.given import Given
from .files import find_files
from .found import WRONG
from .progress import Progress
from .reports import REPORTS, ReportOptions
from .running import run

FAILING = {False: (FindingKind.CONTRADICTED,), True: WRONG}
"""The findings for which the exit status is 1: usually, and if strict."""


def run_audit(options: argparse.Namespace, given: Given) -> int:
    """Audit files, report what was found, and give the exit status."""
    paths = find_files(options.files)
    found = run(paths, given, jobs=options.jobs, cached=not options.no_cache, progress=Progress())
    REPORTS[options.format](found, ReportOptions(everything=options.all, counts=options.summary))
    failing = FAILING[options.strict]
    return int(any(shown.finding.kind in failing for audited in found for shown in audited.shown))
