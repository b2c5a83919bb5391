"""The layers that a selection names."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.claims.target import find_layers

CODE = """
Conv2D(4, 3, name="c1")
MaxPooling2D(2, name="p")
Conv2D(4, 3, name="c2")
Flatten(name="conv2d")
Dense(3, name="f")
"""
SUMMARY = summarize(read(CODE, input="20x20x3").network)
SELECTED = [
    ("#1", ["c1"]),
    ("#2", ["p"]),
    ("#5", ["f"]),
    ("#0", []),
    ("#6", []),
    ("#-1", []),
    ("#x", []),
    ("#0000000002", []),
    ("c2", ["c2"]),
    ("Conv2D", ["c1", "c2"]),
    ("conv2d", ["conv2d"]),  # a name comes before a kind
    ("DENSE", ["f"]),
    ("c*", ["c1", "c2", "conv2d"]),
    ("*Pool*", ["p"]),
    ("x", []),
]


@pytest.mark.parametrize(("part", "names"), SELECTED)
def test_layers_of_a_selection(part: str, names: list[str]) -> None:
    assert [row.name for row in find_layers(SUMMARY, part)] == names
