"""Layers hold the framework's own tensors, by name and in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.summary import add_up
from sphinxext_cnnparams.readers.python import Evaluator, Scope, parse
from sphinxext_cnnparams.readers.read import DIALECTS
from sphinxext_cnnparams.readers.tracing.host import FrameworkHost
from sphinxext_cnnparams.readers.tracing.module import LayerObject
from sphinxext_cnnparams.readers.tracing.session import Session

TRUTH = Path(__file__).parents[2] / "truth" / "tensors-torch.json"
ENTRIES = json.loads(TRUTH.read_text(encoding="utf-8"))["entries"]


def layer(call: str) -> LayerObject:
    session = Session(DIALECTS["torch"](), tuple(dialect() for dialect in DIALECTS.values()))
    session.machine = machine = Evaluator(FrameworkHost(session), Scope({}))
    machine.run(parse(f"layer = {call}").body)
    made = machine.scope.names["layer"]
    assert isinstance(made, LayerObject)
    return made


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["call"])
def test_tensors_have_the_names_and_the_order_of_pytorch(entry: dict[str, Any]) -> None:
    assert [slot.name for slot in layer(entry["call"]).slots()] == [name for name, _ in entry["tensors"]]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["call"])
def test_tensors_whose_shape_is_known_have_that_of_pytorch(entry: dict[str, Any]) -> None:
    shapes = dict(entry["tensors"])
    known = {slot.name: list(slot.dims) for slot in layer(entry["call"]).slots() if slot.dims is not None}
    assert known == {name: shapes[name] for name in known}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["call"])
def test_every_weight_is_counted_in_a_tensor(entry: dict[str, Any]) -> None:
    made = layer(entry["call"])
    named = {weight for slot in made.slots() for weight in slot.weights}
    assert named == {weight.name for weight in made.layer.own_weights() if weight.trainable}


FREEZING = {
    "a tensor of an LSTM": ("nn.LSTM(10, 5)", "model[0].weight_ih_l0.requires_grad = False", 140),
    "the kernels of an LSTM by name": (
        "nn.LSTM(10, 5)",
        "for n, p in model.named_parameters():\n    p.requires_grad = 'bias' in n",
        40,
    ),
    "the projections of an attention": (
        "nn.MultiheadAttention(6, 2)",
        "for n, p in model.named_parameters():\n    if 'in_proj' in n:\n        p.requires_grad_(False)",
        42,
    ),
    "a kernel, not its bias": ("nn.Linear(10, 5)", "model[0].weight.requires_grad = False", 5),
}


@pytest.mark.parametrize("case", FREEZING)
def test_what_is_trained_follows_from_the_tensors(case: str) -> None:
    call, code, trained = FREEZING[case]
    reading = read(f"from torch import nn\nmodel = nn.Sequential({call})\n{code}")
    assert reading.network is not None
    counts = [weight for row in summarize(reading.network).rows for weight in row.weights]
    assert add_up(count.learnt for count in counts) == trained
