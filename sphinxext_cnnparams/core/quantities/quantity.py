"""A quantity: the one home of its value, its proof, its derivation, its nouns and its column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from ..formula import Formula, Step
from ..problem import Sentence, phrase
from ..shape import Dim
from ..structs import Struct
from ..summary import Row, Summary, add_up
from .columns import Column
from .format import Format, Value
from .selection import Selection, Unanswerable


class Quantity(Column, Struct):
    """Describe one quantity; each family of them is a class below this one.

    name
        the role, the column and the option that ask for it.
    heading
        the column's title in a table.
    sentence, singular
        how a message states it, with ``{label}`` and ``{value}``; the second
        where the value is 1.
    nouns
        what English texts write behind its number.
    narrower, wider
        the quantities that a text may mean when it asks for this one: by the
        nouns of a narrower one it means that one, those of a wider one it may
        use for this one.
    in_comments
        how comments in the code name it behind its number.
    comparable
        whether models can be compared by it.
    of_data
        whether the data that is fed has it, too.
    tabular
        whether it is a column of a table.
    sided
        whether one number stands for several sides of the same length.
    means
        of a text: what it is, which tells how a stated one is compared.
    """

    name: str
    heading: str
    sentence: str
    singular: str = ""
    nouns: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    in_comments: tuple[str, ...] = ()
    comparable: ClassVar[bool] = True
    of_data: ClassVar[bool] = True
    tabular: ClassVar[bool] = True
    sided: ClassVar[bool] = False
    means: ClassVar[Literal["setting", "formula", "calculation"]] = "setting"

    def of(self, selection: Selection, form: Format) -> Value:
        """Compute it; texts are written through the Format.  Raises Unanswerable."""
        raise NotImplementedError

    def narrow(self, selection: Selection, text: str) -> Selection:
        """Give the rows that a text speaks of, where it names them itself."""
        return selection

    def prove(self, selection: Selection, form: Format) -> Sentence:
        """Write the calculation behind it, for a message; nothing where the value speaks for itself."""
        return ""

    def derive(self, row: Row, summary: Summary, notation: str) -> Iterator[Step]:
        """Give the steps that lead to it, in a notation of the formulas."""
        return iter(())

    def conclude(self, formula: Formula, form: Format) -> str:
        """Write what the formula of one of its steps gives."""
        return form.value(formula.value)

    def excuse(self, row: Row, form: Format) -> str:
        """Say what there is to say of a row to which no steps lead."""
        return form.text("not worked out")

    def doubt(self, row: Row) -> Sentence:
        """Say why nobody can know it of a row whose sizes are known; nothing if one can."""
        return ""

    def spread(self, value: int, selection: Selection) -> Value:
        """Give each of the sides for which one number stands."""
        return value

    def state(self, value: Value) -> str:
        """Give the sentence that states a value; of one, there is a singular."""
        return self.singular if self.singular and value == 1 else self.sentence

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        if row.source and not self.of_data:
            return ""
        try:
            return form.value(self.of(Selection(summary, (row,), row.name, use=True), form))
        except Unanswerable:
            return ""


class Additive(Quantity):
    """Adds up what every row has; the data that is fed counts only where it is asked for by itself."""

    numeric = True
    of_data = False

    def count(self, row: Row, summary: Summary) -> Dim:
        """Count what one row has of it."""
        raise NotImplementedError

    def make(self, number: int, summary: Summary) -> Value:
        """Give what comes of the sum."""
        return number

    def of(self, selection: Selection, form: Format) -> Value:
        rows = selection.uses if selection.only else [row for row in selection.rows if not row.source]
        total = add_up(self.count(row, selection.summary) for row in rows)
        return None if total is None else self.make(total, selection.summary)

    def total(self, summary: Summary, form: Format) -> str:
        """Write the total; where a row is unknown, what the others have is only a lower bound."""
        values = [self.count(row, summary) for row in summary.layers]
        known = [value for value in values if value is not None]
        number = form.value(self.make(add_up(known) or 0, summary))
        return number if len(known) == len(values) else form.text(phrase("at least {number}", number=number))


def equate(formula: Formula | None, form: Format) -> str:
    """Write a calculation and its result."""
    return "" if formula is None else f"{formula.write_numbers(form.number)} = {form.value(formula.value)}"
