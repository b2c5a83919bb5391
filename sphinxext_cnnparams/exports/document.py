"""All models of a documentation as one JSON document, under a versioned schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..core.formula import Formula, count_exactly
from ..core.quantities import QUANTITIES, Additive, Quantity, Selection
from ..core.receptive import field_of
from ..core.shape import Dim, Shape
from ..core.summary import Count, Row, Summary, add_up
from .plain import Plain, answer, ask, make_plain

SCHEMA = 1
"""Counts up when something that was there before changes; what is added does not count."""
NAMES = ("params", "weights", "biases", "trainable", "non-trainable", "macs", "flops", "memory")
COUNTED = {name: quantity for name in NAMES if isinstance(quantity := QUANTITIES[name], Additive)}
"""The quantities that are summed: a row has them, and so has the model."""
MEASURED = ("size", "share")
"""The quantities of a row that are not summed; the receptive field is one number per dimension."""
STEPS = ("output", "params", "macs", "receptive-field")
"""The quantities whose steps are written."""


class Entry(NamedTuple):
    """Hold a model with the page it stands on, its name, which may be empty, and the anchors of its rows."""

    docname: str
    name: str
    anchor: str
    anchors: Mapping[str, str]
    summary: Summary


def write_document(models: Iterable[str], generator: str) -> str:
    """Write the document of *models* that are written already, in their order."""
    head = f'{{\n"schema": {SCHEMA},\n"generator": {json.dumps(generator)},\n"models": ['
    return "".join((head, "\n", ",\n".join(models), "\n]\n}\n"))


def write_model(entry: Entry) -> str:
    """Write a model: readable, one row to a line."""
    lines = [f"{json.dumps(key)}: {_dump(value)}" for key, value in describe_model(entry).items()]
    rows = ",\n".join(_dump(row) for row in describe_rows(entry))
    return "{\n" + ",\n".join([*lines, f'"rows": [\n{rows}\n]']) + "\n}"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def describe_model(entry: Entry) -> dict[str, object]:
    """Give what is said of a model as a whole."""
    summary = entry.summary
    whole = Selection(summary, summary.rows, entry.name, whole=True)
    counts = {name: ask(quantity, whole) for name, quantity in COUNTED.items()}
    return {
        "name": entry.name or None,
        "docname": entry.docname,
        "anchor": entry.anchor,
        "dialect": summary.dialect,
        "bytes_per_value": summary.width,
        "input": [_dims(row.output) for row in summary.rows if row.source],
        "outputs": list(summary.outputs),
        "layers": ask(QUANTITIES["layers"], whole),
        "totals": counts,
        "at_least": {name: _sum_known(name, summary) for name, value in counts.items() if value is None},
        "notes": [str(note) for note in summary.notes],
    }


def _sum_known(name: str, summary: Summary) -> int:
    """Add up the rows of which it is known, as the totals of the table do."""
    return sum(COUNTED[name].count(row, summary) or 0 for row in summary.layers)


def _count(quantity: Additive, summary: Summary, row: Row) -> Plain:
    number = quantity.count(row, summary)
    return None if number is None else make_plain(quantity.make(number, summary))


def describe_rows(entry: Entry) -> Iterator[dict[str, object]]:
    """Give what is said of each row."""
    anchors = dict(entry.anchors)
    for row in entry.summary.rows:
        yield describe_row(entry.summary, row, anchors.pop(row.name, None))


def describe_row(summary: Summary, row: Row, anchor: str | None) -> dict[str, object]:
    """Give a row: what it is, what it reads, its shapes, its settings, its numbers and their steps."""
    counts = {name: _count(quantity, summary, row) for name, quantity in COUNTED.items()}
    counts |= {name: answer(QUANTITIES[name], summary, row) for name in MEASURED}
    seen = field_of(row)
    known = [weight.value for weight in row.weights if weight.value is not None]
    return {
        "name": row.name,
        "kind": row.kind,
        "anchor": anchor,
        "data": row.source,
        "known": row.known,
        "from": None if row.feeders is None else list(row.feeders),
        "shares_with": row.shared or None,
        "inputs": [_dims(shape) for shape in row.inputs],
        "output": _dims(row.output),
        "settings": dict(row.settings or {}),
        "quantities": {**counts, "receptive-field": None if seen is None else list(seen)},
        "at_least": {"params": add_up(known)} if counts["params"] is None and known else {},
        "tensors": [_describe_weight(weight) for weight in row.weights],
        "steps": dict(_describe_steps(summary, row)),
        "why_none": str(row.idle) or None,
        "notes": [str(note) for note in row.notes],
    }


def _dims(shape: Shape | None) -> list[Dim] | None:
    return None if shape is None else list(shape.dims)


def _describe_weight(weight: Count) -> dict[str, object]:
    said = {"name": weight.name, "params": weight.value, "trainable": weight.learnt, "bias": weight.bias}
    return {**said, **_describe_formula(weight.formula)}


def _describe_formula(formula: Formula) -> dict[str, str]:
    return {"formula": formula.write_letters(), "calculation": formula.write_numbers()}


def _describe_steps(summary: Summary, row: Row) -> Iterator[tuple[str, list[dict[str, Plain]]]]:
    for name in STEPS if not row.source else ():
        if steps := _list_steps(QUANTITIES[name], summary, row):
            yield name, steps


def _list_steps(quantity: Quantity, summary: Summary, row: Row) -> list[dict[str, Plain]]:
    return [
        {"label": str(step.label), **_describe_formula(step.formula), "value": count_exactly(step.formula)}
        for step in quantity.derive(row, summary, summary.notation)
    ]
