"""Networks as data: plain numbers, nothing unknown that is written as zero, and the schema that is documented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.quantities import COLUMNS
from sphinxext_cnnparams.core.summary import Summary
from sphinxext_cnnparams.exports.document import Entry, write_document, write_model
from sphinxext_cnnparams.exports.sheet import write_sheet

ROOT = Path(__file__).parents[2]
PROGRAMS = sorted((ROOT / "tests" / "cases" / "programs").glob("*.py"))
SCHEMA = json.loads((ROOT / "docs" / "reference" / "cnnparams.schema.json").read_text(encoding="utf-8"))
CODE = 'c = Conv2D(8, 3, padding="same")\nd = Conv2D(8, 3, padding="same")(c)\nadd([c, d])\n'
UNKNOWN = "c = Conv2D(32, 3)\nMystery(3)\nc2 = Conv2D(64, 3)\n"


def summary_of(code: str, shape: str = "28x28x1") -> Summary:
    network = read(code, input=shape).network
    assert network is not None
    return summarize(network)


def describe(summary: Summary, name: str = "net") -> Any:
    said = json.loads(write_document([write_model(Entry("a/page", name, "cnn-net", {}, summary))], "test 1"))
    jsonschema.validate(said, SCHEMA)
    return said["models"][0]


def test_a_model_has_its_numbers_and_their_steps() -> None:
    model = describe(summary_of("c1 = Conv2D(32, 3)\nd = Dense(10)\n", "28x28x1"))
    assert (model["name"], model["docname"], model["input"], model["layers"]) == ("net", "a/page", [[28, 28, 1]], 2)
    assert model["totals"]["params"] == 320 + 330
    row = model["rows"][1]
    assert (row["name"], row["inputs"], row["output"]) == ("c1", [[28, 28, 1]], [26, 26, 32])
    assert row["settings"]["kernel"] == "3 × 3"
    numbers = row["quantities"]
    assert [numbers[name] for name in ("weights", "biases", "params", "macs", "flops")] == [
        288,
        32,
        320,
        194688,
        389376,
    ]
    assert (numbers["memory"], numbers["receptive-field"]) == (4 * (320 + 26 * 26 * 32), [3, 3])
    (step,) = row["steps"]["params"]
    assert (step["formula"], step["calculation"]) == ("k (f h w + 1)", "32 × (1 × 3 × 3 + 1)")
    assert step["value"] == 320


def test_what_is_unknown_is_null_and_what_is_known_of_it_stands_beside() -> None:
    model = describe(summary_of(UNKNOWN), "")
    assert model["name"] is None
    assert (model["totals"]["params"], model["at_least"]["params"]) == (None, 320)
    lost = next(row for row in model["rows"] if not row["known"])
    assert {lost["quantities"][name] for name in ("params", "macs", "memory", "receptive-field")} == {None}
    assert lost["output"] is None
    behind = model["rows"][-1]
    assert (behind["quantities"]["params"], behind["at_least"]) == (None, {"params": 64})


def test_the_graph_is_that_of_the_code() -> None:
    model = describe(
        summary_of(
            "x = Input((8, 8, 3))\na = Conv2D(8, 3, padding='same')(x)\n"
            "b = Conv2D(8, 3, padding='same')(a)\nc = add([a, b])\nmodel = Model(x, c)\n"
        )
    )
    assert [row["from"] for row in model["rows"]] == [[], [0], [1], [1, 2]]


@pytest.mark.parametrize("path", PROGRAMS[::9], ids=lambda path: path.stem)
def test_every_network_follows_the_schema(path: Path) -> None:
    network = read(path.read_text(encoding="utf-8")).network
    if network is None:
        return
    summary = summarize(network)
    model = describe(summary)
    assert len(model["rows"]) == len(summary.rows)
    assert model["totals"]["params"] == summary.params
    for place, row in enumerate(model["rows"]):
        assert all(0 <= other < place for other in row["from"])


def test_a_sheet_has_plain_numbers() -> None:
    lines = list(csv.reader(io.StringIO(write_sheet(summary_of(UNKNOWN), ("layer", "output", "params", "memory")))))
    assert lines == [
        ["layer", "output", "params", "memory"],
        ["input", "28x28x1", "", ""],
        ["c", "26x26x32", "320", "87808"],
        ["1", "", "", ""],
        ["c2", "", "", ""],
    ]


def test_every_column_can_be_written() -> None:
    summary = summary_of("Conv2D(1024, 3)\nDropout(0.5)\nFlatten()\nDense(1000, activation='softmax')\n")
    head, *rows = csv.reader(io.StringIO(write_sheet(summary, tuple(COLUMNS))))
    assert head == list(COLUMNS)
    last = dict(zip(head, rows[-1], strict=True))
    assert last["params"] == str(26 * 26 * 1024 * 1000 + 1000)
    assert (last["activation"], last["calculation"]) == ("softmax", "1000 × (692224 + 1)")
    assert not any(digit + "," in cell for row in rows for cell in row for digit in "0123456789")
