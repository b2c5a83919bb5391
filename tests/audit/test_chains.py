"""Numbers that stand for themselves: chains of shapes, shapes with their values, ends of dense layers, blocks."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

KERAS = """\
```python
model = keras.Sequential([
    keras.Input(shape=(32, 32, 3)),
    layers.Conv2D(32, 3, padding="same"),
    layers.Conv2D(32, 3),
    layers.MaxPooling2D(2),
    layers.Conv2D(64, 3, padding="same"),
    layers.Conv2D(64, 3),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(512),
    layers.Dense(10),
])
```

"""
TORCH = """\
```python
class Block(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.conv1 = nn.Conv2d(a, b, 3, stride=2, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(b)
        self.relu = nn.ReLU()
        self.conv2 = nn.Conv2d(b, b, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(b)

    def forward(self, x):
        return self.relu(self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x))))))

net = nn.Sequential(Block(3, 16), Block(16, 32), Block(32, 64), nn.Flatten(), nn.Linear(1024, 10))
summary(net, (3, 32, 32))
```

"""
WRONG = {
    # chains
    "It comes in as 32x32x3. The first layer keeps that: 32x32x32. Then we have 30x30x32, and 14x14x32 behind it.": (
        "14x14x32",
        "15 × 15 × 32",
    ),
    "So the maps are 32x32x32, then 30x30x32, then 15x15x32, then 15x15x64, 13x13x64 and at last 7x7x64.": (
        "7x7x64",
        "6 × 6 × 64",
    ),
    "We go from (32, 32, 3) to (32, 32, 32), (30, 30, 32) and (15, 15, 16).": None,  # 32 or 64
    # a shape and its values
    "What is left is 7x7x64, that is 2,304 values.": ("7x7x64", "6 × 6 × 64"),
    "The last pooling layer leaves 6x6x64, which makes 2,340 values.": ("2,340", "2,304"),
    # what goes in and comes out
    "It has 512 inputs and 10 outputs, so it has 5,120 parameters.": ("5,120", "5,130"),
    "The dense layer takes 2,034 inputs.": None,  # there are two
    "The first dense layer takes 2,034 inputs.": ("2,034", "2,304"),
}
RIGHT = [
    "It comes in as 32x32x3. Then we have 32x32x32, 30x30x32 and 15x15x32.",
    "A filter of 3x3x3 sees 32x32x3, and gives 32x32x32, then 30x30x32.",
    "In AlexNet, an input of 227x227x3 becomes 55x55x96, here 32x32x3 becomes 32x32x32.",
    "If the input were 64x64x3, we would have 64x64x32, 62x62x32 and 31x31x32.",
    "After 15x15x32 come 15x15x64 and 13x13x64; before, it was 30x30x32.",
    "Two batches of 6x6x64, that is 4,608 values.",
    "64 filters of 3x3x32, that is 18,432 weights.",
    "6x6x64, that is 2,304 values.",
    "What is left is 6 x 6 x 64, or about 2,300 features.",
    "It has 512 inputs and 10 outputs, so it has 5,130 parameters.",
    "It has 512 inputs and 10 outputs, which needs 5,120 weights.",
    "The first dense layer takes 2,304 inputs.",
    "The images are 32x32x3, their crops 28x28x3, and we get 32x32x32.",
    "Compare 32x32x32 with 30x30x32: with padding it would be 32x32x32, without it 28x28x32.",
]
"""Nothing in them is wrong, or nobody can say so."""
BLOCKS = {
    "The first block has 2,800 parameters, the second block has 13,952. The third block has 55,552 parameters.": [
        ("55,552", "55,552")
    ],
    "The first block has 2,800 parameters. The second block's output is 32x16x16.": [("32x16x16", "32 × 8 × 8")],
    "The first block has 2,800 parameters, and block 3 has 55,525 parameters.": [("55,525", "55,552")],
    "The first block has 2,801 parameters.": [],  # nothing says that these are the blocks that are meant
}


def wrong(text: str, code: str) -> list[tuple[str, str]]:
    """Give what is called wrong in a text, each with what would be right."""
    report = audit_document(read_text_as(code + text + "\n", "markdown"), Given())
    return [(one.stated, one.true) for one in report.findings if one.kind not in ("confirmed", "unexplained")]


@pytest.mark.parametrize("text", list(WRONG))
def test_what_is_wrong_is_found(text: str) -> None:
    expected = WRONG[text]
    assert wrong(text, KERAS) == ([] if expected is None else [expected])


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_accused(text: str) -> None:
    assert wrong(text, KERAS) == []


@pytest.mark.parametrize("text", list(BLOCKS))
def test_blocks(text: str) -> None:
    assert wrong(text, TORCH) == [pair for pair in BLOCKS[text] if pair[0] != pair[1]]


def test_items_of_a_list_are_one_chain() -> None:
    text = "The shapes:\n\n* 32x32x3\n* 32x32x32\n* 30x30x32\n* 16x16x32\n* 15x15x64\n"
    assert wrong(text, KERAS) == [("16x16x32", "15 × 15 × 32")]


def test_a_table_with_a_row_for_each_model() -> None:
    parts = "keras.Input((8, 8, 1)), layers.Conv2D(4, 3), layers.Flatten(), layers.Dense(2)"
    code = f"```python\ncnn = keras.Sequential([{parts}])\n```\n\n"
    table = "|   | parameters |\n|---|---|\n| CNN | {} |\n"
    assert wrong(table.format("330"), code) == []
    assert wrong(table.format("328"), code) == [("328", "330")]
    assert wrong(table.format("5,000"), code) == []  # it may be another one
