"""Functions on tensors, compared with the shapes that the frameworks themselves give."""

import json
import re
from pathlib import Path
from typing import Any, Literal

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.network import DialectName
from sphinxext_cnnparams.core.receptive import field_of
from sphinxext_cnnparams.core.summary import Row, Summary
from sphinxext_cnnparams.readers.read import Request, read

TRUTH: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "truth" / "functions.json").read_text(encoding="utf-8")
)
PLACE = re.compile(r"(tensor|tuple|list)(?:[._](\d+))?$")
"""The names of the layers that show what came out: how several results are handed over, and which one it is."""


def summary(dialect: DialectName, call: str) -> Summary | None:
    """Read the recorded program with one call in it; None where something is wrong with it."""
    text = TRUTH[dialect]["program"].replace("CALL", call)
    reading = read(Request(text, dialect=dialect, given="3x12x10" if dialect == "torch" else "", chosen="model"))
    result = None if reading.network is None else compute(reading.network)
    return None if result is None or reading.problems or result.problems else result


def made(rows: tuple[Row, ...]) -> dict[str, list[int | None] | None]:
    """Give the shapes of what came out, by its place."""
    shown = [row for row in rows if PLACE.match(row.name) and "never called" not in map(str, row.notes)]
    return {row.name: None if row.output is None else list(row.output.dims) for row in shown}


def check(dialect: Literal["keras", "torch"], case: int) -> None:
    call, kind, shapes = TRUTH[dialect]["calls"][case]
    found = summary(dialect, call)
    if kind == "error":
        assert found is None, call
        return
    assert found is not None, call
    mark = "." if dialect == "torch" else "_"
    single = dialect == "torch" and kind == "tensor"
    assert made(found.rows) == {kind if single else f"{kind}{mark}{i}": shape for i, shape in enumerate(shapes)}, call


@pytest.mark.parametrize("case", range(len(TRUTH["torch"]["calls"])))
def test_torch(case: int) -> None:
    check("torch", case)


@pytest.mark.parametrize("case", range(len(TRUTH["keras"]["calls"])))
def test_keras(case: int) -> None:
    check("keras", case)


ALIKE = (
    ("torch", "x.narrow(2, 1, 4)", "x[:, :, 1:5]"),
    ("torch", "x.narrow(2, -4, 3)", "x[:, :, -4:-1]"),
    ("torch", "x.movedim(1, 3)", "x.permute(0, 2, 3, 1)"),
    ("torch", "x.select(2, 0)", "x[:, :, 0]"),
    ("torch", "x.mT", "x.transpose(2, 3)"),
    ("torch", "torch.tensor(x)", "x.clone()"),
    ("keras", "ops.moveaxis(x, 3, 1)", "ops.transpose(x, (0, 3, 1, 2))"),
    ("keras", "ops.unstack(x, axis=1)[0]", "x[:, 0]"),
)


@pytest.mark.parametrize(("dialect", "call", "other"), ALIKE)
def test_what_is_the_same_sees_the_same(dialect: DialectName, call: str, other: str) -> None:
    found = [next(row for row in rows_of(dialect, text) if row.name.startswith("tensor")) for text in (call, other)]
    assert found[0].field == found[1].field is not None


def rows_of(dialect: DialectName, call: str) -> tuple[Row, ...]:
    found = summary(dialect, call)
    assert found is not None
    return found.rows


UNKNOWN = (
    "F.pad(x, nowhere)",
    "x.unsqueeze(nowhere)",
    "x.permute(nowhere)",
    "torch.cat([x, y], nowhere)",
    "torch.where(x > 0)",
)


@pytest.mark.parametrize("call", UNKNOWN)
def test_nothing_is_said_of_what_depends_on_the_unknown(call: str) -> None:
    assert summary("torch", call) is None


@pytest.mark.parametrize(("call", "said"), [("x.unsqueeze([x, y])", "[tensor, tensor]"), ("x.unsqueeze((1,))", "(1,)")])
def test_a_list_is_printed_shortly(call: str, said: str) -> None:
    text = TRUTH["torch"]["program"].replace("CALL", call)
    network = read(Request(text, given="3x12x10")).network
    assert network is not None
    [problem] = compute(network).problems
    assert problem.message.endswith(f"unsqueeze() is not read in this form: {said} is no whole number")


BESIDE = """
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(1, 2, 1)
        self.narrow = nn.Conv1d(2, 2, 3, padding=1)
        self.kernel = nn.Parameter(torch.ones(2, 2, 5))
        self.last = nn.Identity()

    def forward(self, x):
        x = self.first(x)
        return self.last(self.narrow(x) + F.conv1d(x, self.kernel, padding=2))


model = Net()
"""


def test_a_functional_convolution_sees_from_its_padding_on() -> None:
    reading = read(Request(BESIDE, given="1x20"))
    assert reading.network is not None
    row = compute(reading.network).row("last")
    assert row is not None
    assert field_of(row) == (5,)
