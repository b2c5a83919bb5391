"""The columns a table of a model can have besides its quantities: what a layer is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from ..problem import Sentence, Text
from ..structs import Struct
from ..summary import Row, Summary
from .format import Format


class Column:
    """Describe one column: its title, its cell for a row, its cell in the line of totals.

    Numbers stand at the right edge (*numeric*), a *shape* is never wrapped.
    *below* are the quantities whose totals stand below its own; a *bar* is drawn.
    """

    __slots__ = ()
    name: str
    heading: str
    numeric: ClassVar[bool] = False
    shape: ClassVar[bool] = False
    bar: ClassVar[bool] = False
    below: ClassVar[tuple[str, ...]] = ()

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        """Write the cell of a row."""
        raise NotImplementedError

    def total(self, summary: Summary, form: Format) -> str:
        """Write the cell in the line of totals; nothing where there is no sum."""
        return ""


class WordColumn(Column, Struct):
    """Shows a word about each layer."""

    name: str
    heading: str
    words: Callable[[Row], Sequence[Sentence]]

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        return form.chain(form.text(word) if isinstance(word, Text) else word for word in self.words(row))


class LayerColumn(WordColumn):
    """Shows the names of the layers; the line of totals has its title there."""

    def total(self, summary: Summary, form: Format) -> str:
        return "Total"


LAYER = LayerColumn("layer", "Layer", lambda row: (row.name,))
KIND = WordColumn("kind", "Kind", lambda row: (row.kind,))
NOTE = WordColumn("note", "Note", lambda row: row.notes)
DEFAULT = ("layer", "output", "calculation", "params")
"""The columns of a table that names none."""
