"""Models of other projects: written into the inventory that intersphinx reads, and read from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar, get_args

from sphinx.environment import BuildEnvironment

from ..core.formula import Formula, Symbol
from ..core.layer import NOTATIONS
from ..core.network import DIALECTS
from ..core.printable import show_controls
from ..core.quantities import DTYPES
from ..core.receptive import Axis, Sight, field_of
from ..core.shape import Dim, Layout, Shape
from ..core.summary import Count, Row, Summary
from .records import Model
from .shown import digest

TYPE = "network"
"""The type of an entry that holds all of a model."""
MARK = "@network"
"""What stands behind the name of such an entry."""
EXTERNAL = ""
"""What stands for the document of a model of another project; its anchors are whole addresses."""
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
T = TypeVar("T")
_INTEGER = re.compile(r"\d+")


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
        "rows": [_row(row, summary.notation, place) for place, row in enumerate(summary.rows)],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _row(row: Row, notation: str, place: int) -> dict[str, object]:
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
    if row.feeders not in (None, _row_before(place)):  # most read from the row before
        said["from"] = row.feeders or "nothing"
    return {key: value for key, value in said.items() if value not in (None, "", False, [], {}, ())}


def _dims(shape: Shape | None) -> list[object] | None:
    return None if shape is None else [shape.layout, *shape.dims]


def unpack(text: str) -> Summary | None:
    """Read a model; None if the line is none: what another project says is taken for nothing but what it should be."""
    try:
        said = json.loads(text)
        notation = _one_of(said["notation"], NOTATIONS)
        rows = tuple(_read(row, notation, place) for place, row in enumerate(said["rows"]))
        outputs = tuple(said["outputs"])
        if not all(type(i) is int and 0 <= i < len(rows) for i in outputs):
            return None
        dialect = _one_of(said["dialect"], DIALECTS)
        return Summary(rows, dialect, outputs=outputs, notation=notation, width=_one_of(said["width"], DTYPES.values()))
    except (ValueError, KeyError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _read(said: Mapping[str, Any], notation: str, place: int) -> Row:
    formula = said.get("formula")
    macs = _dim(said.get("macs", 0 if "unknown" not in said else None))
    field = said.get("field")
    return Row(
        name=_text(said["name"]),
        kind=_text(said["kind"]),
        line=0,
        inputs=tuple(_shape(dims) for dims in said.get("in", ())),
        output=_shape(said.get("out")),
        weights=tuple(_count(*weight) for weight in said.get("weights", ())),
        formulas={notation: _formula(*formula)} if formula else None,
        work=None if macs is None else ForeignFormula("", {}, str(macs), macs),
        field=None if field is None else tuple(_axis(i, n) for i, n in enumerate(field)),
        idle=_text(said.get("idle", "")),
        settings={_text(key): _text(value) for key, value in said.get("settings", {}).items()},
        shared=_text(said.get("shared", "")),
        known="unknown" not in said,
        source="source" in said,
        feeders=_places(said.get("from"), place),
    )


def _one_of(value: Any, known: Collection[T]) -> T:
    """Give a value that has to be one of some; raises ValueError where it is not."""
    for one in known:
        if one == value and type(one) is type(value):
            return one
    raise _refused(value)


def _refused(value: object) -> ValueError:
    return ValueError(f"{value!r} is not what it should be")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _refused(value)
    return show_controls(value)


def _dim(value: Any) -> Dim:
    if value is not None and (type(value) is not int or value < 0):
        raise _refused(value)
    return value


def _row_before(place: int) -> tuple[int, ...]:
    return (place - 1,) if place else ()


def _places(value: Any, place: int) -> tuple[int, ...]:
    """Read the places of the rows that a row reads from, all of them before it."""
    if value is None:
        return _row_before(place)
    found = () if value == "nothing" else tuple(value)
    if not all(type(i) is int and 0 <= i < place for i in found):
        raise _refused(value)
    return found


def _count(name: Any, value: Any, learnt: Any, bias: Any) -> Count:
    size = _dim(value)
    is_bias = None if bias is None else bias is True
    return Count(_text(name), size, ForeignFormula("", {}, "", size), _dim(learnt), is_bias)


def _formula(letters: Any, numbers: Any, value: Any) -> ForeignFormula:
    return ForeignFormula(_text(letters), {}, _text(numbers), _dim(value))


def _shape(dims: list[Any] | None) -> Shape | None:
    return None if dims is None else Shape(tuple(map(_dim, dims[1:])), _one_of(dims[0], LAYOUTS))


def _axis(position: int, size: Any) -> Axis:
    return Axis((0, position), None if size is None else (Sight(_dim(size) or 0, 0),))


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
        text = _display(item)
        summary = unpack(text)
        if summary is None or name not in addresses:
            continue
        anchors = {
            row.name: _uri(layers[f"{name}.{row.name}"]) for row in summary.rows if f"{name}.{row.name}" in layers
        }
        yield Model(
            f"{prefix}{name}",
            f"{prefix}{name}",
            _uri(addresses[name]),
            anchors,
            None,
            "",
            0,
            digest((text,)),
            made=summary,
        )


def _uri(item: Any) -> str:
    """Give an entry's address; entries are tuples up to Sphinx 8.1."""
    return str(item[2] if isinstance(item, tuple) else item.uri)


def _display(item: Any) -> str:
    return str(item[3] if isinstance(item, tuple) else item.display_name)
