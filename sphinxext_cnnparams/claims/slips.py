"""What people get wrong: each slip a small function with a sentence."""

from __future__ import annotations

from collections.abc import Callable

from ..core.quantity import Format, Quantity, Selection
from ..core.summary import Row, added

Slip = Callable[[Selection, int, Format], str]


def slip(quantity: Quantity, selection: Selection, number: int, form: Format) -> str:
    """Name the slip that gives exactly the wrong *number*, if one does."""
    for candidate in SLIPS.get(quantity.name, ()):
        if sentence := candidate(selection, number, form):
            return sentence
    return ""


def _outputs(selection: Selection, number: int, form: Format) -> str:
    row = selection.only
    if row is None or row.output is None or row.output.size != number:
        return ""
    return f"that is its number of outputs, {form.value(row.output)}"


def _weights_only(selection: Selection, number: int, form: Format) -> str:
    if any(w.bias is None for row in selection.rows for w in row.weights):
        return ""
    biases = added(w.value for row in selection.rows for w in row.weights if w.bias)
    weights = added(w.value for row in selection.rows for w in row.weights if not w.bias)
    if weights != number or not biases:
        return ""
    return f"that leaves out the {form.value(biases)} biases"


def _one_bias(selection: Selection, number: int, form: Format) -> str:
    row = selection.only
    if row is None or not any(w.bias for w in row.weights):
        return ""
    weights = row.counted(w for w in row.weights if not w.bias)
    return "that has one bias in all, there is one per filter" if weights is not None and weights + 1 == number else ""


def _another_layer(selection: Selection, number: int, form: Format) -> str:
    others = [row for row in selection.summary.layers if row not in selection.rows]
    return next((f"that is what {row.name} has" for row in others if row.params == number and number), "")


def _with_another_kind(selection: Selection, number: int, form: Format) -> str:
    """Find a kind of layer that the number counts as well: normalization among convolutions."""
    mine = added(row.params for row in selection.rows)
    kinds: dict[str, list[Row]] = {}
    for row in selection.summary.layers:
        if row not in selection.rows and row.params:
            kinds.setdefault(row.kind, []).append(row)
    for kind, rows in kinds.items():
        extra = added(row.params for row in rows)
        if mine is not None and extra is not None and mine + extra == number:
            return f"that also counts {form.value(extra)} of {kind}"
    return ""


SLIPS: dict[str, tuple[Slip, ...]] = {
    "params": (_outputs, _weights_only, _one_bias, _another_layer, _with_another_kind),
    "trainable": (_weights_only,),
}
"""Per quantity, in the order in which they are tried."""
