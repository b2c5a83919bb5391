"""Whether a statement is right, and the sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.quantity import Format, Quantity, Selection, Unanswerable, Value
from ..core.shape import Dim, Shape
from . import stated
from .arithmetic import is_calculation, sides
from .slips import slip


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what was computed, and what is wrong with the statement, if anything."""

    value: Value
    wrong: str = ""


def judge(
    quantity: Quantity, selection: Selection, text: str | None, form: Format, separator: str, *, negated: bool = False
) -> Verdict:
    """Compare the statement *text* with what is computed; None asks for the value only.

    A *negated* statement is one that must not hold.
    """
    try:
        value = quantity.of(selection, form)
    except Unanswerable as reason:
        return Verdict(None, str(reason))
    if not certain(value):
        return Verdict(value, unknown(quantity, selection))
    if text is None:
        return Verdict(value)
    if is_calculation(text) and not isinstance(value, str):
        wrong, text = disagreement(text, separator)
        if wrong:
            return Verdict(value, wrong)
    holds = matches(value, text, separator)
    if holds is None:
        return Verdict(value, f"{text!r} cannot be read as {EXPECTED[type(value)]}: {said(quantity, selection, form)}")
    if holds is not negated:
        return Verdict(value)
    truth = said(quantity, selection, form)
    if negated:
        return Verdict(value, f"{truth}, the text says that it is not {text}")
    return Verdict(value, f"{truth}, the text says {text}{because(quantity, selection, text, form, separator)}")


def disagreement(text: str, separator: str) -> tuple[str, str]:
    """Compare the sides of a calculation; give what is wrong with it, and its last side."""
    parts = sides(text, separator)
    for part in parts:
        if part.value is None:
            return f"{part.text!r} in {text!r} cannot be read as a calculation", ""
    last = parts[-1]
    for part in parts[:-1]:
        if part.value != last.value:
            return f"{part.text} is {part.value}, the text says {last.text}", ""
    return "", last.text


EXPECTED: dict[type, str] = {int: "a whole number", Shape: "a shape", str: "a formula"}


def certain(value: Value) -> bool:
    """Tell whether a value is fully known."""
    return value is not None and not (isinstance(value, Shape) and None in value.dims)


def unknown(quantity: Quantity, selection: Selection) -> str:
    """Say that nothing can be stated about a value nobody knows."""
    lost = [row.name for row in selection.rows if not row.known or row.params is None]
    culprit = f": {lost[0]} is not known" if lost and len(selection.rows) > 1 else ""
    doubted = [row for row in selection.rows if any(w.trainable is None for w in row.weights)]
    if not lost and doubted and "trainable" in quantity.name:
        culprit = f": of {doubted[0].name} {doubted[0].note or 'nobody knows whether it is trained'}"
    return f"the {quantity.heading.lower()} of {selection.label} cannot be computed{culprit}"


def matches(value: Value, text: str, separator: str) -> bool | None:
    """Compare; None where the text cannot be read."""
    if isinstance(value, Shape):
        read = stated.shape(text, separator)
        return None if read is None else fits(read, value)
    if isinstance(value, int):
        whole = stated.number(text, separator)
        return None if whole is None else whole == value
    return squeezed(text) == squeezed(str(value))


def fits(read: stated.Stated, shape: Shape) -> bool:
    """Compare dimensions, with or without the batch; an image may leave out its channels."""
    candidates = [read.dims]
    if read.batched and len(read.dims) == shape.rank + 1:
        candidates.append(read.dims[1:])
    return any(dims in spoken(shape) for dims in candidates)


def spoken(shape: Shape) -> tuple[tuple[Dim, ...], ...]:
    """Give the ways to speak of a shape: in full, without its channels, by the side of a square."""
    if shape.rank < 3:
        return (shape.dims,)
    side = (shape.spatial[:1],) if len(set(shape.spatial)) == 1 else ()
    return (shape.dims, shape.spatial, *side)


def squeezed(text: str) -> str:
    """Take out what does not matter in a formula."""
    return "".join({"*": "×", "x": "×", "·": "×", "-": "−", ",": ""}.get(c, c) for c in text if not c.isspace())


def said(quantity: Quantity, selection: Selection, form: Format) -> str:
    """State what is true."""
    value = quantity.of(selection, form)
    sentence = quantity.sentence.format(label=selection.label, value=form.value(value))
    return sentence.removesuffix("s") if value == 1 and sentence.endswith("parameters") else sentence


def because(quantity: Quantity, selection: Selection, text: str, form: Format, separator: str) -> str:
    """Say where the wrong number may come from, and how the right one is computed."""
    whole = stated.number(text, separator)
    guess = slip(quantity, selection, whole, form) if whole is not None else ""
    row = selection.only
    proof = ""
    if row and quantity.name == "params" and row.worked:
        proof = f"{row.worked[selection.summary.notation].numeric(form.number)} = {form.value(row.params)}"
    elif row and quantity.name == "params":
        proof = row.idle
    elif row and quantity.name == "output" and row.steps:
        step = row.steps[0]
        proof = f"{step.label}: {step.worked.numeric(form.number)} = {form.value(step.worked.value)}"
    return (f" ({guess})" if guess else "") + (f"; {proof}" if proof else "")
