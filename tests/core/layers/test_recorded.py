"""Every layer recorded from Keras and PyTorch, replayed: see tools/record_truth.py."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.layers import Input
from sphinxext_cnnparams.core.network import DialectName, Network, Node
from sphinxext_cnnparams.core.problem import Problem
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.core.shape import Layout, Shape
from sphinxext_cnnparams.core.structs import replace
from sphinxext_cnnparams.core.summary import Summary
from sphinxext_cnnparams.readers.read import Request, read

TRUTH = Path(__file__).parents[2] / "truth"
DIALECTS: tuple[DialectName, ...] = ("keras", "torch")


@dataclass(frozen=True)
class Recorded:
    dialect: DialectName
    entry: dict[str, Any]

    @property
    def inputs(self) -> list[tuple[int | None, ...]]:
        return [tuple(dims) for dims in self.entry.get("inputs") or [self.entry["input"]]]

    def __str__(self) -> str:
        return f"{self.entry['call']} on {' and '.join(map(str, self.inputs))}"

    def read(self) -> tuple[Network | None, tuple[Problem, ...]]:
        """Read the call; bare code has one input, so what has several is given them here."""
        given = str(self.inputs[0]) if "input" in self.entry and self.inputs[0] else ""
        reading = read(Request(self.entry["call"], given=given, dialect=self.dialect))
        if reading.network is None or given:
            return reading.network, reading.problems
        layout: Layout = "first" if self.dialect == "torch" else "last"
        sources = [Node(f"input{i}", "Input", Input(Shape(dims, layout))) for i, dims in enumerate(self.inputs)]
        node = replace(reading.network.nodes[-1], inputs=tuple(range(len(sources))))
        return Network((*sources, node), self.dialect, (len(sources),)), reading.problems

    def traced(self) -> tuple[Summary | None, tuple[Problem, ...]]:
        network, problems = self.read()
        if network is None:
            return None, problems
        summary = compute(network)
        return summary, (*problems, *summary.problems)

    def others(self) -> list[list[int | None]]:
        """Work out what comes out besides."""
        network, _ = self.read()
        assert network is not None
        layer = network.nodes[-1].layer
        layout: Layout = network.nodes[-1].layout or ("first" if self.dialect == "torch" else "last")
        output = layer.output(*[Shape(dims, layout) for dims in self.inputs])
        return [list(shape.dims) for shape in output.others if shape is not None]


def recorded(dialect: DialectName) -> list[Recorded]:
    texts = [(TRUTH / f"{kind}-{dialect}.json").read_text(encoding="utf-8") for kind in ("layers", "drawn")]
    return [Recorded(dialect, entry) for text in texts for entry in json.loads(text)["entries"]]


ALL = [case for dialect in DIALECTS for case in recorded(dialect)]
RIGHT = [case for case in ALL if "error" not in case.entry]
WRONG = [case for case in ALL if "error" in case.entry]


@pytest.mark.parametrize("case", RIGHT, ids=str)
def test_what_works_in_the_framework_has_its_shape_and_its_counts(case: Recorded) -> None:
    summary, problems = case.traced()
    assert problems == ()
    assert summary is not None
    (row,) = summary.layers
    assert row.output is not None
    selection = Selection(summary, (row,), row.name)
    assert {
        "output": list(row.output.dims),
        "trainable": QUANTITIES["trainable"].of(selection, Format()),
        "non_trainable": QUANTITIES["non-trainable"].of(selection, Format()),
    } == {name: case.entry[name] for name in ("output", "trainable", "non_trainable")}


@pytest.mark.parametrize("case", [case for case in RIGHT if "others" in case.entry], ids=str)
def test_what_comes_out_besides_has_its_shapes(case: Recorded) -> None:
    assert case.others() == case.entry["others"]


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_what_the_framework_refuses_is_a_problem(case: Recorded) -> None:
    _, problems = case.traced()
    assert problems
    assert [problem.line for problem in problems] == [1] * len(problems)
    assert all(problem.message.strip() for problem in problems)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_record_is_not_empty(dialect: DialectName) -> None:
    kinds = [case for case in recorded(dialect) if "error" in case.entry]
    assert 100 < len(kinds) < len(recorded(dialect)) - 100
