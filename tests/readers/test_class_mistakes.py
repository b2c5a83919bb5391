"""Mistakes in the classes of a model: what is said of them, and what is none."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read

PLAIN = """\
import torch.nn as nn
class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc = nn.Linear(n, n)
    def forward(self, x):
        return self.fc(x)
class Net(nn.Module):
    def __init__(self):
        START
        self.block = Block(4)
        self.out = nn.Linear(4, 2)
    def forward(self, x):
        return self.out(self.block(x))
model = Net()
"""


def said(code: str) -> list[str]:
    """Give what is said of a program."""
    return [f"{problem.line}: {problem.message}" for problem in read(code, input="4").problems]


def test_only_the_class_that_leaves_its_base_out_is_named() -> None:
    assert said(PLAIN.replace("START", "self.n = 4")) == [
        "9: Net.__init__() does not call super().__init__(), which PyTorch needs"
    ]


@pytest.mark.parametrize("start", ["super().__init__()", "nn.Module.__init__(self)", "..."])
def test_a_class_that_calls_its_base_or_leaves_something_out_is_right(start: str) -> None:
    assert not [text for text in said(PLAIN.replace("START", start)) if "does not call" in text]


TWICE = """\
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Linear(4, 4)
        self.conv1 = nn.Linear(4, 2)
    def forward(self, x):
        return self.USED(x)
model = Net()
"""


def test_what_is_set_twice_is_named_where_its_neighbour_is_missing() -> None:
    assert said(TWICE.replace("USED", "conv2"))[:1] == ["6: self.conv1 is set twice; did you mean self.conv2?"]


@pytest.mark.parametrize("used", ["conv1", "classify_everything"])
def test_what_is_set_twice_is_no_mistake_where_none_like_it_is_missing(used: str) -> None:
    assert not [text for text in said(TWICE.replace("USED", used)) if "set twice" in text]
