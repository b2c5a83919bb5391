"""Sides of maps, lengths of sequences and what sentences go on about: each wrong statement has a right twin."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

IMAGES = """\
```python
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(6, 5, padding="same", name="c1"),
    layers.BatchNormalization(name="norm"),
    layers.MaxPooling2D(2, name="s2"),
    layers.Conv2D(16, 5, name="c3"),
    layers.MaxPooling2D(2, name="s4"),
    layers.Flatten(),
    layers.Dense(10, name="scores"),
])
```

"""
SIGNALS = """\
```python
net = nn.Sequential(
    nn.Conv1d(1, 16, 7), nn.ReLU(), nn.MaxPool1d(2),
    nn.Conv1d(16, 32, 5, dilation=2), nn.ReLU(), nn.MaxPool1d(3, stride=2),
    nn.Flatten(), nn.Linear(32 * 40, 5, bias=False),
)
net(torch.randn(8, 1, 187))
```

"""
WORDS = """\
```python
model = keras.Sequential([
    keras.Input(shape=(150,)),
    layers.Embedding(8000, 50),
    layers.Bidirectional(layers.LSTM(40, return_sequences=True)),
    layers.LSTM(24),
    layers.Dense(4),
])
```

"""
TWINS = [
    (IMAGES, "The first layer, `c1`, has six filters. It returns maps, each with a side of {}.", "24", "28"),
    (IMAGES, "The first layer (`c1`) is padded. It has {} parameters.", "150", "156"),
    (IMAGES, "The maps behind `s4` are {} pixels wide.", "6", "5"),
    (IMAGES, "`c3` receives maps with a side of {} pixels.", "12", "14"),
    (IMAGES, "In `c3` the side of the maps drops from 14 to {}.", "12", "10"),
    (IMAGES, "For the second convolution, $H_{{out}} = (14 - 5) + 1 = {}$.", "11", "10"),
    (IMAGES, "Flattened, they are a vector of {} values, which goes into `scores`.", "256", "400"),
    (IMAGES, "In all, 6,606 of them: the model has {} trainable parameters.", "6,606", "6,594"),
    (IMAGES, "A single dense layer follows. It is cheap, with only {} parameters.", "4,100", "4,010"),
    (IMAGES, "The model is small. It stacks {} convolutional layers with 5×5 filters.", "three", "two"),
    (IMAGES, "`c1` has 6 filters: 150 weights, plus 6 biases: {}.", "166", "156"),
    (SIGNALS, "The second convolution is dilated. It returns signals of {} samples.", "86", "82"),
    (SIGNALS, "What comes out of the first pooling is {} samples long.", "93", "90"),
    (SIGNALS, "The second convolution has 2,592 parameters, and the linear layer adds another {}.", "6,405", "6,400"),
    (WORDS, "The second LSTM has {} parameters.", "9,984", "10,080"),
    (WORDS, "The second LSTM reads a sequence of {} time steps.", "80", "150"),
]
RIGHT = [
    (IMAGES, "Each filter of `c1` is a window 5 pixels wide."),
    (IMAGES, "The photos were cropped to squares with a side of 200 pixels before the first convolution saw them."),
    (IMAGES, "With a border 2 pixels wide, `c1` keeps the size."),
    (IMAGES, "`c3` has no padding, so it cuts off a margin 2 pixels wide."),
    (IMAGES, "If `c3` was padded, its maps would have a side of 14 pixels."),
    (IMAGES, "The dense layer has 2 trainable weights, a kernel and a bias."),
    (IMAGES, "The batch normalization has 2 trainable weights and 2 non-trainable weights."),
    (SIGNALS, "The recordings are several minutes long; we cut them into windows of 200 samples."),
    (WORDS, "A review can be up to 400 words long, and the second LSTM sees its 24 numbers at the end."),
]


def find_wrong(text: str, code: str) -> list[tuple[str, str]]:
    """Give what is called wrong in a text, each with the message."""
    report = audit_document(read_text_as(f"{code}{text}\n", "markdown"), Given())
    return [(one.stated, one.message) for one in report.findings if one.kind not in ("confirmed", "unexplained")]


@pytest.mark.parametrize(("code", "text", "wrong", "right"), TWINS)
def test_what_is_wrong_is_found_and_its_right_twin_is_not(code: str, text: str, wrong: str, right: str) -> None:
    assert find_wrong(text.format(right), code) == []
    found = find_wrong(text.format(wrong), code)
    assert len(found) == 1
    assert wrong in found[0][0]


@pytest.mark.parametrize(("code", "text"), RIGHT)
def test_what_is_no_size_of_a_map_is_not_accused(code: str, text: str) -> None:
    assert find_wrong(text, code) == []


CHAIN = "```python\n# 1 x 187\n{}\n```\n"
LAYERS = "conv(x)  # 16 x 181\npool(x)  # 16 x 90\nconv2(x)  # 32 x {}\npool2(x)  # 32 x 40"


def test_comments_of_code_that_makes_no_model_follow_the_network() -> None:
    assert find_wrong(CHAIN.format(LAYERS.format(82)), SIGNALS) == []
    ((stated, message),) = find_wrong(CHAIN.format(LAYERS.format(86)), SIGNALS)
    assert stated == "32 x 86"
    assert "32 × 82" in message


PRINTED = """\
```
 s2 (MaxPooling2D)           (None, 14, 14, 6)         0
 c3 (Conv2D)                 (None, 10, 10, 16)        {}
 s4 (MaxPooling2D)           (None, 5, 5, 16)          0
```
"""


def test_an_excerpt_of_a_printed_summary() -> None:
    assert find_wrong(PRINTED.format("2,416"), IMAGES) == []
    ((stated, _),) = find_wrong(PRINTED.format("2,461"), IMAGES)
    assert stated == "2,461"


COUNTED = "```python\nsum(p.numel() for p in net.parameters())\n# {}\n```\n"


def test_a_count_in_a_comment_below_what_gives_it() -> None:
    assert find_wrong(COUNTED.format(9120), SIGNALS) == []
    ((stated, message),) = find_wrong(COUNTED.format(9210), SIGNALS)
    assert stated == "9210"
    assert "9,120" in message


EACH = [
    ("The layer `c3` has 16 filters. One filter of `c3` has {} weights and one bias.", "25", "150"),
    ("In `c3`, each filter has {} parameters.", "150", "151"),
    ("Look at `scores`: every unit has {} weights.", "410", "400"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), EACH)
def test_what_each_filter_or_unit_has(text: str, wrong: str, right: str) -> None:
    assert find_wrong(text.format(right), IMAGES) == []
    ((stated, message),) = find_wrong(text.format(wrong), IMAGES)
    assert stated == wrong
    assert f"has {right} " in message


EXCERPT = """\
Look at the second layer again:

```python
layers.Conv2D(16, 5, name="c3"),  # {}
```
"""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("12x12x16", "10x10x16"),
        ("output shape (12, 12, 16)", "output shape (10, 10, 16)"),
        ("input shape (1, 14, 14)", "input shape (14, 14, 6)"),
        ("(batch_size * 12 * 12 * 16)", "(batch_size * 10 * 10 * 16)"),
        ("[batch, 12, width, 16]", "[batch, 10, width, 16]"),
        ("16, 12x12", "16, 10x10"),
        ("16, 12x12", "16, 5x5"),  # so many kernels
    ],
)
def test_comments_of_an_excerpt_speak_of_the_code_it_repeats(wrong: str, right: str) -> None:
    assert find_wrong(EXCERPT.format(right), IMAGES) == []
    ((stated, message),) = find_wrong(EXCERPT.format(wrong), IMAGES)
    assert stated == wrong
    assert "c3" in message


def test_an_excerpt_that_repeats_nothing_is_not_judged() -> None:
    assert find_wrong(EXCERPT.replace("16, 5", "16, 7").format("12x12x16"), IMAGES) == []


HOLDS = """\
```python
model = Sequential()
model.add(LSTM(32, input_shape=(10, 64)))
# now model.output_shape == {}
```
"""


def test_what_holds_where_a_comment_stands() -> None:
    assert find_wrong(HOLDS.format("(None, 32)"), "") == []
    ((stated, message),) = find_wrong(HOLDS.format("(None, 10, 32)"), "")
    assert stated == "(None, 10, 32)"
    assert "model.output_shape gives (None, 32)" in message


def test_a_number_of_a_layer_is_no_part_of_a_calculation() -> None:
    assert find_wrong("Number of params layer 1 = 6 * (25 + 1) = 6 * 26 = 156 params", IMAGES) == []
