"""Choices nobody knows: where both ways differ, in shape or in layers, what depends on them is unknown."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read, summarize

HEAD = "import torch\nimport torch.nn as nn\n"
CLASS = """\
class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 6)
        self.b = nn.Linear(6, 3)
    def forward(self, x):
        c = torch.rand(1).item() < 0.5
        {}
        return self.b(x)
"""


def last_row(choice: str) -> tuple[str, list[str]]:
    """Give the output of the last layer of a model with a choice in it, and what is said of it."""
    network = read(HEAD + CLASS.format(choice), input="4x6").network
    assert network is not None
    summary = summarize(network)
    (row,) = [row for row in summary.rows if row.name == "b"]
    return str(row.output), [problem.message for problem in summary.problems]


@pytest.mark.parametrize(
    "choice", ["if c: x = x * 2; x += 1", "x = x if c else x.relu()", "x = x.tanh() if c else torch.sin(x + 1)"]
)
def test_what_has_one_shape_either_way_is_known(choice: str) -> None:
    assert last_row(choice) == ("4 × 3", [])


@pytest.mark.parametrize(
    "choice",
    [
        "x = x if c else x[:, :2]",
        "x = x if c else None",
        "x = x.to(torch.device('cpu') if c else torch.device('cuda')) if c else y",
        "x = self.a(x) if c else x",
        "x = x if c else y",
    ],
)
def test_what_differs_is_not_known(choice: str) -> None:
    output, said = last_row(choice)
    assert output == "None"
    assert said


def test_a_choice_of_other_things_than_tensors_changes_nothing() -> None:
    network = read(
        HEAD + "d = torch.device('cuda') if torch.cuda.is_available() else torch.device('cpu')\nm = nn.Linear(3, 2)\n"
    ).network
    assert network is not None
    assert [row.params for row in summarize(network).rows][-1] == 8
