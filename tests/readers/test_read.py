"""Programs as tutorials print them, compared with what the frameworks say of their models."""

import itertools
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.shape import Shape
from sphinxext_cnnparams.core.summary import Row, Summary, add_up
from sphinxext_cnnparams.readers.author_options import let
from sphinxext_cnnparams.readers.read import Request, read

TESTS = Path(__file__).parents[1]
TRUTH: dict[str, dict[str, Any]] = json.loads((TESTS / "truth" / "programs.json").read_text(encoding="utf-8"))
HEADER = re.compile(r"#\s*(input|object|let|batch|shim):\s*(.*?)\s*$")

programs = pytest.mark.parametrize("program", sorted(TRUTH))
torch_programs = pytest.mark.parametrize("program", [p for p in sorted(TRUTH) if TRUTH[p]["dialect"] == "torch"])


def said(text: str) -> tuple[dict[str, str], str]:
    """Take the header's options from a program, and the program without them, its lines where they were."""
    lines = text.splitlines()
    options: dict[str, str] = {}
    for i, line in enumerate(itertools.takewhile(lambda line: line.startswith("#"), list(lines))):
        if found := HEADER.match(line):
            options[found[1]] = found[2]
            lines[i] = ""
    return options, "\n".join(lines) + "\n"


@cache
def summary(program: str) -> Summary:
    """Read and compute one program; nothing may be wrong with it."""
    path = TESTS / "cases" / "programs" / f"{program}.py"
    options, text = said(path.read_text(encoding="utf-8"))
    names = let(options.get("let", ""))
    assert isinstance(names, Mapping), names
    request = Request(text, given=options.get("input", ""), let=names, chosen=options.get("object", ""))
    reading = read(request)
    assert not reading.problems, [f"{p.line}: {p.message}" for p in reading.problems]
    assert reading.network is not None
    result = compute(reading.network)
    assert not result.problems, [f"{p.line}: {p.message}" for p in result.problems]
    return result


def params(row: Row) -> int | None:
    return row.params


def trainable(row: Row) -> int | None:
    return add_up(weight.learnt for weight in row.weights) if row.known else None


def total(summary: Summary, count: Callable[[Row], int | None]) -> int | None:
    return add_up(count(row) for row in summary.rows)


def dims(shape: Shape | None) -> list[int | None] | None:
    return None if shape is None else list(shape.dims)


def kind(row: Row) -> str:
    """Give a row's kind; a lazy layer becomes its plain kind as soon as it is fed."""
    return row.kind.removeprefix("Lazy")


def below(summary: Summary, name: str) -> list[Row]:
    """Give the row called *name*, or the rows of what is inside it."""
    return [row for row in summary.rows if row.name == name or row.name.startswith(f"{name}.")]


def described(row: Row | None) -> list[object]:
    """Describe a row as the truth does."""
    return [] if row is None else [row.name, kind(row), dims(row.output), params(row), trainable(row)]


@programs
def test_totals(program: str) -> None:
    found = summary(program)
    counts = {"total": total(found, params), "trainable": total(found, trainable)}
    assert counts == {name: TRUTH[program][name] for name in counts}


@programs
def test_rows(program: str) -> None:
    found = summary(program)
    rows = TRUTH[program]["rows"]
    assert [described(found.row(row[0])) for row in rows] == rows


@programs
def test_uncalled(program: str) -> None:
    found = summary(program)
    for name, _, count, learning in TRUTH[program]["uncalled"]:
        row = found.row(name)
        if row is None and TRUTH[program]["dialect"] == "keras":
            assert count == 0, name  # Keras never builds it
            continue
        assert row is not None, name
        assert (params(row), trainable(row)) == (count, learning), name


@programs
def test_own_classes(program: str) -> None:
    """Layers of the program's own classes, in one row or in several."""
    found = summary(program)
    for name, _, shape, count, learning in TRUTH[program]["custom"]:
        rows = below(found, name)
        assert add_up(map(params, rows)) == count, name
        assert add_up(map(trainable, rows)) == learning, name
        own = found.row(name)
        assert own is None or dims(own.output) == shape, name


@programs
def test_own_parameters(program: str) -> None:
    """Parameters that stand in a class beside its layers."""
    found = summary(program)
    parameters = TRUTH[program]["parameters"]
    rows = {name: found.row(name) for name in parameters}
    assert {name: row and params(row) for name, row in rows.items()} == parameters


@programs
def test_output(program: str) -> None:
    found = summary(program)
    outputs = found.outputs or (len(found.rows) - 1,)
    assert [dims(found.rows[i].output) for i in outputs] == TRUTH[program]["output"]


NORMALIZED = {"014-torch-gan-discriminator": 689_664}
"""Multiplications of weights alone, with which ``spectral_norm`` finds its divisor: no work of a sample."""


@torch_programs
def test_multiplications(program: str) -> None:
    """Those of one sample, as PyTorch's own counter finds them."""
    counted = TRUTH[program].get("macs")
    if counted is not None:
        assert total(summary(program), lambda row: row.macs) == counted - NORMALIZED.get(program, 0)


@torch_programs
def test_order(program: str) -> None:
    """Rows stand in the order of forward, a layer called twice where it is called first."""
    recorded = [row[0] for row in TRUTH[program]["rows"]]
    found = dict.fromkeys(row.name for row in summary(program).rows)
    assert [name for name in found if name in set(recorded)] == recorded
