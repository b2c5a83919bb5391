"""Habits of code for PyTorch: totals and shapes as PyTorch itself gives them."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.summary import Summary, added
from sphinxext_cnnparams.core.trace import trace
from sphinxext_cnnparams.readers.reading import Request, read

HEAD = "import itertools\nimport math\nimport re\nimport numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
CONV = "self.c = nn.Conv2d(3, 4, 1)"
THIRDS = "torch.tensor([.1, .2, .3])"


def module(start: str, forward: str, base: str = "nn.Module") -> str:
    """Write a class with an ``__init__`` and a ``forward``, and a model of it."""
    lines = ["super().__init__()", *start.split("\n")]
    body = "\n".join(f"        {line}" for line in lines)
    steps = "\n".join(f"        {line}" for line in forward.split("\n"))
    return f"class M({base}):\n    def __init__(self):\n{body}\n    def forward(self, x):\n{steps}\nmodel = M()"


def buffer(made: str, forward: str) -> str:
    """Write a model with one buffer and one convolution."""
    return module(f"self.register_buffer('m', {made})\n{CONV}", forward)


def gate(made: str, forward: str) -> str:
    """Write a model with one parameter and one convolution."""
    return module(f"self.w = nn.Parameter({made})\n{CONV}", forward)


RIGHT: dict[str, tuple[str, str, int, list[int]]] = {
    # tensors and parameters that are made in __init__
    "a buffer behind": (buffer(f"{THIRDS}.view(3, 1, 1)", "return self.c(x - self.m)"), "3x8x8", 16, [4, 8, 8]),
    "a buffer before": (buffer(f"{THIRDS}.view(3, 1, 1)", "return self.c(self.m * x)"), "3x8x8", 16, [4, 8, 8]),
    "a buffer twice": (
        buffer(f"{THIRDS}[:, None, None]", "return self.c((x - self.m) / self.m)"),
        "3x8x8",
        16,
        [4, 8, 8],
    ),
    "a buffer's method": (buffer(THIRDS, "return self.c(self.m.view(-1, 1, 1).mul(x))"), "3x8x8", 16, [4, 8, 8]),
    "a buffer of a number": (buffer("torch.tensor(2.)", "return self.c(self.m * x)"), "3x8x8", 16, [4, 8, 8]),
    "a buffer at the end": (buffer("torch.ones(4, 1, 1)", "return self.m * self.c(x)"), "3x8x8", 16, [4, 8, 8]),
    "a plain attribute": (
        module(f"self.m = torch.ones(3, 1, 1)\n{CONV}", "return self.c(x - self.m)"),
        "3x8x8",
        16,
        [4, 8, 8],
    ),
    "a parameter before": (gate("torch.ones(3)", "return self.c(self.w[:, None, None] * x)"), "3x8x8", 19, [4, 8, 8]),
    "a number learnt": (
        gate("torch.zeros(1)", "return self.c(self.w.exp() * x + (1 - self.w) * x)"),
        "3x8x8",
        17,
        [4, 8, 8],
    ),
    # containers that are subclassed
    "an item of a ModuleDict": (
        module("self['a'] = nn.Linear(7, 5)", "return self['a'](x)", "nn.ModuleDict"),
        "7",
        40,
        [5],
    ),
    "an item of a ModuleList": (
        module(
            "self.append(nn.Linear(7, 7))\nself[0] = nn.Linear(7, 5)", "return self[len(self) - 1](x)", "nn.ModuleList"
        ),
        "7",
        40,
        [5],
    ),
    "an item of a Sequential": (
        "class S(nn.Sequential):\n    def __init__(self):\n        super().__init__(nn.Linear(7, 7), nn.Linear(7, 7))\n"
        "        self[1] = nn.Linear(7, 5)\nmodel = S()",
        "7",
        96,
        [5],
    ),
    "an item taken out": (
        "class S(nn.Sequential):\n    def __init__(self):\n        super().__init__(nn.Linear(7, 7), nn.Linear(7, 5))\n"
        "        del self[0]\nmodel = S()",
        "7",
        40,
        [5],
    ),
}


def summary(code: str, given: str) -> tuple[Summary | None, list[str]]:
    """Read and compute code; give what was said as well."""
    reading = read(Request(HEAD + code, given=given))
    said = [problem.message for problem in reading.problems]
    if reading.network is None:
        return None, said
    found = trace(reading.network)
    return found, said + [problem.message for problem in found.problems]


def total(found: Summary) -> int | None:
    return added(row.params for row in found.rows)


def output(found: Summary) -> list[int | None] | None:
    shape = found.rows[(found.outputs or (len(found.rows) - 1,))[0]].output
    return None if shape is None else list(shape.dims)


@pytest.mark.parametrize("name", RIGHT)
def test_it_is_read_as_pytorch_has_it(name: str) -> None:
    code, given, params, dims = RIGHT[name]
    found, said = summary(code, given)
    assert not said
    assert found is not None
    assert (total(found), output(found)) == (params, dims)
