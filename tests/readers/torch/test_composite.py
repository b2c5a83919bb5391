"""What code does to the modules inside composite layers: counts as PyTorch 2.13 itself gives them."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection

HEAD = "import torch\nimport torch.nn as nn\n"
ATTENTION = "model = nn.Sequential(nn.MultiheadAttention(16, 4))\n"
BLOCK = "model = nn.TransformerEncoderLayer(16, 4, 32)\n"
ENCODER = "model = nn.TransformerEncoder(nn.TransformerEncoderLayer(16, 4, 32), 3, norm=nn.LayerNorm(16))\n"
BOTH = "model = nn.Transformer(16, 4, 2, 2, 32)\n"


def count(code: str) -> tuple[int | None, int | None, list[str]]:
    """Give all parameters of the model in *code*, those that are trained, and what is not read of it."""
    reading = read(HEAD + code, dialect="torch")
    assert reading.network is not None, reading.problems
    summary = summarize(reading.network)
    selection = Selection(summary, summary.rows, "model", whole=True)
    params, trained = (QUANTITIES[name].of(selection, Format()) for name in ("params", "trainable"))
    assert params is None or isinstance(params, int)
    assert trained is None or isinstance(trained, int)
    return params, trained, [problem.message for problem in (*reading.problems, *summary.problems)]


EXACT: dict[str, tuple[str, int, int]] = {
    "nothing frozen": (ATTENTION, 1088, 1088),
    "a projection": (f"{ATTENTION}model[0].out_proj.requires_grad_(False)", 1088, 816),
    "its bias": (f"{ATTENTION}model[0].out_proj.bias.requires_grad = False", 1088, 1072),
    "its parameters, one by one": (
        f"{ATTENTION}for p in model[0].out_proj.parameters():\n    p.requires_grad = False",
        1088,
        816,
    ),
    "two linear parts": (
        f"{BLOCK}for part in (model.linear1, model.linear2):\n    part.requires_grad_(False)",
        2224,
        1152,
    ),
    "all children": (
        f"{BLOCK}for c in model.children():\n    for p in c.parameters():\n        p.requires_grad = False",
        2224,
        0,
    ),
    "all blocks": (f"{ENCODER}for block in model.layers:\n    block.requires_grad_(False)", 6704, 32),
    "the last norm": (f"{ENCODER}model.norm.requires_grad_(False)", 6704, 6672),
    "the weight of the last norm": (f"{ENCODER}model.norm.weight.requires_grad = False", 6704, 6688),
    "a size asked for": (
        f"{ENCODER}n = model.layers[0].linear1.out_features\nmodel = nn.Sequential(model, nn.Linear(16, n))",
        7248,
        7248,
    ),
    "starting values change no count": (
        f"{ENCODER}for block in model.layers:\n"
        "    nn.init.xavier_uniform_(block.linear1.weight)\n    block.linear1.bias.data.zero_()",
        6704,
        6704,
    ),
    "evaluation changes no count": (
        f"{ENCODER}model.layers[0].eval()\nmodel.layers[0].dropout.p = 0.0",
        6704,
        6704,
    ),
    "one of several equal blocks": (f"{ENCODER}model.layers[0].requires_grad_(False)", 6704, 4480),
    "the last block": (f"{ENCODER}model.layers[-1].requires_grad_(False)", 6704, 4480),
    "a slice of the blocks": (f"{ENCODER}for block in model.layers[:2]:\n    block.requires_grad_(False)", 6704, 2256),
    "modules by name": (
        f"{ENCODER}for n, m in model.named_modules():\n    if n == 'layers.0.norm1':\n        m.requires_grad_(False)",
        6704,
        6672,
    ),
    "what a module holds itself": (
        f"{BLOCK}for m in model.modules():\n    if hasattr(m, 'weight'):\n"
        "        for p in m.parameters(recurse=False):\n            p.requires_grad = False",
        2224,
        816,
    ),
}


@pytest.mark.parametrize("name", EXACT)
def test_parts_are_counted_as_pytorch_does(name: str) -> None:
    code, params, trained = EXACT[name]
    assert count(code)[:2] == (params, trained)


REPLACED: dict[str, tuple[str, str]] = {
    "a projection": (f"{ATTENTION}model[0].out_proj = nn.Linear(16, 16, bias=False)", "out_proj"),
    "a linear part": (f"{BLOCK}model.linear1 = nn.Linear(16, 64)", "linear1"),
    "the blocks": (f"{ENCODER}model.layers = model.layers[:2]", "layers"),
    "a norm": (f"{BLOCK}model.norm1 = nn.Identity()", "norm1"),
    "a bias taken away": (f"{ATTENTION}model[0].out_proj.bias = None", "out_proj.bias"),
    "a part two levels down": (f"{BOTH}model.decoder.norm = nn.LayerNorm(8)", "decoder.norm"),
    "a block appended": (f"{ENCODER}model.layers.append(nn.TransformerEncoderLayer(16, 4, 32))", "layers"),
}


@pytest.mark.parametrize("name", REPLACED)
def test_a_part_put_in_later_leaves_the_layer_unknown_and_says_so(name: str) -> None:
    code, part = REPLACED[name]
    params, trained, messages = count(code)
    assert (params, trained) == (None, None)
    assert any(f"has its {part} set after it was made" in message for message in messages), messages


def test_a_part_listed_beside_its_layer_is_counted_once() -> None:
    code = "block = nn.TransformerEncoderLayer(16, 4, 32)\nfirst = block.linear1\n"
    assert count(code)[:2] == (2224, 2224)
