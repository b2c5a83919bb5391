"""Models of other projects: written into the inventory that intersphinx reads, and read from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx.environment import BuildEnvironment

from ..core.formula import Formula, Symbol
from ..core.receptive import Axis, Sight, field_of
from ..core.shape import Dim, Shape
from ..core.summary import Count, Row, Summary
from .records import Model

TYPE = "network"
"""The type of an entry that holds all of a model."""
MARK = "@network"
"""What stands behind the name of such an entry."""
EXTERNAL = ""
"""What stands for the document of a model of another project; its anchors are whole addresses."""
_INTEGER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class ForeignFormula(Formula):
    """Hold a formula of another project: as it prints, not how it is worked out."""

    numbers: str = ""
    result: Dim = None

    @property
    def value(self) -> Dim:
        return self.result

    def write_letters(self) -> str:
        return self.text

    def write_numbers(self, number: Callable[[int], str] = str) -> str:
        return _INTEGER.sub(lambda match: number(int(match[0])), self.numbers)

    def list_symbols(self) -> Iterator[Symbol]:
        return iter(())


def pack(summary: Summary) -> str:
    """Write a model on one line."""
    said = {
        "dialect": summary.dialect,
        "outputs": summary.outputs,
        "notation": summary.notation,
        "width": summary.width,
        "rows": [_row(row, summary.notation) for row in summary.rows],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _row(row: Row, notation: str) -> dict[str, object]:
    formula = row.formulas[notation] if row.formulas else None
    said = {
        "name": row.name,
        "kind": row.kind,
        "in": [_dims(shape) for shape in row.inputs],
        "out": _dims(row.output),
        "weights": [[w.name, w.value, w.learnt, w.bias] for w in row.weights],
        "formula": [formula.write_letters(), formula.write_numbers(), formula.value] if formula else None,
        "macs": row.macs,
        "field": field_of(row),
        "idle": str(row.idle),
        "settings": dict(row.settings or {}),
        "shared": row.shared,
        "unknown": not row.known,
        "source": row.source,
    }
    return {key: value for key, value in said.items() if value not in (None, "", False, [], {}, ())}


def _dims(shape: Shape | None) -> list[object] | None:
    return None if shape is None else [shape.layout, *shape.dims]


def unpack(text: str) -> Summary | None:
    """Read a model; None if the line is none."""
    try:
        said = json.loads(text)
        rows = tuple(_read(row, said["notation"]) for row in said["rows"])
        outputs = tuple(said["outputs"])
        return Summary(rows, said["dialect"], outputs=outputs, notation=said["notation"], width=said["width"])
    except (ValueError, KeyError, TypeError, LookupError):
        return None


def _read(said: Mapping[str, Any], notation: str) -> Row:
    formula = said.get("formula")
    macs = said.get("macs", 0 if "unknown" not in said else None)
    field = said.get("field")
    return Row(
        name=said["name"],
        kind=said["kind"],
        line=0,
        inputs=tuple(_shape(dims) for dims in said.get("in", ())),
        output=_shape(said.get("out")),
        weights=tuple(
            Count(name, n, ForeignFormula("", {}, "", n), learnt, bias)
            for name, n, learnt, bias in said.get("weights", ())
        ),
        formulas={notation: ForeignFormula(formula[0], {}, formula[1], formula[2])} if formula else None,
        work=None if macs is None else ForeignFormula("", {}, str(macs), macs),
        field=None if field is None else tuple(_axis(i, n) for i, n in enumerate(field)),
        idle=said.get("idle", ""),
        settings=said.get("settings", {}),
        shared=said.get("shared", ""),
        known="unknown" not in said,
        source="source" in said,
    )


def _shape(dims: list[Any] | None) -> Shape | None:
    return None if dims is None else Shape(tuple(dims[1:]), dims[0])


def _axis(position: int, size: Dim) -> Axis:
    return Axis((0, position), None if size is None else (Sight(size, 0),))


def find_remote(env: BuildEnvironment) -> list[tuple[str, Model]]:
    """Give the models of other projects, as intersphinx has found them; with the name of a project in front, too."""
    named: Mapping[str, Any] = getattr(env, "intersphinx_named_inventory", {})
    every: Mapping[str, Any] = getattr(env, "intersphinx_inventory", {})
    found = list(_models(every, ""))
    for project, inventory in named.items():
        found += _models(inventory, f"{project}:")
    return [(EXTERNAL, model) for model in found]


def _models(inventory: Mapping[str, Any], prefix: str) -> Iterator[Model]:
    layers = inventory.get("cnn:layer", {})
    addresses = inventory.get("cnn:model", {})
    for entry, item in inventory.get(f"cnn:{TYPE}", {}).items():
        name = entry.removesuffix(MARK)
        summary = unpack(_display(item))
        if summary is None or name not in addresses:
            continue
        anchors = {
            row.name: _uri(layers[f"{name}.{row.name}"]) for row in summary.rows if f"{name}.{row.name}" in layers
        }
        yield Model(f"{prefix}{name}", f"{prefix}{name}", _uri(addresses[name]), anchors, summary, "", 0)


def _uri(item: Any) -> str:
    """Give an entry's address; entries are tuples up to Sphinx 8.1."""
    return str(item[2] if isinstance(item, tuple) else item.uri)


def _display(item: Any) -> str:
    return str(item[3] if isinstance(item, tuple) else item.display_name)
