"""Stored outputs of cells that print shapes and counts of networks, and whether their code prints them still."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

TORCH = """\
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(1, 6, 5), nn.ReLU(), nn.Flatten(), nn.Linear(6 * 24 * 24, 10))
x = torch.randn(1, 1, 28, 28)
"""
KERAS = """\
from tensorflow import keras
from tensorflow.keras import layers
model = keras.Sequential([keras.Input(shape=(28, 28, 1)), layers.Conv2D(32, 3), layers.Flatten(), layers.Dense(10)])
"""
Cell = tuple[str, str]
"""The code of a cell and its stored output; one that begins with ``=`` is the value of its last line."""


def audit(cells: Sequence[Cell]) -> list[tuple[str, str, str]]:
    """Audit a notebook: give the kind, the text and the message of what is found in its outputs."""
    book = {
        "cells": [
            {
                "cell_type": "code",
                "source": source,
                "metadata": {},
                "execution_count": number,
                "outputs": [store(part) for part in stored.split("\f") if part],
            }
            for number, (source, stored) in enumerate(cells, 1)
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    report = audit_document(read_text_as(json.dumps(book), "notebook", "n.ipynb"), Given())
    return [
        (one.kind.value, one.stated, one.message)
        for one in report.findings
        if one.kind.value in ("confirmed", "stale", "contradicted")
    ]


def store(text: str) -> dict[str, object]:
    """Make one output."""
    if text.startswith("="):
        return {"output_type": "execute_result", "data": {"text/plain": text[1:]}, "metadata": {}, "execution_count": 1}
    return {"output_type": "stream", "name": "stdout", "text": text}


@pytest.mark.parametrize(
    ("code", "stored", "found"),
    [
        ("print(net(x).shape)", "torch.Size([1, 10])\n", ["torch.Size([1, 10])"]),
        ("net(x).shape", "=torch.Size([1, 10])", ["torch.Size([1, 10])"]),
        ("net[0](x).size()", "=torch.Size([1, 6, 24, 24])", ["torch.Size([1, 6, 24, 24])"]),
        (
            "for layer in net:\n    x = layer(x)\n    print(layer.__class__.__name__, 'output shape:\\t', x.shape)",
            "Conv2d output shape:\t torch.Size([1, 6, 24, 24])\nReLU output shape:\t torch.Size([1, 6, 24, 24])\n"
            "Flatten output shape:\t torch.Size([1, 3456])\nLinear output shape:\t torch.Size([1, 10])\n",
            ["torch.Size([1, 6, 24, 24])"] * 2 + ["torch.Size([1, 3456])", "torch.Size([1, 10])"],
        ),
        (
            "total = sum(p.numel() for p in net.parameters())\nprint(f'Number of parameters: {total:,}')",
            "Number of parameters: 34,726\n",
            ["34,726"],
        ),
        ("sum(p.numel() for p in net.parameters())", "=34726", ["34726"]),
        ("print('weights', net[0].weight.shape)", "weights torch.Size([6, 1, 5, 5])\n", ["torch.Size([6, 1, 5, 5])"]),
        ("print('a', end=' ')\nprint('size:', x.shape)", "a size: torch.Size([9, 9, 9, 9])\n", []),
        ("print(x)\nprint(x.shape)", "tensor(...)\ntorch.Size([9, 9, 9, 9])\n", []),
        (
            "print(x)\nprint('size', x.shape)",
            "tensor(...)\nsize torch.Size([1, 1, 28, 28])\n",
            ["torch.Size([1, 1, 28, 28])"],
        ),
        ("if torch.cuda.is_available():\n    print(x.shape)\nprint(x.shape)", "torch.Size([7, 7, 7, 7])\n", []),
        ("print(x.shape)", "torch.Size([1, 1, 28, 28])\ntorch.Size([2, 2, 2, 2])\n", []),
        ("x.shape;", "torch.Size([64, 1, 28, 28])\n", []),
        ("x = torch.randn(64, 1, 28, 28)\nprint(net(x).shape)", "torch.Size([128, 10])\n", []),
        ("print(len(net), 'layers')", "7 layers\n", []),
        ("def show(x):\n    print(x.shape)\nshow(x)", "torch.Size([1, 1, 28, 28])\n", ["torch.Size([1, 1, 28, 28])"]),
    ],
)
def test_outputs_of_pytorch_that_are_right_or_not_compared(code: str, stored: str, found: list[str]) -> None:
    judged = audit([(TORCH, ""), (code, stored)])
    assert judged == [("confirmed", text, "right") for text in found]


@pytest.mark.parametrize(
    ("code", "stored", "wrong"),
    [
        (
            "print(net[0](x).shape)",
            "torch.Size([1, 6, 28, 28])\n",
            "net[0](x).shape gives (1, 6, 24, 24), the stored output says torch.Size([1, 6, 28, 28])",
        ),
        (
            "net[:3](x).shape",
            "=torch.Size([1, 400])",
            "net[:3](x).shape gives (1, 3456), the stored output says torch.Size([1, 400])",
        ),
        (
            "print(f'Number of parameters: {sum(p.numel() for p in net.parameters())}')",
            "Number of parameters: 61706\n",
            "sum(p.numel() for p in net.parameters()) gives 34,726, the stored output says 61706",
        ),
    ],
)
def test_outputs_of_pytorch_that_are_stale(code: str, stored: str, wrong: str) -> None:
    ((kind, _, message),) = audit([(TORCH, ""), (code, stored)])
    assert (kind, message) == ("stale", wrong)


def test_only_what_differs_in_a_loop_is_stale() -> None:
    code = "for layer in net[:3]:\n    x = layer(x)\n    print(x.shape)"
    stored = "torch.Size([1, 6, 24, 24])\ntorch.Size([1, 6, 24, 24])\ntorch.Size([1, 1024])\n"
    assert [kind for kind, _, _ in audit([(TORCH, ""), (code, stored)])] == ["confirmed", "confirmed", "stale"]


def test_the_code_that_counts_is_that_of_the_cells_above() -> None:
    again = "net = nn.Sequential(nn.Conv2d(1, 8, 5))"
    cells = [
        (TORCH, ""),
        ("net(x).shape", "=torch.Size([1, 10])"),
        (again, ""),
        ("net(x).shape", "=torch.Size([1, 8, 24, 24])"),
    ]
    assert [kind for kind, _, _ in audit(cells)] == ["confirmed", "confirmed"]


@pytest.mark.parametrize(
    ("code", "stored", "kind"),
    [
        ("model.output_shape", "=(None, 10)", "confirmed"),
        ("model.layers[0].output.shape", "=TensorShape([None, 26, 26, 32])", "confirmed"),
        ("print(model.layers[0].output.shape)", "(None, 26, 26, 16)\n", "stale"),
        ("model.count_params()", "=216650", "confirmed"),
        ("print('Parameters:', model.count_params())", "Parameters: 216,651\n", "stale"),
        ("print(model.input_shape, model.output_shape)", "(None, 28, 28, 1) (None, 10)\n", "confirmed"),
    ],
)
def test_outputs_of_keras(code: str, stored: str, kind: str) -> None:
    judged = audit([(KERAS, ""), (code, stored)])
    assert {found for found, _, _ in judged} == {kind}


def test_states_of_recurrent_layers_have_the_batch_second() -> None:
    code = "rnn = nn.LSTM(28, 64, num_layers=2)\nout, (h, c) = rnn(torch.randn(10, 3, 28))\nprint(out.size(), h.size())"
    stored = "torch.Size([10, 3, 64]) torch.Size([2, 3, 64])\n"
    assert [kind for kind, _, _ in audit([(TORCH + code, stored)])] == ["confirmed", "confirmed"]
    first = code.replace("num_layers=2", "num_layers=2, batch_first=True")
    stored = "torch.Size([10, 3, 64]) torch.Size([2, 10, 64])\n"
    assert [kind for kind, _, _ in audit([(TORCH + first, stored)])] == ["confirmed", "confirmed"]
