"""What can be asked of a layer, of several, or of a model: one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .shape import Shape
from .summary import Count, Row, Summary, added

Value = int | Shape | str | None
"""A count, a shape, a text; None where it is unknown."""


@dataclass(frozen=True, slots=True)
class Format:
    """Say how numbers are written."""

    number: Callable[[int], str] = str

    def value(self, value: Value) -> str:
        """Write a value; an unknown one as a question mark."""
        if isinstance(value, Shape):
            return " × ".join("?" if n is None else self.number(n) for n in value.dims) or "1"
        if isinstance(value, str):
            return value
        return "?" if value is None else self.number(value)


@dataclass(frozen=True, slots=True)
class Selection:
    """Hold what is asked about: rows of a model, and the name they go by in a message."""

    summary: Summary
    rows: tuple[Row, ...]
    label: str
    whole: bool = False

    @property
    def only(self) -> Row | None:
        """Give the row, if it is one."""
        return self.rows[0] if len(self.rows) == 1 and not self.whole else None


class Unanswerable(ValueError):
    """Say that a quantity makes no sense for a selection."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Describe one quantity.

    sentence
        how a message states it, with ``{label}`` and ``{value}``.
    heading
        the column's title in a table; *numeric* columns stand at the right
        edge, and *additive* ones have a total.
    of
        what computes it; texts are written through the Format.
    """

    name: str
    heading: str
    sentence: str
    of: Callable[[Selection, Format], Value]
    numeric: bool = False
    additive: bool = False
    textual: bool = False


def _total(chosen: Callable[[Count], bool | None]) -> Callable[[Selection, Format], Value]:
    """Add up the weights that are chosen; unknown where nobody knows whether one is."""

    def of(selection: Selection, form: Format) -> Value:
        if any(chosen(w) is None for row in selection.rows for w in row.weights):
            return None
        return added(row.counted(w for w in row.weights if chosen(w)) for row in selection.rows)

    return of


def _output(selection: Selection, form: Format) -> Value:
    if selection.whole:
        outputs = [selection.summary.rows[i].output for i in selection.summary.outputs]
        return _one_shape(outputs, selection, "outputs") if outputs else None
    return _single(selection, "output").output


def _input(selection: Selection, form: Format) -> Value:
    if selection.whole:
        sources = [row.output for row in selection.summary.rows if row.source]
        return _one_shape(sources, selection, "inputs")
    row = _single(selection, "input")
    return row.output if row.source else _one_shape(list(row.inputs), selection, "inputs")


def _single(selection: Selection, noun: str) -> Row:
    if selection.only is None:
        raise Unanswerable(f"{selection.label} is {len(selection.rows)} layers; ask for the {noun} of one")
    return selection.only


def _one_shape(shapes: list[Shape | None], selection: Selection, noun: str) -> Shape | None:
    if len(shapes) != 1:
        raise Unanswerable(f"{selection.label} has {len(shapes)} {noun}; name the layer that is meant")
    return shapes[0]


def _size(selection: Selection, form: Format) -> Value:
    shape = _output(selection, form)
    return shape.size if isinstance(shape, Shape) else None


def _layers(selection: Selection, form: Format) -> Value:
    return len([row for row in selection.rows if not row.source])


def _macs(selection: Selection, form: Format) -> Value:
    return added(row.macs for row in selection.rows)


def _flops(selection: Selection, form: Format) -> Value:
    macs = added(row.macs for row in selection.rows)
    return None if macs is None else 2 * macs


def _formula(selection: Selection, form: Format) -> Value:
    row = _single(selection, "formula")
    if row.known and row.worked is None:
        return row.idle or "0"
    return row.worked[selection.summary.notation].symbolic() if row.worked else None


def _calculation(selection: Selection, form: Format) -> Value:
    if selection.only is None:
        learning = [row.params for row in selection.rows if row.params != 0]
        return " + ".join("?" if n is None else form.number(n) for n in learning) or "0"
    row = selection.only
    if row.shared:
        return f"counted in {row.shared}"
    if row.known and row.worked is None:
        return row.idle
    return row.worked[selection.summary.notation].numeric(form.number) if row.worked else None


def _setting(name: str) -> Quantity:
    """Make the quantity of something the code sets."""

    def of(selection: Selection, form: Format) -> Value:
        row = _single(selection, name)
        found = (row.settings or {}).get(name)
        if found is None:
            raise Unanswerable(f"{selection.label} is a {row.kind}, which has no {name}")
        return found

    return Quantity(name, name.capitalize(), f"the {name} of {{label}} is {{value}}", of, textual=True)


SETTINGS = ("kernel", "stride", "padding", "filters", "units", "rate", "activation")
"""What the code sets and texts speak of."""
QUANTITIES: dict[str, Quantity] = {
    quantity.name: quantity
    for quantity in (
        Quantity(
            "params",
            "Parameters",
            "{label} has {value} parameters",
            _total(lambda w: True),
            numeric=True,
            additive=True,
        ),
        Quantity(
            "weights",
            "Weights",
            "{label} has {value} weights besides its biases",
            _total(lambda w: None if w.bias is None else not w.bias),
            numeric=True,
            additive=True,
        ),
        Quantity(
            "biases", "Biases", "{label} has {value} biases", _total(lambda w: w.bias), numeric=True, additive=True
        ),
        Quantity(
            "trainable",
            "Trainable",
            "{label} has {value} trainable parameters",
            _total(lambda w: w.trainable),
            numeric=True,
            additive=True,
        ),
        Quantity(
            "non-trainable",
            "Not trainable",
            "{label} has {value} parameters that are not trainable",
            _total(lambda w: None if w.trainable is None else not w.trainable),
            numeric=True,
            additive=True,
        ),
        Quantity("macs", "MACs", "{label} takes {value} multiplications", _macs, numeric=True, additive=True),
        Quantity("flops", "FLOPs", "{label} takes {value} operations", _flops, numeric=True, additive=True),
        Quantity("output", "Output", "the output of {label} is {value}", _output),
        Quantity("input", "Input", "the input of {label} is {value}", _input),
        Quantity("size", "Values", "the output of {label} has {value} values", _size, numeric=True),
        Quantity("layers", "Layers", "the number of layers of {label} is {value}", _layers, numeric=True),
        *(_setting(name) for name in SETTINGS),
        Quantity("formula", "Formula", "the formula of {label} is {value}", _formula, textual=True),
        Quantity("calculation", "Calculation", "the calculation of {label} is {value}", _calculation, textual=True),
    )
}
