"""What a text says of a part of a layer: of its channels alone, of each step of a sequence, of each filter."""

from __future__ import annotations

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount
from ..claims.verdict import Verdict
from ..core.problem import say
from ..core.quantities import Selection
from .families import BY_NAME, is_depthwise

EACH = " each"
"""What stands behind a quantity that is said of one filter, or of one unit."""
STEP_OUT, STEP_IN = "step of the output", "step of the input"
"""What is said of each step of a sequence that comes out, or goes in."""
WITH_FILTERS = ("convolution", "dense")
"""The families of layers of which one filter, or one unit, has weights of its own."""


def judge_channels(text: str, selection: Selection) -> Verdict:
    """Tell whether a layer has so many channels in front of it or behind it; no number is called wrong by that."""
    row, amount = selection.only, read_amount(text, ENGLISH)
    shapes = () if row is None else (*row.inputs, row.output)
    found = next((one.channels for one in shapes if one and amount and one.channels == amount.value), None)
    return Verdict(found, "" if found is not None else "so many channels are not known here", unread=found is None)


def judge_step(text: str, name: str, selection: Selection) -> Verdict:
    """Compare a number with how many values each step of a sequence has."""
    row, amount = selection.only, read_amount(text, ENGLISH)
    ends = () if row is None else row.inputs[:1] if name == "input" else (row.output,)
    shape = next((one for one in ends if one is not None and one.rank == 2), None)
    values = None if shape is None else shape.dims[-1]
    if amount is None or values is None:
        return Verdict(None, "how many values each step has is not known", unread=True)
    if amount.value == values:
        return Verdict(values)
    said = say(
        "each step of the {what} of {label} has {value:,} values, the text says {text}",
        what=name,
        label=selection.label,
        value=values,
        text=text,
    )
    return Verdict(values, said, differs=True)


def judge_each(text: str, quantity: str, selection: Selection) -> Verdict:
    """Compare a number with what one filter of a convolution has, or one unit of a dense layer."""
    row, amount = selection.only, read_amount(text.rpartition("=")[2].strip(), ENGLISH)
    made = None if row is None or row.output is None else row.output.channels
    if row is None or not made or not any(BY_NAME[family].holds(row) for family in WITH_FILTERS) or is_depthwise(row):
        return Verdict(None, "it has no filters and no units", unread=True)
    counted = [weight for weight in row.weights if not (quantity == "weights" and weight.bias)]
    total = row.count(counted)
    if amount is None or total is None or total % made:
        return Verdict(None, "what one of them has is not known", unread=True)
    if amount.value == total // made:
        return Verdict(total // made)
    said = say(
        "each of the {made:,} filters or units of {label} has {value:,} {what}, the text says {text}",
        made=made,
        label=selection.label,
        value=total // made,
        what=quantity.replace("params", "parameters"),
        text=text,
    )
    return Verdict(total // made, said, differs=True)
