"""The name that was meant."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.alike import find_alike

NAMES = [
    ("conv9", ["conv1", "conv8"], "conv8"),  # the nearer number
    ("conv9", ["conv8", "conv1"], "conv8"),
    ("conv2", ["conv1", "conv3"], "conv1"),  # as near: the first
    ("Conv_2", ["conv1", "conv-2"], "conv-2"),
    ("layer", ["layers", "player"], "layers"),
    ("xyz", ["conv1", "dense"], ""),
    ("conv", [], ""),
]


@pytest.mark.parametrize(("name", "known", "meant"), NAMES)
def test_the_name_that_was_meant(name: str, known: list[str], meant: str) -> None:
    assert find_alike(name, known) == meant
