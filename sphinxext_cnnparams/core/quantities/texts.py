"""Texts about a layer: what its code sets, its formula, its calculation."""

from __future__ import annotations

from ..problem import phrase, say
from ..summary import Row, Summary
from .format import Format, Value
from .quantity import Quantity
from .selection import Selection, Unanswerable


class TextQuantity(Quantity):
    """Gives a text."""

    comparable = False


class Setting(TextQuantity):
    """Gives what the code sets.

    *repeats* says that one number stands for all dimensions; *none* are the
    words that frameworks and texts use for there being none.
    """

    repeats: bool = False
    none: tuple[str, ...] = ()

    def of(self, selection: Selection, form: Format) -> Value:
        row = selection.one_row(self.name)
        found = (row.settings or {}).get(self.name)
        if found is None and row.known:
            raise Unanswerable(
                say(
                    "{label} is a {kind}, which has no {name}",
                    label=selection.label,
                    kind=row.kind,
                    name=say(self.name),
                )
            )
        return found

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        return (row.settings or {}).get(self.name, "")


class FormulaText(TextQuantity):
    """Gives the formula of the parameters, in letters."""

    means = "formula"

    def of(self, selection: Selection, form: Format) -> Value:
        row = selection.one_row("formula")
        if row.known and row.formulas is None:
            return row.idle or "0"
        return row.formulas[selection.summary.notation].write_letters() if row.formulas else None

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        return "" if row.formulas is None and row.known else TextQuantity.cell(self, summary, row, form)


class CalculationText(TextQuantity):
    """Gives the formula of the parameters with the numbers put in; of several layers, their sum."""

    of_data = False
    means = "calculation"

    def of(self, selection: Selection, form: Format) -> Value:
        if selection.only is None:
            learning = [row.params for row in selection.rows if row.params != 0]
            return " + ".join("?" if n is None else form.number(n) for n in learning) or "0"
        row = selection.only
        if is_counted_elsewhere(selection.summary, row):
            return phrase("counted in {name}", name=row.shared)
        if row.known and row.formulas is None:
            return row.idle
        return row.formulas[selection.summary.notation].write_numbers(form.number) if row.formulas else None

    def cell(self, summary: Summary, row: Row, form: Format) -> str:
        """Write it; in a line of a table the reason for nothing is short."""
        if row.known and not row.source and not (row.formulas or row.weights or is_counted_elsewhere(summary, row)):
            return form.text(row.joins or NOTHING)
        return TextQuantity.cell(self, summary, row, form)


def is_counted_elsewhere(summary: Summary, row: Row) -> bool:
    """Tell whether the weights of a row are counted in another one; a layer without any may be used again as well."""
    owners = summary.named.get(row.shared, ())
    return bool(row.shared) and not (owners and all(owner.known and not owner.weights for owner in owners))


NOTHING = phrase("no parameters")
"""What a table says of a layer that learns nothing; why, its derivation says."""

COUNTED = ("filters", "units")
"""What is a number of things."""


def setting(name: str, nouns: tuple[str, ...] = (), *, repeats: bool = False, none: tuple[str, ...] = ()) -> Setting:
    """Make the quantity of something the code sets; a layer *has* so many of what it counts."""
    sentence = f"{{label}} has {{value}} {name}" if name in COUNTED else f"the {name} of {{label}} is {{value}}"
    return Setting(name, name.capitalize(), sentence, nouns=nouns, repeats=repeats, none=none)


SETTINGS = (
    setting("kernel", ("pixels", "kernels", "kernel", "windows", "window")),
    setting("stride", ("pixels", "pixel"), repeats=True),
    setting(
        "padding",
        ("padding", "pixels", "pixel"),
        repeats=True,
        none=("valid", "no", "none", "zero", "nopadding"),  # Keras says valid
    ),
    setting("filters", ("filters", "filter", "kernels")),
    setting("units", ("units", "neurons", "nodes")),
    setting("rate"),
    setting("activation"),
)
"""What the code sets and texts speak of."""
FORMULA = FormulaText("formula", "Formula", "the formula of {label} is {value}")
CALCULATION = CalculationText("calculation", "Calculation", "the calculation of {label} is {value}")
