"""Each slip leads to one number, worked out here by hand; a number beside it is not called that slip."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.claims.languages import ENGLISH
from sphinxext_cnnparams.claims.slips.misstatement import count_with
from sphinxext_cnnparams.claims.verdict import judge
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.core.summary import Summary

FORM = Format(lambda number: f"{number:,}")
# c1: 32 (3·3·3 + 1) = 896 gives 30 × 30 × 32; p: 15 × 15 × 32; b: 2·32 + 2·32 = 128; c2: 16 (3·5·32 + 1) = 7,696 gives
# 8 × 8 × 16, which are 1,024 values; f: 10 (1,024 + 1) = 10,250; in all 18,970, of which 64 are not trained
NET = """
keras.Sequential([
    Conv2D(32, 3, name="c1"), MaxPooling2D(2, name="p"), BatchNormalization(name="b"),
    Conv2D(16, (3, 5), strides=2, padding="same", name="c2"),
    Flatten(name="flat"), Dropout(0.5, name="d"), Dense(10, name="f"),
])
"""
CODES = {
    "net": (NET, "32x32x3"),
    "flat": ("keras.Sequential([Conv2D(4, 3, name='c'), Flatten(name='x'), Dense(5, name='f')])", "10x12x3"),
    "line": ("nn.Sequential(nn.Conv1d(3, 4, 3, stride=2))", "3x30"),
    "padded": ("nn.Sequential(nn.Conv2d(3, 4, 5, stride=2, padding=1))", "3x20x24"),
    "grouped": ("nn.Sequential(nn.Conv2d(6, 4, 3, groups=2))", "6x8x8"),
    "normed": ("nn.Sequential(nn.BatchNorm2d(32))", "32x8x8"),
    "gates": ("nn.Sequential(nn.LSTM(3, 4))", "5x3"),
    "memory": ("keras.Sequential([LSTM(4, name='m')])", "5x3"),
    "both": ("keras.Sequential([Bidirectional(LSTM(4), name='m')])", "5x3"),
    "steps": ("keras.Sequential([Bidirectional(LSTM(4, return_sequences=True), name='m')])", "5x3"),
    "apart": (
        "x = keras.Input((9, 9, 3))\na = Conv2D(4, 3, name='a')(x)\nb = Conv2D(5, 1, name='b')(x)\n"
        "keras.Model(x, [a, b])",
        "",
    ),
    "rows": ("keras.Sequential([Dense(4, name='d')])", "5x3"),
    "all": ("keras.Sequential([GlobalAveragePooling1D(name='g')])", "9x2"),
    "sight": ("nn.Sequential(nn.Conv1d(1, 1, 5, stride=2), nn.Conv1d(1, 1, 3))", "1x30"),
    "attended": ("x = keras.Input((5, 4))\nkeras.Model(x, MultiHeadAttention(2, 3, name='a')(x, x))", ""),
    "wide": ("keras.Sequential([Dense(2000, name='a'), Dense(1000, name='b')])", "3000"),
    "short": ("keras.Sequential([Dense(8, name='a')])", "10000"),
    "tenth": ("keras.Sequential([Dense(2, name='a')])", "52428"),
}
NETWORKS: dict[str, Summary] = {
    name: summarize(read(code, input=given).network) for name, (code, given) in CODES.items()
}
FOUND = [
    # parameters of one layer
    ("net", "c1", "params", "28,800", "that is its number of outputs, 30 × 30 × 32"),
    ("net", "c1", "params", "864", "that leaves out the 32 biases"),
    ("net", "c1", "params", "865", "that has one bias in all"),
    ("net", "c2", "params", "256", "that forgets the 32 input channels"),  # 16 (3·5 + 1)
    ("net", "c2", "params", "1,552", "that takes 3 for the kernel, which has 15 values"),  # 16 (3·32 + 1)
    ("grouped", "0", "params", "220", "that forgets the 2 groups"),  # 4 (6·9 + 1) instead of 4 (3·9 + 1)
    ("net", "b", "params", "64", "that is what PyTorch counts"),
    ("normed", "0", "params", "128", "that is what Keras counts"),
    ("gates", "0", "params", "128", "that has one bias per gate"),  # 4 (3·4 + 4·4 + 4), of 4 (3·4 + 4·4 + 2·4) = 144
    ("memory", "m", "params", "144", "that has two biases per gate"),
    ("memory", "m", "params", "32", "that has one gate, and there are 4"),
    ("memory", "m", "params", "80", "that leaves out the 48 weights of its input"),  # 128 − 4·3·4
    ("net", "c1", "params", "806,400", "at each of the 900 positions"),  # 30·30 times
    ("line", "0", "params", "560", "at each of the 14 positions"),  # 14 times 4 (3·3 + 1)
    ("net", "c1", "params", "7,696", "that is what c2 has"),
    # 4·6 for each of query, key, value and output, and biases of 6 + 6 + 6 + 4
    ("attended", "a", "params", "96", "that leaves out the 22 biases"),
    # parameters of the whole
    ("net", "", "params", "18,906", "that leaves out the 64 that are not trainable"),
    ("net", "", "trainable", "18,970", "that also counts 64 that are not trainable"),
    ("net", "", "non-trainable", "18,906", "that is what is trained"),
    ("net", "", "params", "18,842", "that leaves out 128 of BatchNormalization"),
    ("net", "", "params", "56,784", "that also counts the 37,814 variables of the optimizer"),  # 2·18,906 + 2 more
    ("net", "Conv2D", "params", "8,720", "the stated number also counts 128 of BatchNormalization"),
    ("net", "Conv2D", "params", "18,842", "the stated number also counts 10,250 of Dense"),
    ("net", "", "layers", "8", "that counts the input as a layer"),
    ("net", "", "layers", "4", "that counts only the layers with weights"),
    # what a Flatten lines up: 8 × 10 × 4
    ("flat", "f", "params", "405", "that forgets the 4 channels that are flattened"),  # 5 (8·10 + 1)
    ("flat", "x", "size", "80", "that forgets the 4 channels that are flattened"),
    ("flat", "f", "params", "965", "that would be so if c gave 6 × 8"),
    ("flat", "f", "params", "1,265", "that would be so if c gave 7 × 9"),
    ("flat", "f", "params", "1,985", "that would be so if c gave 9 × 11"),
    ("flat", "f", "params", "2,405", "that would be so if c gave 10 × 12"),
    ("flat", "x", "output", "252", "that would be so if c gave 7 × 9"),
    # shapes
    ("net", "c1", "output", "32 × 32 × 3", "that is its input"),
    ("net", "c1", "output", "15 × 15 × 32", "that is the output of p"),
    ("net", "p", "output", "8 × 8 × 16", "that is the output of c2"),
    ("apart", "b", "output", "7 × 7 × 4", "that is the output of a"),  # which stands before it, and is not its input
    ("net", "c1", "output", "32 × 32 × 32", "that would be right with padding"),
    ("net", "c1", "output", "29 × 29 × 32", "that forgets the + 1"),
    ("net", "c1", "output", "30 × 30 × 3", "that has the channels of its input"),
    ("net", "c1", "output", "32 × 30 × 30", "that has the channels first"),
    ("line", "0", "output", "4 × 28", "that forgets the stride"),
    ("padded", "0", "output", "4 × 18 × 22", "that forgets the stride"),
    ("padded", "0", "output", "4 × 16 × 20", "that forgets the stride and the padding"),
    ("padded", "0", "output", "4 × 8 × 10", "that forgets the padding"),
    ("line", "0", "output", "14 × 4", "that has the channels last"),
    ("line", "0", "output", "3 × 14", "that has the channels of its input"),
    ("padded", "0", "output", "9 × 11 × 4", "that has the channels last"),
    # 4 from either side
    ("both", "m", "size", "4", "that has one direction, and there are two"),
    ("both", "m", "output", "(4,)", "that has one direction, and there are two"),
    ("steps", "m", "output", "5 × 4", "that has one direction, and there are two"),
    # costs: 30·30·32 values, each of 27 multiplications
    ("net", "c1", "macs", "1,555,200", "that is its FLOPs"),
    ("net", "c1", "macs", "806,400", "that also counts the 28,800 additions of biases"),
    ("net", "c1", "flops", "777,600", "that is its MACs"),
    # 2000·3001 + 1000·2001 = 8,003,000 parameters of 4 bytes, 32,012,000 bytes or 30.53 MiB
    ("wide", "", "memory", "32.01 MB", "that is the memory of its weights alone"),
    ("wide", "", "memory", "30.53 MB", "that is its weights in MiB"),
    ("wide", "", "params", "7.63 million", "that divides by 2²⁰; M is 10⁶"),
    ("tenth", "", "params", "0.1000 million", "that divides by 2²⁰; M is 10⁶"),  # 104,858, which is 2²⁰ / 10
    # how far it sees: 5, then 5 + 2·2
    ("sight", "1", "receptive-field", "3", "that is its own kernel"),
    ("sight", "1", "receptive-field", "7", "that forgets the strides before it, 2 in all"),
    # digits
    ("net", "", "params", "18.9k", "that is cut off, not rounded"),
    ("net", "", "params", "19,000", "that is rounded: say about 19,000"),
]
NOT_FOUND = [
    ("net", "c1", "params", "866", "one bias"),
    ("net", "c1", "params", "863", "leaves out"),
    ("net", "c2", "params", "2,576", "for the kernel"),  # the other side
    ("line", "0", "params", "13", "kernel"),  # one side is all it has
    ("net", "", "params", "56,783", "optimizer"),
    ("net", "c1", "params", "806,401", "positions"),
    ("flat", "f", "params", "3,365", "would be so"),  # 11 × 13 would be three more on each side
    ("flat", "c", "params", "405", "flattened"),
    ("net", "p", "output", "1024", "output of"),  # three layers behind
    ("net", "", "params", "20,000", "rounded"),  # one digit
    ("net", "", "params", "18,000", "rounded"),  # the nearest thousand is another one
    ("net", "", "params", "19.1k", "cut off"),
    ("net", "c1", "macs", "806,401", "biases"),
    ("sight", "1", "receptive-field", "8", "strides"),
    ("sight", "0", "receptive-field", "7", "strides"),
    ("rows", "d", "params", "80", "positions"),  # 5 (4 · 3 + 4): it has no kernel that slides
    ("net", "input", "output", "33 × 32 × 3", "channels"),  # nothing comes into it
    ("all", "g", "receptive-field", "7", "kernel"),  # it sees all 9 at once
    ("net", "c1", "params", "896 (3.5.1 KB)", "leaves"),  # a memory that is none
    ("net", "", "layers", "9", "input"),
    ("net", "", "non-trainable", "65", "trained"),
    ("net", "c1", "size", "896", "parameters"),  # a layer that gives more values than it has parameters
    ("grouped", "0", "trainable", "220", "gate"),
    ("wide", "", "memory", "less than 30.53 MB", "MiB"),
    ("short", "", "params", "76.3k", "2²⁰"),  # 80,008 / 1.048576, but who counts thousands does not divide by 2²⁰
]


def say(network: str, layer: str, quantity: str, text: str) -> str:
    summary = NETWORKS[network]
    rows = tuple(row for row in summary.rows if row.name == layer or row.kind == layer) or summary.rows
    selection = Selection(summary, rows, layer or network, whole=not layer)
    return str(judge(QUANTITIES[quantity], selection, text, FORM, ENGLISH).wrong)


@pytest.mark.parametrize(("network", "layer", "quantity", "text", "sentence"), FOUND)
def test_the_slip_is_named(network: str, layer: str, quantity: str, text: str, sentence: str) -> None:
    assert sentence in say(network, layer, quantity, text)


@pytest.mark.parametrize(("network", "layer", "quantity", "text", "word"), NOT_FOUND)
def test_what_only_looks_like_it_is_not(network: str, layer: str, quantity: str, text: str, word: str) -> None:
    said = say(network, layer, quantity, text)
    assert said
    assert word not in said.partition(";")[0].partition("(")[2]


def test_what_does_not_divide_is_no_count() -> None:
    """With 2 groups, 3 channels would not be shared among them: 9 · 3 / 3 · 32 + 32 = 320."""
    row = NETWORKS["net"].row("c1")
    assert row is not None
    assert count_with(row, "g", 2) is None
    assert count_with(row, "g", 3) == 320


def test_the_number_of_another_model_is_named() -> None:
    """The grouped convolution has 4 (3·9 + 1) = 112 parameters."""
    net = NETWORKS["net"]
    selection = Selection(net, net.rows, "net", whole=True)
    wrong = judge(QUANTITIES["params"], selection, "112", FORM, ENGLISH, models=NETWORKS).wrong
    assert str(wrong) == "net has 18,970 parameters, the text says 112 (that is what grouped has)"
