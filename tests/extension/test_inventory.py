"""Inventories of other projects, whatever stands in them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.printable import show_controls
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection, Unanswerable
from sphinxext_cnnparams.extension.inventory import pack, unpack

CODE = "c1 = Conv2D(32, 3)\npool = MaxPooling2D(2)\nBatchNormalization()\nFlatten()\nDense(10)\n"
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def packed() -> Any:
    network = read(CODE, input="28x28x1").network
    assert network is not None
    return json.loads(pack(summarize(network)))


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the path to every part of a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inner for place in places(part, (*path, key)))]


PLACES = places(packed())[1:]


def test_what_was_written_is_read() -> None:
    summary = unpack(json.dumps(packed()))
    assert summary is not None
    assert [row.params for row in summary.rows] == [0, 320, 0, 128, 0, 54090]


@given(st.sampled_from(PLACES), ODD)
@settings(deadline=None)
def test_whatever_stands_in_it_can_be_asked(place: tuple[Any, ...], odd: object) -> None:
    said = packed()
    holder = said
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = odd
    summary = unpack(json.dumps(said))
    if summary is None:
        return
    for name in {row.name for row in summary.rows}:
        assert show_controls(name) == name
    selections = (Selection(summary, summary.rows, "net", whole=True), Selection(summary, summary.rows[1:2], "a"))
    for quantity in QUANTITIES.values():
        for selection in selections:
            try:
                Format().value(quantity.of(selection, Format()))
            except Unanswerable:
                continue


def test_what_is_no_model_is_none() -> None:
    for text in ("", "[]", "3", "null", "{}", "[" * 100_000, '{"rows": 1}', "9" * 5000):
        assert unpack(text) is None
