"""The tensors that a model registers add up to what its layers have; where they do not, that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.structs import replace
from sphinxext_cnnparams.readers.read import Request, read

CASES = Path(__file__).parents[1] / "cases" / "programs"
PROGRAMS = {dialect: sorted(CASES.glob(f"*{dialect}*.py")) for dialect in ("torch", "keras")}
MODEL = """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(8, 8)
        self.second = nn.Linear(8, 8)
        self.scale = nn.Parameter(torch.ones(8))
        {more}

    def forward(self, x):
        return self.second(self.first(x)) * self.scale

net = Net()
"""
TYING = {
    "": 152,
    "self.second.weight = self.first.weight": 88,
    "self.second.weight = nn.Parameter(torch.zeros(8, 8)); self.first.weight = self.second.weight": 88,
    "self.first.weight = self.second.weight; self.second.weight = nn.Parameter(torch.zeros(8, 8))": 152,
    "self.again = self.first": 152,
    "self.never = nn.Conv2d(3, 4, 3)": 264,
    "self.lstm = nn.LSTM(8, 4, num_layers=2, bidirectional=True)": 152 + 896,
    "self.second.bias = None": 144,
}


CHAIN = """\
a, b, c = nn.Linear(8, 8), nn.Linear(8, 8), nn.Linear(8, 8)
{ties}
net = nn.Sequential(a, b, c)
"""
CHAINS = {
    "a.weight = b.weight; b.weight = c.weight": 152,
    "b.weight = c.weight; a.weight = b.weight": 88,
    "b.weight = nn.Parameter(torch.zeros(8, 8)); a.weight = b.weight; b.weight = c.weight": 152,
    "a.weight = b.weight; b.weight = a.weight": 152,
    "a.bias = b.bias; b.bias = c.bias; c.bias = None": 208,
}
"""What is tied is the tensor that was there at the time; counted by PyTorch 2.13."""


KERAS = """\
import keras
from keras import layers

class Own(layers.Layer):
    def __init__(self):
        super().__init__()
        self.never = layers.Dense(5)
        self.parts = [layers.Dense(3), layers.Dense(3)]

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], 3))

    def call(self, x):
        return self.parts[0](x) + self.parts[1](x) + x @ self.w

i = keras.Input((6, 4))
d = layers.Dense(4)
x = {made}
model = keras.Model(i, x)
"""
HELD = {
    "d(d(i))": 20,
    "layers.TimeDistributed(d)(d(i))": 20,
    "layers.Bidirectional(layers.LSTM(2))(i)": 112,
    "layers.RNN(layers.GRUCell(2))(d(i))": 20 + 48,
    "Own()(i)": 15 + 15 + 12,
    "layers.SpectralNormalization(d)(i)": 20 + 4,
    "keras.Sequential([d, layers.BatchNormalization()])(i)": 20 + 16,
}
"""What goes through layers of Keras, and the weights of these; counted by Keras 3.15."""


@pytest.mark.parametrize(("made", "count"), HELD.items(), ids=HELD)
def test_each_weight_of_keras_is_counted_once(made: str, count: int) -> None:
    network = read(Request(KERAS.format(made=made))).network
    assert network is not None
    assert (network.registered, compute(network).params) == (count, count)


@pytest.mark.parametrize(("dialect", "least"), [("torch", 60), ("keras", 80)])
def test_the_programs_agree(dialect: str, least: int) -> None:
    found = {}
    for path in PROGRAMS[dialect]:
        network = read(Request(path.read_text(encoding="utf-8"))).network
        if network is not None and network.registered is not None:
            found[path.stem] = network.registered, compute(network).params
    assert len(found) > least
    assert {name: both for name, both in found.items() if both[1] is not None and both[0] != both[1]} == {}


@pytest.mark.parametrize(("more", "count"), TYING.items(), ids=TYING)
def test_each_tensor_is_counted_once(more: str, count: int) -> None:
    network = read(Request(MODEL.format(more=more or "pass"), given="8")).network
    assert network is not None
    assert (network.registered, compute(network).params) == (count, count)
    assert not [problem for problem in compute(network).problems if "fault" in problem.message]


@pytest.mark.parametrize(("ties", "count"), CHAINS.items(), ids=CHAINS)
def test_a_weight_is_the_one_it_was_made(ties: str, count: int) -> None:
    network = read(Request(CHAIN.format(ties=ties), given="8")).network
    assert network is not None
    assert (network.registered, compute(network).params) == (count, count)


def test_a_disagreement_is_said() -> None:
    network = read(Request(MODEL.format(more="pass"), given="8")).network
    assert network is not None
    (problem,) = compute(replace(network, registered=153)).problems
    assert problem.message == (
        "the layers have 152 parameters, and the tensors of the model 153: "
        "one of these numbers is wrong, by a fault of this extension"
    )
    assert problem.line == 1, "where the model begins"


def test_what_is_not_known_is_not_compared() -> None:
    network = read(Request("net = nn.Sequential(nn.LazyLinear(4), nn.Linear(4, 2))")).network
    assert network is not None
    assert network.registered is None
