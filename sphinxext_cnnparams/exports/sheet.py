"""A model as CSV: one line per row, one column per column asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ..core.quantities import COLUMNS, QUANTITIES
from ..core.summary import Summary
from .plain import FORM, write_cell


def write_sheet(summary: Summary, columns: Sequence[str]) -> str:
    """Write the rows of a model; the first line has the names of the columns, there is no line of totals."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")  # as RFC 4180 has it
    writer.writerow(columns)
    for row in summary.rows:
        writer.writerow(
            write_cell(name, summary, row) if name in QUANTITIES else COLUMNS[name].cell(summary, row, FORM)
            for name in columns
        )
    return made.getvalue()
