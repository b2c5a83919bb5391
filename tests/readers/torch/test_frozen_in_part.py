"""Parts of a network of which some are frozen, and nobody knows which: how much is trained is unknown, not all."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.readers.read import Request, read

MODEL = """\
import torch.nn as nn
from elsewhere import chosen, find_layer, freeze, k, load_teacher
model = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 3))
"""
SOME = (
    "model[k].requires_grad_(False)",
    "model[k].weight.requires_grad = False",
    "for p in model[k].parameters():\n    p.requires_grad = False",
    "for p in list(model.parameters())[:k]:\n    p.requires_grad = False",
    "getattr(model, k).requires_grad_(False)",
    "dict(model.named_parameters())[k].requires_grad = False",
    "ps = [p for n, p in model.named_parameters() if n in chosen]\nfor p in ps:\n    p.requires_grad_(False)",
    "find_layer(model, 3).weight.requires_grad = False",
    "freeze(model)",
    "part = model[0] if k else model[2]\npart.requires_grad_(False)",
    "if k:\n    part = model[0]\nelse:\n    part = model[2]\nfor p in part.parameters():\n    p.requires_grad = False",
    "import torch\nfor group in torch.optim.SGD(model.parameters(), lr=1).param_groups:\n"
    "    for p in group['params']:\n        p.requires_grad = False",
)
NONE = (
    "teacher = load_teacher()\nfor p in teacher.parameters():\n    p.requires_grad = False",
    "teacher = load_teacher(model)\nteacher.requires_grad_(False)",
    "k.requires_grad = False",
)


def trained(code: str) -> list[bool | None]:
    reading = read(Request(MODEL + code, chosen="model"))
    assert reading.network is not None
    assert not reading.problems
    return [state for node in reading.network.nodes for state in node.trained.values()]


@pytest.mark.parametrize("code", SOME)
def test_what_may_be_frozen(code: str) -> None:
    assert None in trained(code)


@pytest.mark.parametrize("code", NONE)
def test_something_else_that_is_frozen(code: str) -> None:
    assert set(trained(code)) <= {True}


LOST = (
    "model[k].bias = None",
    "[model.append(nn.Linear(3, 3)) for _ in range(k)]",
)


@pytest.mark.parametrize("code", LOST)
def test_what_may_have_been_changed(code: str) -> None:
    reading = read(Request(MODEL + code, chosen="model"))
    assert reading.network is not None
    assert not all(node.layer.known for node in reading.network.nodes)


COUNTED = """\
from torchvision import models
model = models.swin_v2_t()
"""


@pytest.mark.parametrize(
    "code",
    [
        "for m in list(model.modules())[:10]:\n    m.requires_grad_(False)",
        "for i, m in enumerate(model.modules()):\n    if i < 9:\n        m.requires_grad_(False)",
        "n = 0\nfor m in model.modules():\n    n += 1\n    if n < 9:\n        m.requires_grad_(False)",
        "kept = []\nfor m in model.modules():\n    kept.append(m)\nfor m in kept[:9]:\n    m.requires_grad_(False)",
    ],
)
def test_modules_that_are_not_recorded_cannot_be_counted(code: str) -> None:
    reading = read(Request(COUNTED + code))
    assert reading.network is not None
    assert None in [state for node in reading.network.nodes for state in node.trained.values()]


@pytest.mark.parametrize("fed", ["x[:, :, :x.size(-1)]", "x.size()"])
def test_the_sizes_of_an_input_may_not_be_known(fed: str) -> None:
    """Of such a shape it is kept in mind where it comes from, as of any other value, and that is no fault."""
    code = (
        "class Gate(nn.Module):\n    def forward(self, x):\n        return x\n"
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.gate = Gate()\n"
        f"        self.fc = nn.Linear(4, 3)\n    def forward(self, x):\n        return self.fc(self.gate({fed}))\nnet = Net()\n"
    )
    reading = read(Request(f"from torch import nn\n{code}"))
    assert reading.network is not None
    assert compute(reading.network).params == 15
