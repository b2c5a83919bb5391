"""What an author adds to code: one wrong option says what is wrong, and what it should be."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.problem import Problem
from sphinxext_cnnparams.core.shape import Shape
from sphinxext_cnnparams.readers.author_options import let, read_inputs, read_names

CODE = "import torch.nn as nn\nmodel = nn.Linear(4, 3)\n"


@pytest.mark.parametrize("text", ["28by28", "28x0x1", "28x-3", "x", "a=28x28x1; b=ten"])
def test_an_input_that_is_no_shape_is_refused(text: str) -> None:
    found = read(CODE, input=text)
    assert found.network is None
    (problem,) = found.problems
    assert problem.option == "input"
    assert problem.message.startswith("the option :input: must be a shape such as 28x28x1 or (3, 32, 32), not ")
    assert text.rpartition("=")[2] in problem.message


def test_inputs_with_names_are_read_one_by_one() -> None:
    found = read_inputs("image=28x28x1; code=10", "last")
    assert isinstance(found, dict)
    assert {name: shape.dims for name, shape in found.items()} == {"image": (28, 28, 1), "code": (10,)}


@pytest.mark.parametrize(
    ("text", "lost"), [("a=1, b=", {"a", "b"}), ("a = 3 4", {"a"}), ("12", set()), ("a=1)(b=2", {"a", "b"})]
)
def test_names_that_cannot_be_read_are_told(text: str, lost: set[str]) -> None:
    names = read_names(text)
    assert names.values == {}
    assert names.lost == lost
    assert isinstance(let(text), Problem)
    assert names.problem is not None
    assert names.problem.option == "let"


def test_one_wrong_value_loses_only_its_own_name() -> None:
    names = read_names("a=1, b=ten")
    assert (names.values, names.lost) == ({"a": 1}, frozenset("b"))


PAIR = """
import torch, torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(7, 3)
    def forward(self, PARAMETERS):
        return self.fc(torch.cat(TENSORS, 1))
model = Net()
"""


@pytest.mark.parametrize(
    ("parameters", "tensors"),
    [("a, b", "[a, b]"), ("left, right", "[left, right]"), ("pair", "pair"), ("*parts", "parts")],
)
def test_inputs_with_names_are_fed_by_name_in_order_or_as_one_list(parameters: str, tensors: str) -> None:
    found = read(PAIR.replace("PARAMETERS", parameters).replace("TENSORS", tensors), input="a=4; b=3")
    assert not found.problems
    assert found.network is not None
    summary = summarize(found.network)
    assert not summary.problems
    assert summary.rows[summary.outputs[0]].output == Shape((3,), "first")
