"""The column that says where a network branches: which rows a row reads from, if that is not the one above it."""

from __future__ import annotations

from collections.abc import Sequence

from ..summary import Row, Summary
from .columns import DEFAULT, Column
from .format import Format
from .weights import PARAMS


class ConnectionColumn(Column):
    """Shows the rows that a row reads from; nothing where that is the one above it, and no other."""

    __slots__ = ()
    name = "connected-to"
    heading = "Connected to"

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        return ", ".join(list_sources(summary, [row]))


CONNECTED = ConnectionColumn()


def list_sources(summary: Summary, rows: Sequence[Row]) -> list[str]:
    """Name the rows outside of some adjacent ones that these read from, unless that is the row before them alone."""
    first = next((place for place, row in enumerate(summary.rows) if row is rows[0]), 0)
    inside = range(first, first + len(rows))
    found = dict.fromkeys(place for row in rows for place in row.feeders or () if place not in inside)
    return [] if list(found) == [first - 1] else list(dict.fromkeys(summary.rows[place].name for place in found))


def choose_columns(asked: Sequence[str], usual: Sequence[str], summary: Summary) -> tuple[str, ...]:
    """Give the columns asked for, or the usual ones: before the parameters what is connected, where that branches."""
    if asked or tuple(usual) != DEFAULT or not branches(summary):
        return tuple(asked or usual)
    place = DEFAULT.index(PARAMS.name)
    return *DEFAULT[:place], CONNECTED.name, *DEFAULT[place:]


def branches(summary: Summary) -> bool:
    """Tell whether a row reads from another one than that above it, or from several."""
    return any((row.feeders or ()) not in ((), (place - 1,)) for place, row in enumerate(summary.rows))
