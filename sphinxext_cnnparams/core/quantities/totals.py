"""The lines below a table: the sum of each column, and what the parameters are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..problem import Sentence, phrase
from ..summary import Summary
from .columns import Column
from .format import Format
from .table import COLUMNS


class Totals(NamedTuple):
    """Hold a line of totals, with its *title* for where no number stands first; *main* is the sum of all."""

    title: Sentence
    cells: list[str]
    main: bool


def list_totals(summary: Summary, columns: Sequence[Column], form: Format) -> Iterator[Totals]:
    """Give the lines of totals: all parameters, the trainable and the other ones; none where nothing is counted."""
    if not any(column.numeric for column in columns):
        return
    yield Totals(phrase("Total"), [column.total(summary, form) for column in columns], main=True)
    place = next((i for i, column in enumerate(columns) if column.below), None)
    for name in () if place is None else columns[place].below:
        cells = [COLUMNS[name].total(summary, form) if i == place else "" for i in range(len(columns))]
        yield Totals(COLUMNS[name].heading, cells, main=False)
