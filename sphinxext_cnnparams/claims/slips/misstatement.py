"""A wrong statement, as the slips look at it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ...core.formula import Formula, Indivisible, Symbol, Symbols
from ...core.quantities import Format, Quantity, Selection
from ...core.shape import Dim, Shape
from ...core.structs import Struct, field
from ...core.summary import Row, Summary, add_up
from ..numbers import Amount


class Misstatement(Struct):
    """Hold what was stated, of what, and what is true.

    *stated* is a number, *dims* a shape without the batch; *models* are the
    others of the documentation.
    """

    quantity: Quantity
    selection: Selection
    form: Format
    exact: Fraction | None = None
    stated: Amount | None = None
    dims: tuple[Dim, ...] = ()
    models: Mapping[str, Summary] = field(default_factory=dict)

    @property
    def row(self) -> Row | None:
        """Give the layer, if it is one."""
        return self.selection.only

    @property
    def batch_norms(self) -> tuple[Row, ...]:
        """Give the layers, if they are batch normalizations that count something."""
        rows = self.selection.rows
        return rows if all(row.kind.startswith("BatchNorm") and row.params for row in rows) else ()

    @property
    def others(self) -> list[Row]:
        """Give the other layers of the model."""
        return [row for row in self.selection.summary.layers if row not in self.selection.rows]

    @property
    def letters(self) -> Symbols:
        """Give the letters of the layer's formulas."""
        return self.row.weights[0].formula.symbols if self.row is not None and self.row.weights else {}

    def says_with(self, letter: str, value: Dim) -> bool:
        """Tell whether what is stated comes out with another value for one letter."""
        return self.row is not None and value is not None and self.says(count_with(self.row, letter, value))

    def says(self, number: Fraction | int | None) -> bool:
        """Tell whether exactly this number is stated."""
        if number is None or self.stated is None or self.stated.relation != "=":
            return False
        return self.stated.holds(number)

    def shows(self, shape: Shape | None) -> bool:
        """Tell whether exactly this shape is stated, or its height and width."""
        return shape is not None and bool(self.dims) and self.dims in (shape.dims, shape.spatial)


def count_with(row: Row, letter: str, value: int) -> Dim:
    """Count the parameters of a layer with another value for one letter of its formulas."""
    try:
        other = {letter: Symbol(value, "")}
        return add_up(Formula(weight.formula.text, weight.formula.symbols | other).value for weight in row.weights)
    except Indivisible:
        return None
