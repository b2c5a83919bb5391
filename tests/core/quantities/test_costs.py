"""Memory, shares and receptive fields of rows that are special."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.quantities import (
    CHARTS,
    QUANTITIES,
    Bytes,
    Format,
    Percentage,
    Selection,
    Unanswerable,
    Value,
)
from sphinxext_cnnparams.core.shape import Shape
from sphinxext_cnnparams.core.summary import Summary
from sphinxext_cnnparams.readers.read import Request, read

NET = """
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(8, 1, 1))
        self.conv = nn.Conv2d(3, 8, 3)
        self.spare = nn.Linear(5, 2)

    def forward(self, x):
        return self.conv(x) * self.scale
"""


TWO = "a, b = keras.Input((4, 5, 8)), keras.Input((7, 8))\n"


def summary(text: str, shape: str) -> Summary:
    reading = read(Request(text, given=shape))
    assert reading.network is not None
    assert not reading.problems, reading.problems
    return compute(reading.network)


def asked(name: str, found: Summary, row: str = "") -> Value:
    rows = tuple(r for r in found.rows if r.name == row)[:1] if row else found.rows
    return QUANTITIES[name].of(Selection(found, rows, row or "model", whole=not row), Format())


def test_memory_of_what_computes_nothing() -> None:
    found = summary(NET, "3x10x10")
    assert asked("memory", found, "conv") == Bytes((224 + 8 * 8 * 8) * 4)
    assert asked("memory", found, "scale") == Bytes(8 * 4)
    assert asked("memory", found, "spare") == Bytes(12 * 4)
    assert asked("memory", found, "mul") == Bytes(512 * 4)
    assert asked("memory", found) == Bytes((224 + 512 + 8 + 12 + 512) * 4)


def test_shares_of_a_model() -> None:
    found = summary(NET, "3x10x10")
    assert asked("share", found, "conv") == Percentage(224, 244)
    assert asked("share", found) == Percentage(244, 244)


def test_a_layer_that_is_never_called_sees_nothing() -> None:
    found = summary(NET, "3x10x10")
    assert asked("receptive-field", found, "mul") == 3
    with pytest.raises(Unanswerable):
        asked("receptive-field", found, "spare")


def test_a_network_on_numbers_has_no_receptive_field() -> None:
    with pytest.raises(Unanswerable):
        asked("receptive-field", summary("Dense(10)", "784"), "dense")


def test_sides_that_see_different_stretches() -> None:
    found = summary("nn.Conv2d(1, 2, (3, 5), stride=(1, 2))\nnn.Conv2d(2, 2, (3, 5))", "1x20x40")
    assert asked("receptive-field", found) == Shape((5, 13))


def test_what_nobody_has_worked_out_is_unknown() -> None:
    found = summary("nn.Conv2d(1, 2, 3)\nnn.FractionalMaxPool2d(2, output_size=4)", "1x12x12")
    assert asked("receptive-field", found) is None


@pytest.mark.parametrize(("size", "taps"), [(2, 7), (3, 7)])
def test_an_image_that_is_enlarged(size: int, taps: int) -> None:
    """Nearest neighbours: a window of 5 behind an enlargement sees 3 positions, and these see 5 and 7."""
    found = summary(f"nn.Conv1d(1, 2, 5)\nnn.Upsample(scale_factor={size})\nnn.Conv1d(2, 2, 5)", "1x40")
    assert asked("receptive-field", found) == taps


PATCHES = """
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(768, 10)

    def forward(self, x):
        n, c, h, w = x.shape
        x = x.reshape(n, c, h // 16, 16, w // 16, 16).permute(0, 2, 4, 3, 5, 1).reshape(n, 196, 768)
        return self.fc(x)
"""


def test_patches_cut_by_hand_are_unknown() -> None:
    assert asked("receptive-field", summary(PATCHES, "3x224x224"), "fc") is None


TWICE = """
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        return self.pool(self.conv(self.pool(self.conv(x))))
"""


def test_a_layer_that_is_used_twice() -> None:
    found = summary(TWICE, "3x16x16")
    assert asked("params", found, "conv") == 84
    assert asked("macs", found, "conv") == 81 * (16 * 16 + 8 * 8)
    assert asked("layers", found) == 2
    for name in ("output", "input", "receptive-field"):
        with pytest.raises(Unanswerable):
            asked(name, found, "conv")


@pytest.mark.parametrize(
    ("code", "shape", "steps"),
    [
        ("nn.LSTM(32, 64, batch_first=True)", "20x32", 20),
        ("nn.Conv1d(32, 8, 5)", "32x20", 5),
        ("nn.Conv1d(32, 8, 5)\nnn.AdaptiveAvgPool1d(1)", "32x20", 20),
        ("nn.Embedding(100, 16)\nnn.LSTM(16, 64, batch_first=True)", "20", 20),
        ("layers.LSTM(64)", "20x32", 20),
        ("layers.Conv1D(8, 5)\nlayers.GlobalMaxPooling1D()", "20x32", 20),
    ],
)
def test_a_sequence_is_seen_in_steps(code: str, shape: str, steps: int) -> None:
    assert asked("receptive-field", summary(code, shape)) == steps


def test_why_there_are_no_multiplications() -> None:
    """Batch normalization counts none by convention; what is unknown is not said to be none."""
    found = summary("nn.Conv2d(1, 2, 3)\nnn.BatchNorm2d(2)", "1x8x8")
    macs = QUANTITIES["macs"]
    conv, norm = found.rows[-2:]
    assert macs.excuse(norm, Format()) == "none are counted"
    assert [step.formula.value for step in macs.derive(conv, found, "factored")] == [6 * 6 * 2 * 9]
    assert list(macs.derive(norm, found, "factored")) == []
    unknown = summary("nn.Conv2d(1, 2, 3)", "1x?x?").rows[-1]
    assert macs.excuse(unknown, Format()) != "none are counted"


def test_charts_are_named_after_what_they_show() -> None:
    assert {name: (chart.name, chart.heading) for name, chart in CHARTS.items() if name in ("params", "macs")} == {
        "params": ("chart-params", "Parameters"),
        "macs": ("chart-macs", "MACs"),
    }


SPARE = """
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.spare = nn.Linear(5, 2)

    def forward(self, x):
        return self.conv(x)
"""


def test_a_block_gives_what_its_last_layer_that_is_used_gives() -> None:
    found = summary(f"{SPARE}\nmodel = nn.Sequential(Block())", "3x8x9")
    rows = tuple(row for row in found.rows if not row.source)
    assert [row.output for row in rows][-1] is None
    block = Selection(found, rows, "0", block=True)
    assert QUANTITIES["output"].of(block, Format()) == Shape((4, 6, 7), "first")


def test_nine_dimensions_have_nine_letters() -> None:
    found = summary("nn.LayerNorm([1, 2, 1, 2, 1, 2, 1, 2, 3])", "1x2x1x2x1x2x1x2x3").rows[-1]
    assert found.formulas is not None
    letters = found.formulas["factored"].write_letters()
    assert [letters.count(f"n{digit}") for digit in "₁₂₃₄₅₆₇₈₉"] == [1] * 9
    assert found.params == 2 * 48


def test_weights_and_biases_are_all_there_is() -> None:
    """27 · 4 weights and 4 biases; of normalization, 4 are multiplied, 4 added, and 8 are not trained."""
    code = "keras.Sequential([Conv2D(4, 3, name='conv'), BatchNormalization(name='norm')])"
    found = summary(code, "8x8x3")
    assert [asked(name, found, "conv") for name in ("params", "weights", "biases")] == [112, 108, 4]
    assert [asked(name, found, "norm") for name in ("params", "trainable", "non-trainable")] == [16, 8, 8]
    assert [asked(name, found) for name in ("params", "trainable", "non-trainable")] == [128, 120, 8]


@pytest.mark.parametrize(
    ("code", "shape", "message"),
    [
        ("UpSampling2D(2)", "8", "expects height × width × channels and is fed 8"),
        ("MaxoutDense(10, nb_feature=4)", "5x8", "is fed 5 × 8"),
        (f"{TWO}model = keras.Model([a, b], Attention()([a, b]))", "", "is fed 4 × 5 × 8, 7 × 8 and 7 × 8"),
        (f"{TWO}model = keras.Model([a, b], Concatenate(axis=3)([a, a, b]))", "", "joins"),
        (f"{TWO}model = keras.Model([a, b], Concatenate(axis=2)([a, Conv1D(2, 3)(a)]))", "", "only along dimension 2"),
    ],
)
def test_what_does_not_fit_is_named_with_its_shapes(code: str, shape: str, message: str) -> None:
    reading = read(Request(code, given=shape))
    assert reading.network is not None
    found = compute(reading.network)
    assert any(message in problem.message for problem in found.problems), [p.message for p in found.problems]


def test_what_does_not_fit_still_has_as_many_dimensions_as_it_gives() -> None:
    reading = read(Request("UpSampling2D(2)", given="8"))
    assert reading.network is not None
    assert compute(reading.network).rows[-1].output == Shape((None, None, None))


def test_texts_about_layers_without_weights() -> None:
    found = summary("keras.Sequential([Conv2D(4, 3, name='conv'), Flatten(name='flat')])", "8x8x3")
    assert asked("formula", found, "conv") == "k (f h w + 1)"
    assert asked("formula", found, "flat") == found.rows[-1].idle
    assert found.rows[-1].idle


def test_one_of_several_inputs_has_to_be_named() -> None:
    found = summary(f"{TWO}model = keras.Model(a, Add(name='sum')([a, a]))", "")
    assert asked("output", found, "sum") == Shape((4, 5, 8))
    with pytest.raises(Unanswerable, match="sum has 2 inputs; name the layer that is meant"):
        asked("input", found, "sum")


def test_the_share_of_a_whole_model_needs_no_proof() -> None:
    found = summary(NET, "3x10x10")
    share = QUANTITIES["share"]
    assert share.prove(Selection(found, found.rows, "model", whole=True), Format()) == ""
    assert share.prove(Selection(found, found.rows[1:2], "conv"), Format())


@pytest.mark.parametrize(("name", "sentence"), [("filters", "c has 8 filters"), ("kernel", "the kernel of c is 8")])
def test_a_layer_has_what_is_a_number_of_things(name: str, sentence: str) -> None:
    assert QUANTITIES[name].sentence.format(label="c", value=8) == sentence


@pytest.mark.parametrize("layer", ["Flatten(name='x')", "keras.layers.Odd(name='x')"])
def test_the_memory_of_what_is_not_known_is_not_known(layer: str) -> None:
    """Without an input nobody knows what comes out; of a layer that is not known, not even what it keeps."""
    reading = read(Request(f"model = keras.Sequential([Conv2D(4, 3), {layer}])"))
    assert reading.network is not None
    found = compute(reading.network)
    row = found.row("x") or found.rows[-1]
    assert QUANTITIES["memory"].of(Selection(found, (row,), "x"), Format()) is None
