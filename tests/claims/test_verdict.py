"""Statements as tutorials write them, judged against a network; wrong ones must never pass."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.claims.languages import ENGLISH, Language, language_of
from sphinxext_cnnparams.claims.verdict import judge
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.core.summary import Summary

FORM = Format(lambda number: f"{number:,}")
DE, FR = language_of("de", ".", ","), language_of("fr", "\u202f", ",")
NET = """
model = keras.Sequential([
    Conv2D(32, 3, activation="relu", name="c1"),
    MaxPooling2D(2, name="p"),
    BatchNormalization(name="b"),
    Conv2D(16, (3, 5), strides=2, padding="same", name="c2"),
    Flatten(),
    Dropout(0.5, name="d"),
    Dense(10, name="f"),
])
"""
LINE = "nn.Sequential(nn.Conv1d(3, 4, 3, padding=0, stride=2))"
VGG = (64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0)
DEEP = "model = keras.Sequential([{}, Flatten(), Dense(4096), Dense(4096), Dense(1000)])".format(
    ", ".join(f"Conv2D({n}, 3, padding='same')" if n else "MaxPooling2D(2)" for n in VGG)
)
NETWORKS: dict[str, Summary] = {
    name: summarize(read(code, input=given).network)
    for name, code, given in (("net", NET, "32x32x3"), ("line", LINE, "3x30"), ("deep", DEEP, "224x224x3"))
}
CODES = {"en": ENGLISH, "de": DE, "fr": FR}
# language, network, layer, quantity; then what is right, and what is wrong
RIGHT: dict[tuple[str, str, str, str], tuple[str, ...]] = {
    ("en", "net", "c1", "params"): (
        *("32 * 28", "10 * 89 + 6", "896 = 3*3*3*32+32", "3²×3×32+32 = 896", r"32 \times 28", r"32 \cdot (27+1) = 896"),
        *("32(27+1) = 896", "32 ⋅ 28 = 896", "32 × [3×3×3 + 1] = 896", "k*(f*h*w+1) = 32*(3*3*3+1) = 896"),
        *("k (f h w + 1) = 896", "a total of 896", "896 (0.9k)", "1k (896)", "0.9k parameters (896)", "<= 896"),
        *("896 parameters in total", "896 trainable parameters", "exactly 896 weights and biases", "nearly 900"),
        *(
            "eight hundred and ninety-six",
            "896 = 8.96 × 10^2",
            "about 900",
            "32 * 28 ≈ 0.9k",
            "896 ≈ 900 parameters",
            "((3*3*3)+1)*32=896 params",
            "896 parameters = 32 × 28",
            "(3 x 3 x 3 + 1) x 32 = 896",
            r"896 \approx 0.9k",
            r"9 \times 10^{2}",
            "3³ × 32 + 32 = 896",
            "between 800 and 900",
            "from 896 to 900",
            "890 to 896",
            "0.8k to 0.9k",
            "0.9k to 1k",
        ),
    ),
    ("de", "net", "c1", "params"): ("insgesamt 896 Parameter", "knapp 900", "32 * (27 + 1) = 896"),
    ("fr", "net", "c1", "params"): ("896 paramètres entraînables", "jusqu’à 900", "près de 900"),
    ("en", "net", "c1", "output"): (
        *("32@30x30", "30×30 pixels", "32 maps of 30 × 30", "32 feature maps of size 30×30", "30-by-30-by-32"),
        *(
            "30 by 30",
            "30 = 32 − 3 + 1",
            "(32 - 3) / 1 + 1 = 30",
            "a 30×30×32 feature map",
            "a 30 x 30 image",
            "32 channels of 30",
        ),
    ),
    ("de", "net", "c1", "output"): ("30 mal 30", "32 Merkmalskarten von 30 × 30", "30 × 30 Pixel"),
    ("fr", "net", "c1", "output"): ("30 par 30", "30 sur 30", "32 cartes de 30 × 30"),
    ("en", "net", "c1", "size"): ("30 × 30 × 32", "28,800 values"),
    ("en", "net", "c1", "share"): ("896 / 18,970", "4.7% of the parameters"),
    ("en", "net", "c1", "macs"): ("777.6 KMACs", "777.6k multiply-adds"),
    ("en", "net", "c1", "weights"): ("864 weights",),
    ("en", "net", "", "layers"): ("seven layers",),
    ("en", "net", "", "params"): ("18,906 trainable parameters", "18,970 parameters", "close to 20k"),
    ("en", "net", "p", "receptive-field"): ("4", "4 × 4", "4 by 4 pixels", "4 pixels"),
    ("en", "line", "0", "receptive-field"): ("3",),
    ("en", "net", "c1", "kernel"): ("3", "(3, 3)", "3 by 3", "3x3", "three", "3x3 kernels"),
    ("en", "net", "c2", "kernel"): ("3x5",),
    ("en", "net", "c2", "stride"): ("2", "2×2", "two", "2 pixels"),
    ("en", "line", "0", "stride"): ("2", "two"),
    ("en", "net", "c1", "filters"): ("thirty-two", "32 filters"),
    ("en", "net", "c1", "activation"): ("ReLU", "relu"),
    ("en", "net", "c1", "padding"): ("valid", "0", "no", "none", "no padding"),
    ("en", "line", "0", "padding"): ("0", "no", "valid"),
    ("en", "net", "c2", "padding"): ("same", "Same"),
    ("en", "net", "d", "rate"): ("0.5", "50%"),
    ("de", "net", "d", "rate"): ("0,5", "50 %"),
    ("en", "net", "f", "units"): ("ten", "10 neurons"),
    ("en", "net", "c1", "formula"): ("k × (f × h × w + 1)", "k f h w + k", "kfhw + k", "k(w h f + 1)"),
    ("en", "net", "c1", "calculation"): ("(3*3*3+1)*32", "32(3·3·3 + 1)"),
    ("en", "deep", "", "macs"): ("15.5 GMACs", "15.5 billion multiply-adds", "15.5B MACs"),
    ("en", "deep", "", "flops"): ("30.9 GFLOPs", "30.9B FLOPs", "0.031 TFLOPs", "31 billion floating-point operations"),
    ("de", "deep", "", "flops"): ("30,9 GFLOPs", "0,031 TFLOPs"),
    ("en", "deep", "", "params"): (
        *("138 million parameters", "138.4M (138,357,544)", "a whopping 138 million", "some 138M"),
        *("just under 139 million", "over a hundred million parameters", "one hundred and thirty-eight million"),
    ),
}
WRONG: dict[tuple[str, str, str, str], tuple[str, ...]] = {
    ("en", "net", "c1", "params"): (
        *("32 * 27", "897 = 3*3*3*32+32", "896 = 3*3*3*32+31", "32(27+1) = 897", "k*(f*h*w+1) = 897"),
        *("k*(f*h*w+1) = 32*(3*3*3+1) = 897", "50k = 896", "5 k = 896", "k = k", "0.9k (897)", "0.8k (896)", "32(28"),
        *(
            "32 (28)",
            "k*(f*h*w+1)",
            "896 = k(f+1)",
            "apples = 896",
            "10^8",
            "9**9**9**9",
            "896 weights",
            "0M",
            "<= 895",
        ),
        *(
            "896 non-trainable parameters",
            "exactly 0.9k",
            "≥ 896 = 897",
            "896 × 100",
            "897 ≈ 900",
            "896 ≈ 800",
            "896 ≈ many",
            "32 * 27 ≈ 0.9k",
            "897 parameters = 32 × 28",
            "896 × 1024",
            "896.0",
            "3³ × 32 + 31",
            "between 897 and 900",
            "from 800 to 895",
            "0.7k to 0.8k",
            "0.95k to 1k",
        ),
    ),
    ("de", "net", "c1", "params"): ("gut 900", "0,896", "knapp 890"),
    ("en", "net", "c1", "output"): (
        *(
            "30@32x32",
            "31 maps of 30 × 30",
            "32 maps of 30 × 31",
            "30x30x31",
            "32@32",
            "a feature map",
            "30 pixels by",
            "31 = 32 − 3 + 1",
            "31 = 32 − 3 + 2",
        ),
    ),
    ("en", "net", "c1", "size"): ("30 × 30 × 31", "30 × 30"),
    ("en", "net", "c1", "share"): ("896 / 10,000", "896"),
    ("en", "net", "", "params"): ("18,970 trainable parameters", "18,970 (19,970)", "0.0M"),
    ("en", "net", "p", "receptive-field"): ("4 × 5", "4x4x4", "2 × 2"),
    ("en", "line", "0", "receptive-field"): ("3 × 3",),
    ("en", "net", "c1", "kernel"): ("5", "9", "3x5", "3x3x3"),
    ("en", "net", "c2", "kernel"): ("3", "5", "5x3", "15"),
    ("en", "net", "c2", "stride"): ("1", "2x2x2", "2x1"),
    ("en", "line", "0", "kernel"): ("3x3",),
    ("en", "line", "0", "stride"): ("2x2",),
    ("en", "net", "c1", "filters"): ("33", "32x32", "more than 3", "about 30"),
    ("en", "net", "c1", "activation"): ("Tanh", "no"),
    ("en", "net", "c1", "padding"): ("1", "same"),
    ("en", "net", "c2", "padding"): ("valid", "0", "no"),
    ("en", "net", "d", "rate"): ("0.4", "40%"),
    ("en", "net", "c1", "formula"): ("k (f h w)", "k (f h w + 2)", "896", "k (f h w + b)", "__import__('os')", "k"),
    ("en", "net", "c1", "calculation"): ("896", "32 * 28", "(3*3*3+2)*32", "32 × 3 × 3 × 3 + 1"),
    ("en", "deep", "", "macs"): ("15.6 GMACs", "30.9 GMACs", "15.5 GFLOPs"),
    ("en", "deep", "", "params"): ("138.4M (138,357,545)", "about 100 million", "just over 100 million", "0 million"),
    ("en", "deep", "", "memory"): ("528 MB", "0 MB"),
}


def wrong(case: tuple[str, str, str, str], text: str) -> str:
    code, network, layer, quantity = case
    summary = NETWORKS[network]
    row = summary.row(layer)
    rows = tuple(summary.rows) if row is None else (row,)
    selection = Selection(summary, rows, layer or network, whole=row is None)
    language: Language = CODES[code]
    return judge(QUANTITIES[quantity], selection, text, FORM, language).wrong


@pytest.mark.parametrize("case", RIGHT, ids="-".join)
def test_right_statements_pass(case: tuple[str, str, str, str]) -> None:
    assert {text: wrong(case, text) for text in RIGHT[case]} == dict.fromkeys(RIGHT[case], "")


@pytest.mark.parametrize("case", WRONG, ids="-".join)
def test_wrong_statements_fail(case: tuple[str, str, str, str]) -> None:
    assert [text for text in WRONG[case] if not wrong(case, text)] == []


def test_what_is_not_known_is_not_read() -> None:
    """Without its input, nobody knows how many values a flattening gives: nothing is compared."""
    summary = summarize(read("keras.Sequential([Conv2D(4, 3), Flatten(name='x')])").network)
    row = summary.row("x")
    assert row is not None
    verdict = judge(QUANTITIES["size"], Selection(summary, (row,), "x"), "100", FORM)
    assert (verdict.unknown, verdict.unread) == (True, True)
    assert verdict.wrong
