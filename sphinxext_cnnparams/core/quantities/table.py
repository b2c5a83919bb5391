"""What can be asked of a layer, of several, or of a model: one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ..formula import Formula, Symbol
from ..receptive import field_of, step_of
from ..shape import Dim, Shape
from ..summary import Count, Row, Summary
from .format import Bytes, Format, Percentage, Value
from .quantity import Quantity, Selection, Unanswerable, summed

T = TypeVar("T")


def _weighed(chosen: Callable[[Count], bool | None]) -> Callable[[Row, Summary], Dim]:
    """Count the weights that are chosen; unknown where nobody knows whether one is."""

    def count(row: Row, summary: Summary) -> Dim:
        if any(chosen(w) is None for w in row.weights):
            return None
        return row.counted(w for w in row.weights if chosen(w))

    return count


def _all_weights(row: Row, summary: Summary) -> Dim:
    return row.params


def _share(number: int, summary: Summary) -> Value:
    total = summary.params
    return Percentage(number, total) if total else None


def _of_all(row: Row, summary: Summary) -> Value:
    return None if row.params is None else _share(row.params, summary)


def _stored(row: Row, summary: Summary) -> Dim:
    formula = memory(row, summary)
    return None if formula is None or not row.known else formula.value


def memory(row: Row, summary: Summary) -> Formula | None:
    """Give the bytes a row takes: its weights and its output, for one sample.

    What is fed nothing has no output of its own: a tensor that is learnt, a
    layer that is never called.
    """
    fed = bool(row.inputs) or row.source
    if fed and row.output is None:
        return None
    values = row.output.size if fed and row.output is not None else 0
    symbols = {
        "N": Symbol(row.params, "parameters", "N", quiet=(0,)),
        "v": Symbol(values, "values in the output", "v", quiet=(0,)),
        "b": Symbol(summary.width, "bytes per value", "b"),
    }
    return Formula("(N + v) * b", symbols)


def share(row: Row, summary: Summary) -> Formula:
    """Give a row's percentage of the parameters, as a formula that may leave a remainder."""
    symbols = {
        "N": Symbol(row.params, "parameters", "N"),
        "T": Symbol(summary.params, "parameters of the model", "T"),
    }
    return Formula("100 * N / T", symbols)


def _output(selection: Selection, form: Format) -> Value:
    if selection.whole:
        outputs = [selection.summary.rows[i].output for i in selection.summary.outputs]
        return _one_shape(outputs, selection, "outputs") if outputs else None
    row = _single(selection, "output")
    return _same(selection, [use.output for use in selection.uses], row.output, "outputs")


def _input(selection: Selection, form: Format) -> Value:
    if selection.whole:
        sources = [row.output for row in selection.summary.rows if row.source]
        return _one_shape(sources, selection, "inputs")
    row = _single(selection, "input")
    _same(selection, [use.inputs for use in selection.uses], row.inputs, "inputs")
    return row.output if row.source else _one_shape(list(row.inputs), selection, "inputs")


def _same(selection: Selection, found: Sequence[T], first: T, noun: str) -> T:
    """Give what all uses of a layer have in common."""
    if any(value != first for value in found):
        raise Unanswerable(f"{selection.label} is used {len(found)} times, with different {noun}; name another layer")
    return first


def _single(selection: Selection, noun: str) -> Row:
    if selection.only is None:
        raise Unanswerable(f"{selection.label} is {len(selection.rows)} layers; ask for the {noun} of one")
    return selection.only


def _one_shape(shapes: Sequence[Shape | None], selection: Selection, noun: str) -> Shape | None:
    if len(shapes) != 1:
        raise Unanswerable(f"{selection.label} has {len(shapes)} {noun}; name the layer that is meant")
    return shapes[0]


def _size(selection: Selection, form: Format) -> Value:
    shape = _output(selection, form)
    return shape.size if isinstance(shape, Shape) else None


def _layers(selection: Selection, form: Format) -> Value:
    return len([row for row in selection.rows if not row.source and not row.shared])


def _last_row(selection: Selection, noun: str) -> Row:
    """Give the row that is asked about; of a model, the one that comes out."""
    if selection.whole and len(set(selection.summary.outputs)) == 1:
        return selection.summary.rows[selection.summary.outputs[0]]
    return _single(selection, noun)


def _receptive_field(selection: Selection, form: Format) -> Value:
    found = field_of(_last_row(selection, "receptive field"))
    if selection.only is not None:
        found = _same(selection, [field_of(use) for use in selection.uses], found, "receptive fields")
    if found == ():
        raise Unanswerable(f"{selection.label} has no receptive field: its input has no positions")
    if found is None or None in found:
        return None
    return found[0] if len(set(found)) == 1 else Shape(found)


def _formula(selection: Selection, form: Format) -> Value:
    row = _single(selection, "formula")
    if row.known and row.formulas is None:
        return row.idle or "0"
    return row.formulas[selection.summary.notation].symbolic() if row.formulas else None


def _calculation(selection: Selection, form: Format) -> Value:
    if selection.only is None:
        learning = [row.params for row in selection.rows if row.params != 0]
        return " + ".join("?" if n is None else form.number(n) for n in learning) or "0"
    row = selection.only
    if row.shared:
        return f"counted in {row.shared}"
    if row.known and row.formulas is None:
        return row.idle
    return row.formulas[selection.summary.notation].numeric(form.number) if row.formulas else None


def _setting(name: str) -> Quantity:
    """Make the quantity of something the code sets."""

    def of(selection: Selection, form: Format) -> Value:
        row = _single(selection, name)
        found = (row.settings or {}).get(name)
        if found is None and row.known:
            raise Unanswerable(f"{selection.label} is a {row.kind}, which has no {name}")
        return found

    return Quantity(name, name.capitalize(), f"the {name} of {{label}} is {{value}}", of, textual=True)


def _equation(formula: Formula | None, form: Format) -> str:
    """Write a calculation and its result."""
    return "" if formula is None else f"{formula.numeric(form.number)} = {form.value(formula.value)}"


def _params_proof(selection: Selection, form: Format) -> str:
    row = selection.only
    if row is None:
        return ""
    return _equation(row.formulas[selection.summary.notation], form) if row.formulas else row.idle


def _output_proof(selection: Selection, form: Format) -> str:
    row = selection.only
    if row is None or not row.steps:
        return ""
    equation = _equation(row.steps[0].formula, form)
    left, _, right = equation.partition(" = ")
    return "" if left == right else f"{row.steps[0].label}: {equation}"


def _macs_proof(selection: Selection, form: Format) -> str:
    row = selection.only
    return _equation(row.work, form) if row is not None and row.weights else ""


def _memory_proof(selection: Selection, form: Format) -> str:
    row = selection.only
    formula = None if row is None else memory(row, selection.summary)
    return f"{_equation(formula, form)} bytes" if formula else ""


def _share_proof(selection: Selection, form: Format) -> str:
    row = selection.only
    if row is None:
        return ""
    return f"{share(row, selection.summary).numeric(form.number)} = {form.value(_of_all(row, selection.summary))}"


def _field_proof(selection: Selection, form: Format) -> str:
    step = step_of(_last_row(selection, "receptive field"))
    return "" if step is None else _equation(step.formula, form)


SETTINGS = ("kernel", "stride", "padding", "filters", "units", "rate", "activation")
"""What the code sets and texts speak of."""
QUANTITIES: dict[str, Quantity] = {
    quantity.name: quantity
    for quantity in (
        summed("params", "Parameters", "{label} has {value} parameters", _all_weights, proof=_params_proof),
        summed(
            "weights",
            "Weights",
            "{label} has {value} weights besides its biases",
            _weighed(lambda w: None if w.bias is None else not w.bias),
        ),
        summed("biases", "Biases", "{label} has {value} biases", _weighed(lambda w: w.bias)),
        summed("trainable", "Trainable", "{label} has {value} trainable parameters", _weighed(lambda w: w.trainable)),
        summed(
            "non-trainable",
            "Not trainable",
            "{label} has {value} parameters that are not trainable",
            _weighed(lambda w: None if w.trainable is None else not w.trainable),
        ),
        summed("macs", "MACs", "{label} takes {value} multiplications", lambda row, _: row.macs, proof=_macs_proof),
        summed(
            "flops",
            "FLOPs",
            "{label} takes {value} operations",
            lambda row, _: None if row.macs is None else 2 * row.macs,
        ),
        summed(
            "memory",
            "Memory",
            "{label} takes {value}",
            _stored,
            lambda number, _: Bytes(number),
            _memory_proof,
        ),
        summed(
            "share",
            "Share",
            "{label} has {value} of the parameters",
            _all_weights,
            _share,
            _share_proof,
        ),
        Quantity(
            "receptive-field",
            "Receptive field",
            "the receptive field of {label} is {value}",
            _receptive_field,
            numeric=True,
            proof=_field_proof,
        ),
        Quantity("output", "Output", "the output of {label} is {value}", _output, proof=_output_proof),
        Quantity("input", "Input", "the input of {label} is {value}", _input),
        Quantity("size", "Values", "the output of {label} has {value} values", _size, numeric=True),
        Quantity("layers", "Layers", "the number of layers of {label} is {value}", _layers, numeric=True),
        *(_setting(name) for name in SETTINGS),
        Quantity("formula", "Formula", "the formula of {label} is {value}", _formula, textual=True),
        Quantity("calculation", "Calculation", "the calculation of {label} is {value}", _calculation, textual=True),
    )
}
