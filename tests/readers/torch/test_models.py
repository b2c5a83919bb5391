"""Habits of code for PyTorch: totals and shapes as PyTorch itself gives them."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.summary import Summary, add_up
from sphinxext_cnnparams.readers.read import Request, read

HEAD = "import itertools\nimport math\nimport re\nimport numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
WIDE = "nn.Conv2d(3, 8, 3, 2, 1)"
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
    "a buffer of positions": (
        module(
            "self.register_buffer('i', torch.arange(5))\nself.e = nn.Embedding(9, 7)\nself.l = nn.Linear(7, 2)",
            "return self.l(x + self.e(self.i))",
        ),
        "5x7",
        79,
        [5, 2],
    ),
    "a buffer of a mask": (
        module(
            "self.q = nn.Linear(8, 8)\nself.register_buffer('m', torch.tril(torch.ones(9, 9)).view(1, 9, 9))",
            "n = x.size(1)\nq = self.q(x)\na = (q @ q.mT).masked_fill(self.m[:, :n, :n] == 0, float('-inf'))\nreturn a.softmax(-1) @ x",
        ),
        "5x8",
        72,
        [5, 8],
    ),
    "a buffer as a kernel": (
        module(
            "self.register_buffer('k', torch.ones(3, 1, 3, 3))",
            "return F.conv2d(x, self.k, padding=1, groups=3, stride=2)",
        ),
        "3x8x8",
        0,
        [3, 4, 4],
    ),
    # what is set on a layer after it was made
    "padding set by a class": (
        "class C(nn.Conv2d):\n    def __init__(self, *a, **k):\n        super().__init__(*a, **k)\n"
        "        self.padding = (self.kernel_size[0] // 2, self.kernel_size[1] // 2)\nmodel = nn.Sequential(C(3, 8, 3), nn.ReLU())",
        "3x8x8",
        224,
        [8, 8, 8],
    ),
    "a stride set before": (
        "class C(nn.Conv2d):\n    def __init__(self):\n        self.stride = 2\n        super().__init__(3, 8, 3)\nmodel = nn.Sequential(C())",
        "3x8x8",
        224,
        [8, 6, 6],
    ),
    "a stride set": (f"model = nn.Sequential({WIDE})\nmodel[0].stride = (1, 1)", "3x8x8", 224, [8, 8, 8]),
    "a dilation set": (
        f"model = nn.Sequential({WIDE})\nmodel[0].dilation = (2, 2)\nmodel[0].padding = 2, 2",
        "3x8x8",
        224,
        [8, 4, 4],
    ),
    "a kernel set": (f"model = nn.Sequential({WIDE})\nmodel[0].kernel_size = (5, 5)", "3x8x8", 224, [8, 4, 4]),
    "a stride of a pool": ("model = nn.Sequential(nn.MaxPool2d(2))\nmodel[0].stride = 1", "3x8x8", 0, [3, 7, 7]),
    "a kernel of a pool": ("model = nn.Sequential(nn.MaxPool2d(2))\nmodel[0].kernel_size = 3", "3x8x8", 0, [3, 3, 3]),
    "channels set alone": (f"model = nn.Sequential({WIDE})\nmodel[0].out_channels = 5", "3x8x8", 224, [8, 4, 4]),
    "padding set in vain": (
        f"model = nn.Sequential({WIDE})\nmodel[0].padding_mode = 'circular'\nmodel[0].padding = 5",
        "3x8x8",
        224,
        [8, 4, 4],
    ),
    "groups set": ("model = nn.Sequential(nn.Conv2d(1, 8, 3))\nmodel[0].groups = 4", "4x8x8", 80, [8, 6, 6]),
    "a weight summed": (
        f"model = nn.Sequential({WIDE})\nmodel[0].in_channels = 1\nmodel[0].weight = nn.Parameter(model[0].weight.sum(1, keepdim=True))",
        "1x8x8",
        80,
        [8, 4, 4],
    ),
    "values summed": (
        f"model = nn.Sequential({WIDE})\nmodel[0].weight.data = model[0].weight.data.sum(1, keepdim=True)",
        "1x8x8",
        80,
        [8, 4, 4],
    ),
    "a weight cut": (
        "model = nn.Sequential(nn.Linear(7, 5))\nfc = model[0]\nfc.weight = nn.Parameter(fc.weight[:3])\nfc.bias = nn.Parameter(fc.bias[:3])",
        "7",
        24,
        [3],
    ),
    "a bias put in": (
        "model = nn.Sequential(nn.Linear(7, 5, bias=False))\nmodel[0].bias = nn.Parameter(torch.zeros(5))",
        "7",
        40,
        [5],
    ),
    "a bias taken out": (f"model = nn.Sequential({WIDE})\nmodel[0].bias = None", "3x8x8", 216, [8, 4, 4]),
    "values multiplied": (
        f"model = nn.Sequential({WIDE})\nmodel[0].weight.data *= torch.load('mask')",
        "3x8x8",
        224,
        [8, 4, 4],
    ),
    "values filled": (
        f"model = nn.Sequential({WIDE})\nmodel[0].weight.data.normal_(0, .1)\nmodel[0].weight.data = nn.init.ones_(model[0].weight.data)",
        "3x8x8",
        224,
        [8, 4, 4],
    ),
    "one weight in two places": (
        module(
            "self.w = nn.Parameter(torch.zeros(5, 7))\nself.a = nn.Linear(7, 5, bias=False)\nself.a.weight = self.w",
            "return self.a(x)",
        ),
        "7",
        35,
        [5],
    ),
    "a weight of its own class": (
        "class C(nn.Linear):\n    def __init__(self):\n        super().__init__(7, 5)\n        self.weight = nn.Parameter(torch.zeros(5, 7))\nmodel = nn.Sequential(C())",
        "7",
        40,
        [5],
    ),
    # weights used by themselves
    "standardized weights": (
        "class C(nn.Conv2d):\n    def forward(self, x):\n        w = self.weight\n        w = w - w.mean(dim=(1, 2, 3), keepdim=True)\n"
        "        return F.conv2d(x, w, self.bias, self.stride, self.padding, self.dilation, self.groups)\n"
        "model = nn.Sequential(C(3, 8, 3, stride=2, padding=1), nn.ReLU())",
        "3x8x8",
        224,
        [8, 4, 4],
    ),
    "padded as TensorFlow does": (
        "class C(nn.Conv2d):\n    def forward(self, x):\n        ih, iw = x.size()[-2:]\n        kh, kw = self.weight.size()[-2:]\n"
        "        sh, sw = self.stride\n        ph = max((math.ceil(ih / sh) - 1) * sh + (kh - 1) * self.dilation[0] + 1 - ih, 0)\n"
        "        pw = max((math.ceil(iw / sw) - 1) * sw + (kw - 1) * self.dilation[1] + 1 - iw, 0)\n"
        "        x = F.pad(x, [pw // 2, pw - pw // 2, ph // 2, ph - ph // 2])\n"
        "        return F.conv2d(x, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)\n"
        "model = nn.Sequential(C(3, 8, 3, stride=2), nn.ReLU())",
        "3x9x9",
        224,
        [8, 5, 5],
    ),
    "a weight turned round": (
        module("self.a = nn.Linear(7, 5)", "return F.linear(self.a(x), self.a.weight.t())"),
        "7",
        40,
        [7],
    ),
    # masks, and what is changed where it stands
    "a mask": (module(CONV, "m = (x > 0).float()\nreturn self.c(x * m * (x != 1) * (0 < x))"), "3x8x8", 16, [4, 8, 8]),
    "a mask of a batch": (
        module(CONV, "return self.c(x / .8 * (torch.rand(x.shape[0], 1, 1, 1) < .8))"),
        "3x8x8",
        16,
        [4, 8, 8],
    ),
    "where": (module(CONV, "return self.c(torch.where(x > 0, x, .1 * x))"), "3x8x8", 16, [4, 8, 8]),
    "new_empty": (
        module(
            CONV, "m = x.new_empty((x.shape[0],) + (1,) * (x.ndim - 1)).bernoulli_(.9)\nreturn self.c(x.div_(.9) * m)"
        ),
        "3x8x8",
        16,
        [4, 8, 8],
    ),
    "new_zeros": (
        module("self.c = nn.Conv2d(5, 4, 1)", "return self.c(torch.cat([x, x.new_zeros(x.size(0), 2, 8, 8)], 1))"),
        "3x8x8",
        24,
        [4, 8, 8],
    ),
    "floor_": (
        module(CONV, "s = (x.shape[0],) + (1,) * (x.dim() - 1)\nreturn self.c(x * torch.rand(s).add_(.9).floor_())"),
        "3x8x8",
        16,
        [4, 8, 8],
    ),
    # numbers made as tensors
    "linspace": (
        "r = torch.linspace(0, .1, 3).tolist() + [p.item() for p in torch.linspace(0, .5, 2)]\nmodel = nn.Sequential(*[nn.Dropout(p) for p in r], nn.Flatten())",
        "3x8x8",
        0,
        [192],
    ),
    "whole numbers": (
        "w = [int(n) for n in torch.linspace(16, 64, 4).tolist()] + torch.arange(3, 6).tolist() + [torch.tensor([7, 8])[1].item()]\n"
        "model = nn.Sequential(*[nn.Linear(a, b) for a, b in zip(w, w[1:])])",
        "16",
        5548,
        [8],
    ),
    "NumPy's": (
        "r = [int(n) for n in np.linspace(7, 13, 3)] + [int(10 * n) for n in np.arange(.2, .5, .1)] + list(np.arange(5, 3, -1))\n"
        "model = nn.Sequential(*[nn.Linear(a, b) for a, b in zip(r, r[1:])], *[nn.Dropout(float(p)) for p in np.linspace(0, .1, 3)])",
        "7",
        325,
        [4],
    ),
    "another shape where it stands": (
        module("self.l = nn.Linear(5, 2)", "y = x.clone()\ny.transpose_(1, 2)\ny.unsqueeze_(1)\nreturn self.l(y)"),
        "5x7",
        12,
        [1, 7, 2],
    ),
    "none or not": (
        module(CONV, "if x == None:\n    return x\nif x != None:\n    return self.c(x)"),
        "3x8x8",
        16,
        [4, 8, 8],
    ),
    "noise": (
        module("", "return x + torch.empty_like(x).normal_() * (torch.full_like(x, .5) * x).exp_()"),
        "3x8x8",
        0,
        [3, 8, 8],
    ),
    # functions
    "checkpoint": (
        "from torch.utils.checkpoint import checkpoint\n"
        + module(CONV, "return checkpoint(self.c, x, use_reentrant=False)"),
        "3x8x8",
        16,
        [4, 8, 8],
    ),
    "glu": (
        module("self.l = nn.Linear(7, 14)", "a, g = self.l(x).chunk(2, -1)\nreturn a * F.silu(g) + F.glu(self.l(x))"),
        "5x7",
        112,
        [5, 7],
    ),
    "fold": (module("", "return F.fold(F.unfold(x, 2, stride=2), x.shape[-2:], 2, stride=2)"), "3x8x8", 0, [3, 8, 8]),
    "windows": (module("", "return x.unfold(2, 4, 2).unfold(3, 3, 3)"), "3x8x8", 0, [3, 3, 2, 4, 3]),
    # torchvision
    "convolution, normalization, activation": (
        "from functools import partial\nfrom torchvision.ops import Conv2dNormActivation as C, Permute, StochasticDepth\n"
        "class D(C):\n    def __init__(self, c):\n        super().__init__(c, c, groups=c, kernel_size=(3, 5), dilation=2, norm_layer=None, activation_layer=nn.SiLU, inplace=None)\n"
        "drop = partial(StochasticDepth, mode='row')\n"
        "model = nn.Sequential(C(3, 8, 3, stride=2), D(8), drop(.1), Permute([0, 2, 3, 1]), nn.Linear(model_width := 8, 2))\nassert isinstance(model[1], C) and model[0].out_channels == 8 and len(model[0]) == 3",
        "3x8x8",
        378,
        [4, 4, 2],
    ),
    "squeezed and excited": (
        "import torchvision\nfrom torchvision.ops.misc import MLP\n"
        "model = nn.Sequential(torchvision.ops.SqueezeExcitation(8, 2, activation=nn.SiLU), nn.Flatten(), MLP(128, [4, 2], norm_layer=nn.LayerNorm, dropout=.1))",
        "8x4x4",
        576,
        [2],
    ),
}


def summary(code: str, given: str) -> tuple[Summary | None, list[str]]:
    """Read and compute code; give what was said as well."""
    reading = read(Request(HEAD + code, given=given))
    said = [problem.message for problem in reading.problems]
    if reading.network is None:
        return None, said
    found = compute(reading.network)
    return found, said + [problem.message for problem in found.problems]


def total(found: Summary) -> int | None:
    return add_up(row.params for row in found.rows)


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


LOST = {
    "a weight from a file": (
        f"model = nn.Sequential({WIDE})\nmodel[0].weight = nn.Parameter(torch.load('w'))",
        "3x8x8",
    ),
    "values from a file": (f"model = nn.Sequential({WIDE})\nmodel[0].weight.data = torch.load('w')", "3x8x8"),
    "a stride nobody knows": (f"model = nn.Sequential({WIDE})\nmodel[0].stride = torch.load('w')", "3x8x8"),
    "a stride set in doubt": (f"model = nn.Sequential({WIDE})\nif input('?'):\n    model[0].stride = 1", "3x8x8"),
    "an answer of a tensor": (module(CONV, "if x.max() > 1:\n    x = x[:, :, 1:]\nreturn self.c(x)"), "3x8x8"),
    "an answer of bool": (module(CONV, "if bool((x > 1).any()):\n    x = x[:, :, 1:]\nreturn self.c(x)"), "3x8x8"),
    "a method that is not read": (module(CONV, "x.resize_(2, 3)\nreturn self.c(x)"), "3x8x8"),
    "a subscript of a tensor": (module(CONV, "return self.c(x[:, x[0].sum((1, 2)) > -1])"), "3x8x8"),
    "numbers changed": (
        "t = torch.tensor([7, 5])\nu = t.view(-1)\nu.mul_(2)\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "a number set": ("t = torch.tensor([7, 5])\nt[1] = 9\nmodel = nn.Sequential(nn.Linear(7, t[1].item()))", "7"),
    "a part changed": ("t = torch.tensor([7, 5])\nt[1:] += 9\nmodel = nn.Sequential(nn.Linear(7, t[1].item()))", "7"),
    "numbers changed in doubt, by a method": (
        "t = torch.tensor([7, 5])\nu = t\nif input('?'):\n    t.mul_(2)\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "numbers changed in doubt, in a part": (
        "t = torch.tensor([7, 5])\nu = t\nif input('?'):\n    t[1:].mul_(2)\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "numbers changed in doubt, by a function": (
        "t = torch.tensor([7, 5])\nu = t\nif input('?'):\n    torch.add(t, 1, out=t)\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "numbers changed in doubt, by filling": (
        "t = torch.tensor([7, 5])\nu = t\nif input('?'):\n    nn.init.zeros_(t)\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "numbers changed in doubt, by another name": (
        "t = torch.tensor([7, 5])\nu = t\nif input('?'):\n    u += 1\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "numbers changed in doubt, by another name's method": (
        "t = torch.tensor([7, 5])\nu = t\nif input('?'):\n    u.add_(1)\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "numbers changed in doubt, inside a function's arguments": (
        "t = torch.tensor([7, 5])\nu = t\nif input('?'):\n    F.relu(t[:2], inplace=True)\nmodel = nn.Sequential(nn.Linear(7, t.tolist()[1]))",
        "7",
    ),
    "numbers filled": (
        "t = torch.tensor([7, 5])\nnn.init.zeros_(t)\nmodel = nn.Sequential(nn.Linear(7, t[1].item()))",
        "7",
    ),
    "more cells": ("model = nn.Sequential(nn.LSTM(7, 5))\nmodel[0].num_layers = 2", "3x7"),
}


@pytest.mark.parametrize("name", LOST)
def test_what_is_not_known_of_a_layer_is_said(name: str) -> None:
    code, given = LOST[name]
    found, said = summary(code, given)
    assert said
    assert found is None or output(found) is None or None in output(found) or total(found) is None  # type: ignore[operator]


def test_a_kernel_that_is_not_trained() -> None:
    code = f"model = nn.Sequential({WIDE})\nmodel[0].weight = nn.Parameter(torch.ones(8, 3, 3, 3), requires_grad=False)"
    found, said = summary(code, "3x8x8")
    assert not said
    assert found is not None
    assert add_up(w.learnt for row in found.rows for w in row.weights) == 8


def test_torchvisions_modules_stand_on_the_authors_lines() -> None:
    code = "from torchvision.ops import SqueezeExcitation\nmodel = nn.Sequential(\n    SqueezeExcitation(8, 2),\n    SqueezeExcitation(8, 4),\n)"
    found, _ = summary(code, "8x4x4")
    assert found is not None
    made = HEAD.count("\n") + 3
    layers = {row.name: row.line for row in found.rows if row.weights}
    assert layers == {"0.fc1": made, "0.fc2": made, "1.fc1": made + 1, "1.fc2": made + 1}
