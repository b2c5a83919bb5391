"""A slip: a mistake people make, and how it is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.problem import Sentence, say
from ...core.structs import Struct
from .misstatement import Misstatement

Parts = Mapping[str, str] | bool
"""What a slip has found: whether it is the one, or the parts of its sentence."""


class Slip(Struct):
    """Name a mistake people make.

    name
        what the reference calls it; slips of one sort may share a name.
    sentence
        what a message says of it, with the names of its parts in braces.
    find
        tells whether exactly that mistake leads to what was stated, and gives
        the parts of the sentence, if it has some.
    quantities
        the names of those in which it happens; in every one if there are none.
    dialect
        the only one in which it happens.
    """

    name: str
    sentence: str
    find: Callable[[Misstatement], Parts]
    quantities: tuple[str, ...] = ()
    dialect: str = ""

    def explain(self, wrong: Misstatement) -> Sentence:
        """Say that this slip leads to what was stated; nothing if it does not."""
        if self.quantities and wrong.quantity.name not in self.quantities:
            return ""
        if self.dialect and wrong.selection.summary.dialect != self.dialect:
            return ""
        parts = self.find(wrong)
        if parts is True:
            return say(self.sentence)
        return say(self.sentence, **parts) if parts else ""
