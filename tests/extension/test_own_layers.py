"""Layers an author declares in conf.py."""

from __future__ import annotations

import pytest

from conftest import CONF, Project

GATE = """
cnnparams_layers = {
    "SpatialGate": {
        "arguments": "reduction=16, use_bias=True",
        "input": "height, width, channels",
        "output": "height, width, channels",
        "weights": {
            "squeeze kernel": "channels * (channels / reduction)",
            "squeeze bias": "channels / reduction if use_bias",
            "excite kernel": "(channels / reduction) * channels",
            "statistics": "channels",
        },
        "not_trained": ["statistics"],
        "macs": "2 * channels * (channels / reduction)",
        "receptive_field": "all",
    },
    "Halve": {"arguments": "", "input": "..., f", "output": "..., ceil(f / 2)", "receptive_field": "each"},
}
"""
PAGE = """\
# Page

:::{cnn-summary} net
:columns: layer output params non-trainable macs receptive-field

from mylab.layers import SpatialGate

model = keras.Sequential([
    keras.Input((8, 8, 4)),
    layers.Conv2D(32, 3, padding="same"),
    SpatialGate(8, name="gate"),
    SpatialGate(reduction=4, use_bias=False),
    Halve(),
])
:::

{cnn:params}`292 <gate>`, {cnn:params}`544 <spatial_gate>`, {cnn:output}`8x8x16 <net>`, {cnn:macs}`256 <gate>`,
{cnn:non-trainable}`64 <net>`, {cnn:receptive-field}`10 <gate>`
"""


def test_a_layer_of_ones_own(project: Project) -> None:
    project.write({"conf.py": CONF + GATE, "index.md": PAGE})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    assert "32 × (32 / 8) + 32 / 8 + (32 / 8) × 32 + 32 = 292" in built.text("index.txt")


WRONG = {
    "{'A B': {}}": "A B: this is no name of a class",
    "{'A': {'weight': {}}}": "A: there is no weight; there are arguments, input, output, weights, not_trained, macs, "
    "receptive_field, why_no_weights",
    "{'A': {'arguments': '3'}}": "A: the arguments '3' are not what stands in a definition",
    "{'A': {'weights': {'k': 'f * x'}, 'input': 'f'}}": "A: the weight k, f * x, uses x, which is neither an argument "
    "nor a dimension of the input",
    "{'A': {'weights': {'k': '__import__(1)'}}}": "A: the weight k, __import__(1), uses what a formula cannot "
    "have; there are + - * / // ceil(a / b) and max(a, b)",
    "{'A': {'output': 'f +', 'input': 'f'}}": "A: the output f + cannot be read as a formula",
    "{'A': {'receptive_field': 'some'}}": "A: receptive_field is 'some'; it may be each or all",
    "{'A': {'input': 'f f'}}": "A: the input f f is no name of a dimension",
    "{'A': {'input': 'f', 'arguments': 'f'}}": "A: f is an argument and a dimension of the input",
    "{'A': {'weights': {'k': '3'}, 'not_trained': 'w'}}": "A: not_trained names w, which is none of its weights",
    "{'A': {}}": "A: it has to be a dictionary that says something of it",
    "{'A': {'weights': {'k': '3 if b'}}}": "A: the weight k depends on b, which is no argument",
}


@pytest.mark.parametrize("given", WRONG)
def test_a_wrong_declaration(project: Project, given: str) -> None:
    project.write({"conf.py": f"{CONF}cnnparams_layers = {given}\n", "index.md": "# Page\n"})
    built = project.build("dummy")
    assert built.status == 1
    assert built.messages == [f"ERROR: cnnparams_layers: {WRONG[given]} [cnnparams.config]"]


def test_wrong_uses(project: Project) -> None:
    page = (
        "# Page\n\n:::{cnn-summary} net\n:input: 8x8x30\n\nSpatialGate(7)\nSpatialGate(rate=2)\n"
        "Flatten()\nSpatialGate(2)\n:::\n"
    )
    project.write({"conf.py": CONF + GATE, "index.md": page})
    built = project.build("dummy")
    assert built.messages == [
        "index.md:6: ERROR: spatial_gate (SpatialGate) cannot be counted: 7 of reduction do not divide 30 "
        "channels of the input [cnnparams.shape]",
        "index.md:7: ERROR: spatial_gate_1 (SpatialGate) has no argument rate [cnnparams.layer]",
    ]
