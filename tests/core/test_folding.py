"""Rows that come again are folded, and nothing is lost."""

from __future__ import annotations

from itertools import chain

import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.folding import ALL, LEAST, Block, fold
from sphinxext_cnnparams.core.summary import Row, Summary

BLOCKS = """
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.bn, self.relu = nn.Conv2d(8, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU()
    def forward(self, x):
        return self.relu(self.bn(self.conv(x)) + x)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, padding=1)
        self.relu = nn.ReLU()
        self.body = nn.Sequential(*[Block() for _ in range(5)], nn.Conv2d(8, 16, 1))
    def forward(self, x):
        return self.body(self.relu(self.stem(x)))
"""
FUNCTIONAL = """
inputs = x = keras.Input((8, 8, 4))
x = layers.Activation("relu")(x)
for i in range(6):
    y = layers.Conv2D(4, 3, padding="same")(x)
    y = layers.BatchNormalization()(y)
    x = layers.Activation("relu")(layers.add([x, y]))
model = keras.Model(inputs, layers.Dense(3)(x))
"""


def summary(code: str, given: str = "") -> Summary:
    reading = read(code, input=given)
    assert reading.network is not None
    return summarize(reading.network)


def unfold(entries: tuple[Row | Block, ...]) -> list[Row]:
    return list(chain.from_iterable(entry.rows if isinstance(entry, Block) else (entry,) for entry in entries))


def names(entries: tuple[Row | Block, ...]) -> list[str]:
    return [f"{entry.name} × {entry.times}" if isinstance(entry, Block) else entry.name for entry in entries]


def test_a_block_begins_as_early_as_it_can() -> None:
    """Pairs of a convolution and an activation, in one numbered module, and one more convolution behind them."""
    pairs = "m for _ in range(5) for m in (nn.Conv2d(8, 8, 3, padding=1), nn.ReLU())"
    rows = summary(f"nn.Sequential(nn.Sequential(*[{pairs}], nn.Conv2d(8, 8, 3, padding=1)))", "8x9x9").rows
    assert names(fold(rows)) == ["input", "0.0 … 0.9 × 5", "0.10"]


def test_a_block_ends_where_its_rows_end() -> None:
    """Layers of which no module tells where they begin: none is taken from behind the last repetition."""
    pairs = "m for _ in range(6) for m in (Activation('relu'), Conv2D(4, 3, padding='same'))"
    rows = summary(f"keras.Sequential([{pairs}])", "8x8x4").rows
    assert names(fold(rows)) == ["input", "activation … conv2d_5 × 6"]


def test_equal_modules_are_one_block() -> None:
    rows = summary(BLOCKS, "3x8x8").rows
    entries = fold(rows)
    assert names(entries) == ["input", "stem", "relu", "body.0 … 4 × 5", "body.5"]
    (block,) = (entry for entry in entries if isinstance(entry, Block))
    assert [row.name for row in block.first] == ["body.0.conv", "body.0.bn", "body.0.add", "body.0.relu"]
    assert [row.name for row in block.alike(1)] == [f"body.{i}.bn" for i in range(1, 5)]


def test_a_block_without_a_module_begins_behind_its_junction() -> None:
    """The activation before the first block is like the one that ends each of them."""
    entries = fold(summary(FUNCTIONAL).rows)
    assert names(entries) == ["input_layer", "activation", "conv2d … activation_6 × 6", "dense"]


def test_a_block_begins_where_its_module_does() -> None:
    """The layer before the first block is like the one that ends each of them, and has weights."""
    blocks = ", ".join(["nn.Sequential(nn.ReLU(), nn.Conv2d(8, 8, 1))"] * 5)
    entries = fold(summary(f"nn.Sequential(nn.Conv2d(8, 8, 1), {blocks})", "8x4x4").rows)
    assert names(entries) == ["input", "0", "1 … 5 × 5"]


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        ("0", ["input", "stem", "relu", "body × 1"]),
        ("1", ["input", "stem", "relu", *(f"body.{i} × 1" for i in range(5)), "body.5"]),
    ],
)
def test_a_depth_puts_parts_together(depth: str, expected: list[str]) -> None:
    assert names(fold(summary(BLOCKS, "3x8x8").rows, depth)) == expected


@pytest.mark.parametrize("code", [BLOCKS, FUNCTIONAL])
@pytest.mark.parametrize("depth", ["", "0", "1", "2", ALL])
def test_nothing_is_lost(code: str, depth: str) -> None:
    rows = summary(code, "3x8x8" if "nn." in code else "").rows
    entries = fold(rows, depth)
    assert unfold(entries) == list(rows)
    assert depth != ALL or entries == rows


def test_what_differs_is_not_folded() -> None:
    """Equal but for one width, one kernel, or what is trained."""
    widths = "\n".join(f"Conv2D({4 + i}, 3, padding='same')\nReLU()\nReLU()" for i in range(4))
    rows = summary(widths, "8x8x4").rows
    assert fold(rows) == rows
    frozen = "\n".join(f"Dense(4, trainable={i != 2})" for i in range(5))
    assert names(fold(summary(frozen, "4").rows)) == ["input", *("dense", "dense_1", "dense_2", "dense_3", "dense_4")]


def test_a_few_rows_are_shown_as_they_are() -> None:
    assert names(fold(summary("\n".join(["Dense(4)"] * LEAST), "4").rows)) == ["input", "dense", "dense_1", "dense_2"]
    assert names(fold(summary("\n".join(["Dense(4)"] * (LEAST + 1)), "4").rows)) == ["input", "dense … dense_3 × 4"]


def test_a_long_network_is_folded_soon() -> None:
    rows = summary("\n".join(f"Dense({4 + i % 7})" for i in range(600)), "4").rows
    assert sum(1 for _ in fold(rows)) < 20
