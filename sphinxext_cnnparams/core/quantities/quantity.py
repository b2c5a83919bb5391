"""What asking for a quantity means: of one row, of several, of a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..shape import Dim
from ..summary import Row, Summary, added
from .format import Format, Value


@dataclass(frozen=True, slots=True)
class Selection:
    """Hold what is asked about: rows of a model, and the name they go by in a message.

    One row stands for all uses of its layer, unless this very *use* is meant.
    """

    summary: Summary
    rows: tuple[Row, ...]
    label: str
    whole: bool = False
    use: bool = False

    @property
    def only(self) -> Row | None:
        """Give the row, if it is one."""
        return self.rows[0] if len(self.rows) == 1 and not self.whole else None

    @property
    def uses(self) -> tuple[Row, ...]:
        """Give the rows that are asked about, and of one layer all its uses."""
        if self.only is None or self.use or not any(row.shared for row in self.summary.rows):
            return self.rows
        return tuple(row for row in self.summary.rows if row.name == self.rows[0].name)


class Unanswerable(ValueError):
    """Say that a quantity makes no sense for a selection."""


def nothing(selection: Selection, form: Format) -> str:
    """Give no proof: the value speaks for itself."""
    return ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Describe one quantity.

    heading
        the column's title in a table; *numeric* columns stand at the right
        edge.
    sentence
        how a message states it, with ``{label}`` and ``{value}``.
    of
        what computes it; texts are written through the Format.
    proof
        the calculation behind it, for a message.
    count
        what it counts of one row, where it is a sum over rows; such a column
        has a total.
    """

    name: str
    heading: str
    sentence: str
    of: Callable[[Selection, Format], Value]
    numeric: bool = False
    textual: bool = False
    proof: Callable[[Selection, Format], str] = nothing
    count: Callable[[Row, Summary], Dim] | None = None
    made: Callable[[int, Summary], Value] = lambda number, summary: number

    @property
    def additive(self) -> bool:
        """Tell whether it is a sum over rows."""
        return self.count is not None


def summed(
    name: str,
    heading: str,
    sentence: str,
    count: Callable[[Row, Summary], Dim],
    made: Callable[[int, Summary], Value] = lambda number, summary: number,
    proof: Callable[[Selection, Format], str] = nothing,
) -> Quantity:
    """Make a quantity that adds up *count* of every row; *made* is what comes of the sum.

    The data that is fed counts only where it is asked for by itself.
    """

    def of(selection: Selection, form: Format) -> Value:
        rows = selection.uses if selection.only else [row for row in selection.rows if not row.source]
        total = added(count(row, selection.summary) for row in rows)
        return None if total is None else made(total, selection.summary)

    return Quantity(name, heading, sentence, of, numeric=True, proof=proof, count=count, made=made)
