"""Shapes: what comes in, what comes out, and how many values that are."""

from __future__ import annotations

from collections.abc import Iterator

from ..formula import Step
from ..problem import Sentence, as_text, say
from ..shape import Shape
from ..summary import Row, Summary
from .format import Format, Value
from .quantity import Quantity, equate
from .selection import Selection


class OutputShape(Quantity):
    """Gives what comes out."""

    shape = True

    def of(self, selection: Selection, form: Format) -> Value:
        return output(selection)

    def prove(self, selection: Selection, form: Format) -> Sentence:
        row = selection.only
        if row is None or not row.steps:
            return ""
        equation = equate(row.steps[0].formula, form)
        left, _, right = equation.partition(" = ")
        if left == right:
            return ""
        return say("{label}: {equation}", label=as_text(row.steps[0].label), equation=equation)

    def derive(self, row: Row, summary: Summary, notation: str) -> Iterator[Step]:
        return iter(row.steps)

    def excuse(self, row: Row, form: Format) -> str:
        return form.value(row.output)


class InputShape(Quantity):
    """Gives what comes in."""

    shape = True
    of_data = False

    def of(self, selection: Selection, form: Format) -> Value:
        if selection.whole:
            sources = [row.output for row in selection.summary.rows if row.source]
            return selection.one_of(sources, "inputs")
        if selection.block:
            return selection.one_of(selection.rows[0].inputs, "inputs")
        row = selection.one_row("input")
        selection.same_of([use.inputs for use in selection.uses], row.inputs, "inputs")
        return row.output if row.source else selection.one_of(row.inputs, "inputs")


class OutputSize(Quantity):
    """Counts the values that come out."""

    numeric = True

    def of(self, selection: Selection, form: Format) -> Value:
        shape = output(selection)
        return None if shape is None else shape.size


def output(selection: Selection) -> Shape | None:
    """Give the shape that comes out of a layer in all its uses, or of a model."""
    if selection.whole:
        outputs = [selection.summary.rows[i].output for i in selection.summary.outputs]
        return selection.one_of(outputs, "outputs") if outputs else None
    if selection.block:
        return selection.last_row("output").output
    row = selection.one_row("output")
    return selection.same_of([use.output for use in selection.uses], row.output, "outputs")


OUTPUT = OutputShape("output", "Output", "the output of {label} is {value}")
INPUT = InputShape("input", "Input", "the input of {label} is {value}")
SIZE = OutputSize(
    "size",
    "Values",
    "the output of {label} has {value} values",
    nouns=("values", "value", "outputs", "features", "neurons", "activations", "units"),
)
