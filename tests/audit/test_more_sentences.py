"""Matrices, ratios, layers described by their width, lists in words: each wrong statement has a right twin."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

TEXTS = """\
```python
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(2000, 30)
        self.lstm = nn.LSTM(30, 40, num_layers=2, batch_first=True)
        self.fc1 = nn.Linear(40, 128)
        self.ln1 = nn.LayerNorm(128)
        self.ln2 = nn.LayerNorm(128)
        self.fc2 = nn.Linear(128, 5)

    def forward(self, x):
        x, _ = self.lstm(self.embed(x))
        return self.fc2(self.ln2(self.ln1(self.fc1(x[:, -1]))))

net = Classifier()
net(torch.zeros(8, 25, dtype=torch.long))
```

"""
IMAGES = """\
```python
encoder = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(16, 3, padding="same", name="stem"),
    layers.MaxPooling2D(4),
    layers.Conv2D(4, 3, padding="same"),
    layers.Flatten(),
])
```

"""
TWINS = [
    (TEXTS, "The embedding matrix has the size {}.", "2000×40", "2000×30"),
    (TEXTS, "`net.fc1.weight` is a {} matrix.", "40×80", "128×40"),
    (TEXTS, "If you print `net.fc1.weight.shape[0]` you get {}.", "40", "128"),
    (TEXTS, "In the second layer, `weight_ih_l1` has {} columns.", "160 rows and 30", "160 rows and 40"),
    (TEXTS, "`weight_hh_l1` is {}.", "160 × 30", "160 × 40"),
    (TEXTS, "`ln1` and `ln2` have {} parameters each.", "512", "256"),
    (TEXTS, "It ends in a densely connected layer of {} neurons.", "126", "128"),
    (TEXTS, "A {}-unit fully-connected layer comes before the output.", "120", "128"),
    (TEXTS, "Next comes the LSTM. For every word it returns a vector of {} numbers.", "30", "40"),
    (TEXTS, "The LSTM reads a vector with {} entries at each step.", "40", "30"),
    (TEXTS, "The LSTM receives {} values at each step.", "40", "30"),
    (IMAGES, "The code has 7·7·4 = 196 values. This is a reduction by a factor of {}.", "8", "4"),
    (IMAGES, "There are {} filters in the two convolutional layers.", "16 and 8", "16 and 4"),
    (
        IMAGES,
        "Feed the last output tensor from the convolutional base (of shape {}) into it.",
        "(6, 6, 4)",
        "(7, 7, 4)",
    ),
    (IMAGES, "- `stem` (Conv2D): 28×28×16, {} parameters", "170", "160"),
]


def find_wrong(text: str, code: str) -> list[str]:
    """Give what is called wrong in a text."""
    report = audit_document(read_text_as(f"{code}{text}\n", "markdown"), Given())
    return [one.stated for one in report.findings if one.kind not in ("confirmed", "unexplained")]


@pytest.mark.parametrize(("code", "text", "wrong", "right"), TWINS)
def test_what_is_wrong_is_found_and_its_right_twin_is_not(code: str, text: str, wrong: str, right: str) -> None:
    assert find_wrong(text.format(right), code) == []
    (stated,) = find_wrong(text.format(wrong), code)
    assert stated in wrong


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (TEXTS, "The embedding matrix would have the size 2000×40 then."),
        (TEXTS, "A dense layer of 12 neurons."),
        (TEXTS, "Try a dense layer of 126 neurons."),
        (TEXTS, "A dense layer with 256 units."),
        (IMAGES, "It has 7·7·4 = 196 values, and reduces the number of parameters by a factor of 9."),
        (IMAGES, "The 160 parameter maps."),
        (IMAGES, "A vector of length 32 times 7 times 7."),
    ],
)
def test_what_may_be_about_something_else_is_not_accused(code: str, text: str) -> None:
    assert find_wrong(text, code) == []


SQUARES = """\
```python
model = keras.Sequential([
    keras.Input(shape=(60, 60, 3)),
    layers.Conv2D(8, 2, strides=2),  # 30,30
    layers.Conv2D(8, 2, strides=2),  # {}
])
```
"""


@pytest.mark.parametrize(("square", "wrong"), [("15,15", []), ("16,16", ["16,16"]), ("2,2", []), ("16, 12", [])])
def test_two_sides_behind_a_layer(square: str, wrong: list[str]) -> None:
    assert find_wrong("", SQUARES.format(square)) == wrong


CALCULATED = """\
```python
model = keras.Sequential([
    keras.Input(shape=(60, 60, 3)),
    # number of parameters 8 * 3 * 3 * 3 + 8 = {}
    layers.Conv2D(8, 3),
])
```
"""


@pytest.mark.parametrize(("result", "wrong"), [("224", []), ("242", ["8 * 3 * 3 * 3 + 8 = 242"])])
def test_calculations_in_comments(result: str, wrong: list[str]) -> None:
    assert find_wrong("", CALCULATED.format(result)) == wrong
