"""Summaries that frameworks print: each of their numbers belongs to a row of the model."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

KERAS = """\
```python
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3),
    layers.MaxPooling2D(2),
    layers.BatchNormalization(),
    layers.Flatten(),
    layers.Dense(10),
])
```

```
Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
┃ Layer (type)                      ┃ Output Shape             ┃       Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
│ conv2d (Conv2D)                   │ (None, 26, 26, 32)       │           320 │
├───────────────────────────────────┼──────────────────────────┼───────────────┤
│ max_pooling2d (MaxPooling2D)      │ (None, 13, 13, 32)       │             0 │
├───────────────────────────────────┼──────────────────────────┼───────────────┤
│ batch_normalization               │ (None, 13, 13, 32)       │           128 │
│ (BatchNormalization)              │                          │               │
├───────────────────────────────────┼──────────────────────────┼───────────────┤
│ flatten (Flatten)                 │ (None, 5408)             │             0 │
├───────────────────────────────────┼──────────────────────────┼───────────────┤
│ dense (Dense)                     │ (None, 10)               │        54,090 │
└───────────────────────────────────┴──────────────────────────┴───────────────┘
 Total params: 54,538 (213.04 KB)
 Trainable params: 54,474 (212.79 KB)
 Non-trainable params: 64 (256.00 B)
```
"""
TORCH = """\
```python
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2))
        self.fc = nn.Linear(6 * 12 * 12, 10)

    def forward(self, x):
        return self.fc(torch.flatten(self.features(x), 1))


summary(Net(), (1, 28, 28))
```

```
"""
TORCHINFO = """\
==========================================================================================
Layer (type:depth-idx)                   Output Shape              Param #
==========================================================================================
Net                                      [1, 10]                   --
├─Sequential: 1-1                        [1, 6, 12, 12]            --
│    └─Conv2d: 2-1                       [1, 6, 24, 24]            156
│    └─ReLU: 2-2                         [1, 6, 24, 24]            --
│    └─MaxPool2d: 2-3                    [1, 6, 12, 12]            --
├─Linear: 1-2                            [1, 10]                   8,650
==========================================================================================
Total params: 8,806
Trainable params: 8,806
Non-trainable params: 0
==========================================================================================
Params size (MB): 0.04
"""
TORCHSUMMARY = """\
        Layer (type)               Output Shape         Param #
================================================================
            Conv2d-1            [-1, 6, 24, 24]             156
              ReLU-2            [-1, 6, 24, 24]               0
         MaxPool2d-3            [-1, 6, 12, 12]               0
            Linear-4                   [-1, 10]           8,650
================================================================
Total params: 8,806
Trainable params: 8,806
Non-trainable params: 0
----------------------------------------------------------------
Params size (MB): 0.03
"""
PRINTED = {
    "keras": (KERAS, 13),
    "torchinfo": (TORCH + TORCHINFO + "```\n", 10),
    "torchsummary": (TORCH + TORCHSUMMARY + "```\n", 12),
}
"""What is printed, and how many of its numbers are known."""
CHANGED = [
    ("keras", "(None, 26, 26, 32)", "(None, 28, 28, 32)", "the output of model.conv2d is 26 × 26 × 32"),
    (
        "keras",
        "        54,090",
        "        54,080",
        "model.dense has 54,090 parameters, the text says 54,080 (that leaves out the 10 biases)",
    ),
    ("keras", "54,538 (213.04 KB)", "54,538 (231.04 KB)", "54,538 parameters of 4 bytes are not 231.04 KB"),
    ("keras", "           128 │", "            64 │", "model.batch_normalization has 128 parameters"),
    ("torchinfo", "[1, 6, 24, 24]            156", "[1, 6, 24, 24]            150", "has 156 parameters"),
    (
        "torchsummary",
        "            [-1, 6, 12, 12]",
        "            [-1, 6, 14, 14]",
        "is 6 × 12 × 12, the text says [-1, 6, 14, 14]",
    ),
    ("torchsummary", "(MB): 0.03", "(MB): 0.06", "8,806 parameters of 4 bytes are not 0.06 MB"),
]


def audit(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in audit_document(read_text_as(text, "markdown"), Given()).findings:
        found.setdefault(finding.kind.value, []).append(finding.message)
    return found


@pytest.mark.parametrize("printed", PRINTED)
def test_what_is_printed_is_confirmed(printed: str) -> None:
    text, count = PRINTED[printed]
    found = audit(text)
    assert {kind: len(messages) for kind, messages in found.items()} == {"confirmed": count}


@pytest.mark.parametrize(("printed", "right", "wrong", "message"), CHANGED)
def test_what_is_changed_is_wrong(printed: str, right: str, wrong: str, message: str) -> None:
    text, count = PRINTED[printed]
    assert right in text
    found = audit(text.replace(right, wrong, 1))
    assert len(found["confirmed"]) == count - 1
    assert [message in said for said in found["contradicted"]] == [True], found["contradicted"]


def test_a_summary_of_another_model_is_none_of_this_one() -> None:
    other = KERAS.replace("Conv2D(32", "Conv2D(48").replace("(2)", "(3)")
    assert "contradicted" not in audit(other)


def test_a_stored_output_is_stale() -> None:
    import json

    code, printed = KERAS.split("```\n\n```\n")
    cells = [
        {
            "cell_type": "code",
            "metadata": {},
            "source": code.removeprefix("```python\n") + "model.summary()",
            "outputs": [
                {
                    "output_type": "stream",
                    "name": "stdout",
                    "text": printed.removesuffix("```\n").replace("54,538 (213.04 KB)", "54,528"),
                }
            ],
        }
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    findings = audit_document(read_text_as(text, "notebook"), Given()).findings
    stale = [finding for finding in findings if finding.kind != "confirmed"]
    assert [(finding.kind.value, finding.place.cell) for finding in stale] == [("stale", 1)]
    assert stale[0].message.startswith("model has 54,538 parameters, the stored output says 54,528")


VARIABLES = """\
```python
class Codebook(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.embeddings = {}

    def call(self, x):
        return x @ self.embeddings

model = keras.Sequential([keras.Input((8,)), layers.Dense(4, name="a"), Codebook(), layers.Dense(3, name="b")])
```

The model has 87 parameters in total.
"""


def test_variables_of_tensorflow_are_counted_by_keras_2_only() -> None:
    stated = VARIABLES.format("tf.Variable(tf.zeros((4, 9)))")
    assert "contradicted" not in audit(stated)
    assert "contradicted" in audit(VARIABLES.format('self.add_weight(shape=(4, 9), name="w")'))
