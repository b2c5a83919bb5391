"""Which object of the code is the model."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.problem import Problem
from sphinxext_cnnparams.readers.read import Request, read

TWO = """\
first = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
second = keras.Sequential([keras.Input((4,)), layers.Dense(2)])
"""
CLASSES = """\
class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc = nn.Linear(n, n)

    def forward(self, x):
        return self.fc(x)

class Net(nn.Module):
    def __init__(self, block=Block, width=4):
        super().__init__()
        self.block = block(width)

    def forward(self, x):
        return self.block(x)
"""


def total(text: str, chosen: str = "") -> tuple[int, tuple[str, ...]]:
    reading = read(Request(text, chosen=chosen))
    assert reading.problems == ()
    assert reading.network is not None
    summary = compute(reading.network)
    assert summary.problems == ()
    counts = [row.params for row in summary.rows]
    return sum(count for count in counts if count is not None), tuple(map(str, summary.notes))


def test_the_last_one_built_and_that_this_was_a_guess() -> None:
    assert total(TWO) == (10, ("of 2 models in this code, this is second, the last one built",))


@pytest.mark.parametrize("line", ["first.summary()", "first.fit(x, y, epochs=2)", "print(summary(first))"])
def test_the_one_that_is_summarised_or_fitted(line: str) -> None:
    note = "of 2 models in this code, this is first, the last one that was summarised or fitted"
    assert total(TWO + line) == (5, (note,))


@pytest.mark.parametrize(("chosen", "count"), [("first", 5), ("second", 10)])
def test_the_one_asked_for(chosen: str, count: int) -> None:
    assert total(TWO, chosen) == (count, ())


def test_one_model_inside_another_is_no_choice() -> None:
    assert total(TWO + "both = keras.Sequential([keras.Input((4,)), first, layers.Dense(3)])\ndel second") == (11, ())


@pytest.mark.parametrize(
    ("chosen", "count"),
    [("", 20), ("Net", 20), ("Net()", 20), ("Net(width=2)", 6), ("Block(3)", 12), ("Net(Block, 5)", 30)],
)
def test_classes(chosen: str, count: int) -> None:
    assert total(CLASSES, chosen) == (count, ())


def test_a_function_that_makes_the_model() -> None:
    code = "def build(n=3):\n    return nn.Sequential(nn.Linear(n, n))\n"
    assert total(code) == (12, ())
    assert total(code, "build(n=2)") == (6, ())


def test_a_name_bound_twice_is_the_last() -> None:
    assert total(TWO.replace("second", "first"), "first")[0] == 10


@pytest.mark.parametrize(
    ("code", "chosen", "message"),
    [
        (TWO, "third", "the option :object: names third, which the code does not define; its models are first, second"),
        (TWO, "first +", "the option :object: must be a name or a call such as Net(10), not 'first +'"),
        (TWO + "x = 3", "x", "the option :object: names x, which is not a model"),
        (CLASSES, "Block", "the option :object: names Block: __init__() is called without n"),
        (
            "class Net(nn.Module):\n    def __init__(self, n):\n        super().__init__()\n    def forward(self, x):\n        return x",
            "",
            "Net cannot be made: __init__() is called without n; say how with :object: Net(…)",
        ),
        ("x = 3", "", "no layers were found in this code"),
        (
            "def f():\n    if input('?'):\n        return nn.Sequential(nn.Linear(3, 3))\nm = f()",
            "",
            "no layers were found in this code; what m is, is not known: it depends on a condition that is not known "
            "(line 2): input is neither defined nor a layer of PyTorch that is known",
        ),
    ],
)
def test_messages(code: str, chosen: str, message: str) -> None:
    (problem,) = read(Request(code, chosen=chosen)).problems
    assert isinstance(problem, Problem)
    assert problem.message == message


CUT = "net = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 10))\n"
POINTED = "of 2 models in this code, this is {}, the last one that was summarised or fitted"


@pytest.mark.parametrize(
    ("then", "count", "notes"),
    [
        ("net = net[:-1]", 20, ()),
        ("features = net[:2]", 70, ()),
        ("features = net[:2]\nsummary(features, (4,))", 20, (POINTED.format("features"),)),
        ("features = net[:2]\nsummary(features, (4,))\nsummary(net, (4,))", 70, (POINTED.format("net"),)),
        ("net = nn.Sequential(net[:2], nn.Linear(4, 3))", 35, ()),
        ("net = nn.Sequential(net, nn.ReLU())\nnet = net[0][:1]", 20, ()),
    ],
)
def test_slices(then: str, count: int, notes: tuple[str, ...]) -> None:
    assert total(f"import torch\n{CUT}{then}") == (count, notes)


KERAS_LIN = """\
class Lin(layers.Layer):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.n))
    def call(self, x):
        return x @ self.w
"""
TORCH_LIN = """\
class Lin(nn.Module):
    def __init__(self, n, m):
        super().__init__()
        self.w = nn.Parameter(torch.randn(n, m))
    def forward(self, x):
        return x @ self.w
"""


@pytest.mark.parametrize(
    ("code", "count"),
    [
        (f"{KERAS_LIN}model = keras.Sequential([keras.Input((8,)), Lin(4), Lin(2)])", 40),
        (f"{TORCH_LIN}net = nn.Sequential(Lin(8, 4), Lin(4, 2))", 40),
        (f"{TORCH_LIN}lin = Lin(8, 4)", 32),
        (f"{TORCH_LIN}net = nn.Sequential(nn.Linear(8, 8))\nloss = Lin(8, 4)", 72),
    ],
)
def test_weights_of_the_authors_own(code: str, count: int) -> None:
    assert total(code)[0] == count


@pytest.mark.parametrize(
    "code", ["model = keras.Sequential([keras.Input((8,)), Foo()])", "import torch\nmodel = nn.Sequential(Foo())"]
)
def test_a_model_of_what_is_not_known(code: str) -> None:
    reading = read(Request(code))
    assert reading.network is not None
    summary = compute(reading.network)
    assert [row.known for row in summary.rows] == [True, False]
    (problem,) = summary.problems
    assert "(Foo) is neither defined nor a layer of" in problem.message


def test_an_unknown_layer_among_loose_ones_keeps_its_place() -> None:
    text = "first = Conv2D(32, 3)\nlost = Mystery(2)\nlast = Dense(10)\nwidth = compute_width()\n"
    network = read(Request(text, given="28x28x1")).network
    assert network is not None
    rows = compute(network).layers
    assert [(row.name, row.known) for row in rows] == [("first", True), ("lost", False), ("last", True)]
    assert compute(network).params is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("lost = nn.Mystery(2)", [("lost", False)]),
        ("lost = others.layers.Mystery(2)", [("lost", False)]),
        ("lost: object = Mystery(2)", [("lost", False)]),
        ("lost, c = Mystery(2), Conv2D(4, 3)", [("lost", False), ("c", True)]),
        ("c, d = Conv2D(4, 3), Conv2D(5, 3)", [("c", True), ("d", True)]),
        ("c: object = Conv2D(4, 3)", [("c", True)]),
        ("rate = optim.Adam(2)", []),
        ("n, m = compute_width(), 7", []),
    ],
)
def test_loose_layers_keep_their_places_however_they_are_bound(line: str, expected: list[tuple[str, bool]]) -> None:
    network = read(Request(f"first = Conv2D(32, 3)\n{line}\n", given="28x28x1")).network
    assert network is not None
    assert [(row.name, row.known) for row in compute(network).layers] == [("first", True), *expected]


def test_a_pasted_piece_may_end_with_several_values() -> None:
    network = read(Request("x = Conv1D(8, 2)(x)\nx, h, c = LSTM(4, return_state=True)(x)\n", given="5x8")).network
    assert network is not None
    assert [(row.name, row.params) for row in compute(network).layers] == [("conv1d", 136), ("lstm", 208)]


def test_a_model_of_unknown_layers_is_not_replaced_by_another_one() -> None:
    text = (
        "import keras, mylab\nbase = keras.applications.VGG16(include_top=False)\nmodel = keras.Sequential()\n"
        "for layer in base.layers[1:3]:\n    model.add(mylab.wrap(layer))\n"
    )
    network = read(Request(text)).network
    assert network is not None
    assert [node.name for node in network.nodes] == ["input", "0", "1"]


@pytest.mark.parametrize("change", ["", "model[2] = nn.SELU()\n"])
def test_a_part_of_a_well_known_model_is_the_model_if_it_is_called_so(change: str) -> None:
    text = f"from torch import nn\nfrom torchvision import models\nvgg = models.vgg11()\nmodel = vgg.features\n{change}"
    network = read(Request(text, given="3x64x64")).network
    assert network is not None
    assert compute(network).params == 9220480


OWN = "generator = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())\n"
PART = "from torchvision import models\nvgg = models.vgg16(weights=None)\nnet = vgg.features\n"


@pytest.mark.parametrize(
    ("code", "params"),
    [(PART + OWN, 224), (PART, 14_714_688), (PART + OWN.replace("generator", "model"), 224), (OWN + PART, 14_714_688)],
)
def test_part_of_a_well_known_model_or_the_code_s_own(code: str, params: int) -> None:
    assert total("import torch.nn as nn\n" + code)[0] == params
