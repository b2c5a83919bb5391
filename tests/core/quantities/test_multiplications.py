"""Multiplications, counted by hand from the definition: one per weight and position, without biases."""

from __future__ import annotations

import re

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.layers import Flatten, MixedAxes
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.readers.read import Request, read

CASES = [
    ("nn.Conv2d(3, 32, 3)", "3x28x28", 26 * 26 * 32 * 3 * 3 * 3),
    ("nn.Conv2d(8, 16, 3, groups=4, padding=1, stride=2)", "8x14x14", 7 * 7 * 16 * 2 * 3 * 3),
    ("nn.ConvTranspose2d(8, 16, 3, stride=2)", "8x14x14", 14 * 14 * 8 * 16 * 3 * 3),
    ("nn.Linear(128, 10)", "128", 128 * 10),
    ("nn.Linear(128, 10)", "50x128", 50 * 128 * 10),
    ("nn.LSTM(10, 5, batch_first=True)", "7x10", 7 * 4 * (10 * 5 + 5 * 5)),
    ("nn.BatchNorm2d(8)", "8x14x14", 0),
    ("nn.MaxPool2d(2)", "8x14x14", 0),
    ("nn.Flatten()", "8x14x14", 0),
    ("layers.Conv2D(32, 3, padding='same')", "28x28x3", 28 * 28 * 32 * 3 * 3 * 3),
    ("layers.DepthwiseConv2D(3, depth_multiplier=2)", "28x28x3", 26 * 26 * 3 * 2 * 3 * 3),
    ("layers.SeparableConv2D(16, 3)", "28x28x3", 26 * 26 * (3 * 3 * 3 + 3 * 16)),
    ("layers.Dense(10)", "128", 128 * 10),
    # 4 gates at each of 4 steps and 8 · 8 positions: kernels of 2 · 2 for 3 channels and for the 5 of the state
    ("layers.ConvLSTM2D(5, 2)", "4x9x9x3", 4 * 4 * 8 * 8 * 2 * 2 * (3 + 5) * 5),
    ("layers.ConvLSTM2D(5, 2, return_sequences=True)", "4x9x9x3", 4 * 4 * 8 * 8 * 2 * 2 * (3 + 5) * 5),
    ("MaxoutDense(10, nb_feature=4)", "128", 4 * 128 * 10),
]


def count(name: str, layer: str, shape: str) -> object:
    reading = read(Request(layer, given=shape))
    assert reading.network is not None
    assert reading.problems == (), reading.problems
    summary = compute(reading.network)
    return QUANTITIES[name].of(Selection(summary, summary.layers, "model"), Format())


@pytest.mark.parametrize(("layer", "shape", "wanted"), CASES)
def test_multiplications_of_one_sample(layer: str, shape: str, wanted: int) -> None:
    assert count("macs", layer, shape) == wanted
    assert count("flops", layer, shape) == 2 * wanted


def test_an_unknown_shape_makes_no_zero() -> None:
    assert count("macs", "nn.Conv2d(3, 32, 3)", "3x?x?") is None


FED = "import keras\na = keras.Input((5, 8))\nb = keras.Input((7, 8))\n"
PRODUCTS = {
    "keras.layers.Attention()([a, b])": 5 * 7 * (8 + 8),
    "keras.layers.Dot(2)([a, b])": 5 * 7 * 8,
    "keras.ops.einsum('bij,bkj->bik', a, b)": 5 * 7 * 8,
    "keras.ops.matmul(a, keras.ops.transpose(b, (0, 2, 1)))": 5 * 7 * 8,
    "keras.layers.MultiHeadAttention(2, 3)(a, b)": 5 * 8 * 6 + 2 * 7 * 8 * 6 + 2 * 5 * 7 * 2 * 3 + 5 * 6 * 8,
    "keras.layers.EinsumDense('abc,cd->abd', (5, 4))(a)": 5 * 8 * 4,
    "keras.layers.TimeDistributed(keras.layers.Dense(3))(a)": 5 * 8 * 3,
}
# each step has kernels of 8 · 8 for queries, keys, values and what comes out, and 8 · 16 twice; a score is 8
# multiplications, and so is what is taken of one value; the decoder makes keys and values of the other sequence, too
ENCODER = 5 * (4 * 8 * 8 + 2 * 8 * 16) + 2 * 5 * 5 * 8
DECODER = 7 * (6 * 8 * 8 + 2 * 8 * 16) + 5 * 2 * 8 * 8 + 2 * 7 * 7 * 8 + 2 * 7 * 5 * 8
TRANSFORMERS = {
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), 3)(a)": 3 * ENCODER,
    "nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16, batch_first=True), 2)(b, a)": 2 * DECODER,
    "nn.Transformer(8, 2, 3, 2, 16, batch_first=True)(a, b)": 3 * ENCODER + 2 * DECODER,
}
UNKNOWN = {
    "attention that adds": "keras.layers.AdditiveAttention()([a, b])",
    "einsum of three": "keras.ops.einsum('bij,bkj,bkj->bik', a, b, b)",
}


def asked(result: str) -> object:
    inputs = "[a, b]" if re.search(r"(?<!')\bb\b", result) else "a"
    return count("macs", f"{FED}model = keras.Model({inputs}, {result})", "")


@pytest.mark.parametrize("product", PRODUCTS)
def test_products_of_tensors(product: str) -> None:
    assert asked(product) == PRODUCTS[product]


@pytest.mark.parametrize("call", TRANSFORMERS)
def test_transformers_on_sequences_of_unlike_lengths(call: str) -> None:
    made, _, fed = call.rpartition("(")
    code = (
        "import torch\nfrom torch import nn\nclass Net(nn.Module):\n    def __init__(self):\n"
        f"        super().__init__()\n        self.made = {made}\n    def forward(self, a, b):\n"
        f"        return self.made({fed}"
    )
    assert count("macs", code, "a=5x8; b=7x8") == TRANSFORMERS[call]


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_nobody_has_worked_out_makes_no_zero(name: str) -> None:
    assert asked(UNKNOWN[name]) is None


def test_a_product_of_matrices() -> None:
    code = (
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Linear(8, 8)\n"
        "    def forward(self, x):\n        return torch.matmul(self.a(x), x.transpose(1, 2))"
    )
    assert count("macs", f"import torch\nfrom torch import nn\n{code}", "5x8") == 5 * 8 * 8 + 5 * 5 * 8


def test_weights_whose_use_is_not_known_are_multiplied_nobody_knows_how_often() -> None:
    """A layer of einops says how large its weights are, and a pattern, of which the formula is not worked out."""
    layer = MixedAxes(axes=(("c_in", 3), ("c_out", 4)), added=(), bias=False)
    assert layer.multiplications() is None
    assert Flatten().multiplications() == "0"
