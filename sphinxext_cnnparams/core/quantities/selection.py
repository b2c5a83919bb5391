"""What is asked about: rows of a model, and what can be said of them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ..problem import say
from ..structs import Struct
from ..summary import Row, Summary

T = TypeVar("T")


class Unanswerable(ValueError):
    """Say that a quantity makes no sense for a selection."""


class Selection(Struct):
    """Hold what is asked about: rows of a model, and the name they go by in a message.

    One row stands for all uses of its layer, unless this very *use* is meant.  The rows of a *block* stand
    for a module and all in it.
    """

    summary: Summary
    rows: tuple[Row, ...]
    label: str
    whole: bool = False
    use: bool = False
    block: bool = False

    @property
    def only(self) -> Row | None:
        """Give the row, if it is one."""
        return self.rows[0] if len(self.rows) == 1 and not self.whole and not self.block else None

    @property
    def uses(self) -> tuple[Row, ...]:
        """Give the rows that are asked about, and of one layer all its uses."""
        if self.only is None or self.use:
            return self.rows
        uses = self.summary.named.get(self.rows[0].name, ())
        return uses if any(row.shared for row in uses) else self.rows

    def one_row(self, noun: str) -> Row:
        """Give the one row whose *noun* is asked for; several have none in common."""
        if self.only is None:
            raise Unanswerable(
                say(
                    "{label} is {rows} layers; ask for the {noun} of one",
                    label=self.label,
                    rows=len(self.rows),
                    noun=say(noun),
                )
            )
        return self.only

    def last_row(self, noun: str) -> Row:
        """Give the row that is asked about; of a model, the one that comes out."""
        if self.whole and len(set(self.summary.outputs)) == 1:
            return self.summary.rows[self.summary.outputs[0]]
        if self.block and not self._comes_again:
            return next((row for row in reversed(self.rows) if row.output is not None), self.rows[-1])
        return self.one_row(noun)

    @property
    def _comes_again(self) -> bool:
        """Tell whether layers with weights are used a second time: then nobody knows which output is meant."""
        weighty = {row.name for row in self.rows if row.weights}
        return any(row.shared in weighty for row in self.rows if row.shared)

    def one_of(self, found: Sequence[T], nouns: str) -> T:
        """Give the only thing there is; of several, somebody has to say which one."""
        if len(found) != 1:
            raise Unanswerable(
                say(
                    "{label} has {found} {nouns}; name the layer that is meant",
                    label=self.label,
                    found=len(found),
                    nouns=say(nouns),
                )
            )
        return found[0]

    def same_of(self, found: Sequence[T], first: T, nouns: str) -> T:
        """Give what all uses of a layer have in common."""
        if any(value != first for value in found):
            raise Unanswerable(
                say(
                    "{label} is used {found} times, with different {nouns}; name another layer",
                    label=self.label,
                    found=len(found),
                    nouns=say(nouns),
                )
            )
        return first
