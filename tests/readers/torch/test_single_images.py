"""Images without a batch: the input of a model that is called with one, and of one that is called with several."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read, summarize

HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
CONVOLUTION = "m = nn.Sequential(nn.Conv2d(3, 8, 3))\n"
CLASS = """\
class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(3, 8, 3)
    def forward(self, x):
        return F.max_pool2d(self.c(x), 2)
m = N()
"""


@pytest.mark.parametrize(
    ("code", "fed", "expected"),
    [
        (CONVOLUTION, "3, 32, 32", ["3 × 32 × 32", "8 × 30 × 30"]),
        (CONVOLUTION, "5, 3, 32, 32", ["3 × 32 × 32", "8 × 30 × 30"]),
        (CLASS, "3, 32, 32", ["3 × 32 × 32", "8 × 30 × 30", "8 × 15 × 15"]),
        ("m = nn.Sequential(nn.LSTM(4, 6))\n", "7, 4", ["7 × 4", "7 × 6"]),
        ("m = nn.Sequential(nn.Linear(4, 6))\n", "7, 4", ["4", "6"]),
        ("m = nn.Sequential(nn.Linear(4, 6))\n", "4", ["4", "6"]),
    ],
)
def test_what_a_model_is_called_with_is_a_batch_or_one_image(code: str, fed: str, expected: list[str]) -> None:
    network = read(f"{HEAD}{code}y = m(torch.randn({fed}))\n", object="m").network
    assert network is not None
    summary = summarize(network)
    assert [str(row.output) for row in summary.rows] == expected
    assert not summary.problems


@pytest.mark.parametrize("fed", ["4, 32, 32", "5, 4, 32, 32", "32, 32"])
def test_what_does_not_fit_the_first_layer_is_refused(fed: str) -> None:
    network = read(f"{HEAD}{CONVOLUTION}y = m(torch.randn({fed}))\n", object="m").network
    assert network is not None
    (problem,) = summarize(network).problems
    assert "expects" in problem.message


def test_images_that_a_class_gives_a_dimension_are_a_batch() -> None:
    network = read(
        f"{HEAD}{CLASS.replace('self.c(x)', 'self.c(x[:, None].repeat(1, 3, 1, 1))')}y = m(torch.randn(9, 8, 8))"
    ).network
    assert network is not None
    assert str(summarize(network).rows[0].output) == "8 × 8"
