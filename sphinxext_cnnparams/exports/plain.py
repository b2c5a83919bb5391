"""Values as other programs read them: numbers without separators, memory in bytes, None where nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..core.problem import Text
from ..core.quantities import QUANTITIES, Bytes, Format, Percentage, Quantity, Selection, Unanswerable, Value
from ..core.shape import Shape
from ..core.summary import Row, Summary

Plain = int | float | str | list[int | None] | None
FORM = Format()
"""Numbers in digits only, texts in English."""
MAKERS: Mapping[type, Callable[[Any], Plain]] = {
    int: int,
    str: str,
    Text: str,
    Shape: lambda shape: list(shape.dims),
    Bytes: lambda value: int(value.amount),
    Percentage: lambda value: round(float(value.percent), 4),
    type(None): lambda value: None,
}


def make_plain(value: Value) -> Plain:
    """Give a value as plain data.

    >>> make_plain(Bytes(1280)), make_plain(Shape((26, None, 32))), make_plain(None)
    (1280, [26, None, 32], None)
    """
    return MAKERS[type(value)](value)


def answer(quantity: Quantity, summary: Summary, row: Row) -> Plain:
    """Give a quantity of one row; None also where it makes no sense."""
    return ask(quantity, Selection(summary, (row,), row.name, use=True))


def ask(quantity: Quantity, selection: Selection) -> Plain:
    """Give a quantity of a selection; None also where it makes no sense."""
    try:
        return make_plain(quantity.of(selection, FORM))
    except Unanswerable:
        return None


def write_cell(name: str, summary: Summary, row: Row) -> str:
    """Write a cell of CSV: empty where nobody knows, or where there is nothing.

    >>> from ..core.network import DIALECTS
    >>> row = Row("c", "Conv2D", 1, (), Shape((26, 26, 32)))
    >>> write_cell("output", Summary((row,), DIALECTS[0]), row)
    '26x26x32'
    """
    quantity = QUANTITIES[name]
    if row.source and not quantity.of_data:
        return ""
    value = answer(quantity, summary, row)
    if isinstance(value, list):
        return "x".join("?" if n is None else str(n) for n in value)
    return "" if value is None else str(value)
