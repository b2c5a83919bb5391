"""The columns a table of a model can have: the quantities, and what a layer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..summary import Row, Summary, added
from .format import Format
from .quantity import Quantity, Selection, Unanswerable
from .table import QUANTITIES, SETTINGS


@dataclass(frozen=True, slots=True)
class Column:
    """Describe one column: its title, its cell for a row, its cell in the line of totals."""

    name: str
    heading: str
    cell: Callable[[Summary, Row, Format], str]
    total: Callable[[Summary, Format], str]
    numeric: bool = False
    shape: bool = False


SHAPES = frozenset({"input", "output"})
DEFAULT = ("layer", "output", "calculation", "params")


def _nothing(summary: Summary, form: Format) -> str:
    return ""


def _measured(quantity: Quantity) -> Column:
    """Make a column of a quantity."""

    def cell(summary: Summary, row: Row, form: Format) -> str:
        if quantity.name == "formula" and row.formulas is None and row.known:
            return ""
        if quantity.name in ("input", "calculation") and row.source:
            return ""
        if row.source and (quantity.additive or quantity.name == "receptive-field"):
            return ""
        try:
            return form.value(quantity.of(Selection(summary, (row,), row.name, use=True), form))
        except Unanswerable:
            return ""

    def total(summary: Summary, form: Format) -> str:
        if not quantity.additive:
            return ""
        return at_least(summary, quantity, form)

    return Column(quantity.name, quantity.heading, cell, total, quantity.numeric, quantity.name in SHAPES)


def at_least(summary: Summary, quantity: Quantity, form: Format) -> str:
    """Write a total; where a row is unknown, what the others have is only a lower bound."""
    assert quantity.count is not None
    values = [quantity.count(row, summary) for row in summary.layers]
    known = [value for value in values if value is not None]
    number = form.value(quantity.made(added(known) or 0, summary))
    return number if len(known) == len(values) else form.text(f"at least {number}")


def _setting(name: str) -> Column:
    return Column(name, name.capitalize(), lambda summary, row, form: (row.settings or {}).get(name, ""), _nothing)


COLUMNS: dict[str, Column] = {
    "layer": Column("layer", "Layer", lambda summary, row, form: row.name, lambda summary, form: "Total"),
    "kind": Column("kind", "Kind", lambda summary, row, form: row.kind, _nothing),
    **{name: _setting(name) for name in SETTINGS},
    **{name: _measured(quantity) for name, quantity in QUANTITIES.items() if name not in (*SETTINGS, "layers")},
    "note": Column("note", "Note", lambda summary, row, form: row.note, _nothing),
}
