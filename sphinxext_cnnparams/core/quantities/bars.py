"""Columns of bars: how much of a quantity each line of a table has, beside that of which has most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import ClassVar

from ..shape import Dim
from ..structs import Struct, replace
from ..summary import Row, Summary, add_up
from .columns import Column
from .costs import FLOPS, MACS, MEMORY
from .format import Format
from .quantity import Additive
from .weights import PARAMS, TRAINABLE

LENGTH = 12
"""Characters of the longest bar."""
EIGHTHS = " ▏▎▍▌▋▊▉█"
"""What is written of a character of which some eighths are filled."""


class BarColumn(Column, Struct):
    """Shows bars of a quantity, as text where nothing better can be drawn; the longest stands for *most*."""

    quantity: Additive
    most: int = 1
    bar: ClassVar[bool] = True

    @property
    def name(self) -> str:  # type: ignore[override]
        """Give its name, which no other column has."""
        return f"chart-{self.quantity.name}"

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Give the title of what it shows."""
        return self.quantity.heading

    def fit(self, summary: Summary, lines: Iterable[Sequence[Row]]) -> BarColumn:
        """Let the line that has most have the longest bar; each stands for some rows."""
        return replace(self, most=max((self.count(summary, rows) or 0 for rows in lines), default=0) or 1)

    def count(self, summary: Summary, rows: Sequence[Row]) -> Dim:
        """Count what rows have together; data has nothing."""
        return add_up(self.quantity.count(row, summary) for row in rows if not row.source)

    def part(self, summary: Summary, rows: Sequence[Row]) -> Fraction | None:
        """Give how much rows have together, in parts of the most; None for data, and where nobody knows."""
        own = self.count(summary, rows)
        return None if own is None or all(row.source for row in rows) else Fraction(own, self.most)

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        return self.write(summary, (row,))

    def write(self, summary: Summary, rows: Sequence[Row]) -> str:
        """Write the bar of rows in characters; what nobody knows is no bar of length zero."""
        part = self.part(summary, rows)
        return write_bar(part) if part is not None else "" if all(row.source for row in rows) else "?"

    def read(self, summary: Summary, rows: Sequence[Row], form: Format) -> str:
        """Write the number behind a bar, for those who do not see it."""
        own = self.count(summary, rows)
        return form.value(None if own is None else self.quantity.make(own, summary))


def write_bar(part: Fraction) -> str:
    """Write a bar in characters; what is not nothing is not written as nothing.

    >>> write_bar(Fraction(1, 2)), write_bar(Fraction(1, 1000)), write_bar(Fraction(0))
    ('██████', '▏', '')
    """
    eighths = max(round(part * LENGTH * 8), 1) if part else 0
    whole, rest = divmod(eighths, 8)
    return EIGHTHS[8] * whole + (EIGHTHS[rest] if rest else "")


CHARTS = {quantity.name: BarColumn(quantity) for quantity in (PARAMS, TRAINABLE, MACS, FLOPS, MEMORY)}
"""What can be shown as bars, by the names of the quantities."""
