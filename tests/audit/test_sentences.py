"""What single sentences state of a network that stands above them, and whether it is so."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.finding import Finding
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

MODEL = """\
```python
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Conv2D(64, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
```

"""
WRONG = {
    "The first convolutional layer has 321 parameters.": "321",
    "The first convolution layer has a total of 21,632 parameters.": "a total of 21,632",
    "The second conv layer has 18,432 parameters.": "18,432",
    "The dense layer has 16,000 trainable parameters.": "16,000",
    "There are 5,408 parameters in the first max pooling layer.": "5,408",
    "The number of parameters of the second convolutional layer is 64 * 32 * 3 * 3 = 18432.": "64 * 32 * 3 * 3 = 18432",
    "The model has 34,286 parameters in total.": "34,286",
    "Our network has about 0.8 million parameters.": "about 0.8 million",
    "The output shape of the first convolutional layer is 28x28x32.": "28x28x32",
    "The first max pooling layer outputs a tensor of shape (14, 14, 32).": "(14, 14, 32)",
    "The network has three convolutional layers.": "three",
    "The first convolutional layer has 64 filters.": "64",
    "The kernel size of the first convolutional layer is 5x5.": "5x5",
    "The output layer has 12 units.": "12",
    "The second convolution has 12 units.": None,  # units may be many things
    "`conv2d_1` has 18,469 parameters.": "18,469",
    "The flatten layer gives 1,600 values.": None,
    "The first convolutional layer has 32 × (3 × 3 × 1 + 1) = 330 parameters.": "32 × (3 × 3 × 1 + 1) = 330",
    "We get 3 * 3 * 32 = 278 weights.": "3 * 3 * 32 = 278",
    "The first convolutional layer of the network has 288 parameters.": "288",
    "The dense layer is the largest part of the model with 16,000 parameters.": "16,000",
    "The dense layer holds 16,000 parameters because every one of 1,600 values goes in.": "16,000",
    "After the second pooling layer, the feature maps have a size of 4 x 4.": "4 x 4",
    "Most of the 34,286 parameters of the network sit in the second convolution.": "34,286",
    "The parameter count of the dense layer is 16,000.": "16,000",
    "The convolution with 64 filters has 18,432 parameters.": "18,432",
    "Only 34,286 parameters are trainable in this network.": "Only 34,286",
    "The model has 34,286 parameters: 320, 18,496 and 16,010.": "34,286",
    "The network has more than 40,000 parameters.": "more than 40,000",
    "Flattening turns the maps into a vector of length 1,024.": "1,024",
}
"""Sentences with the number in them that is wrong; None where nobody may say so."""
RIGHT = {
    "The first convolutional layer has 320 parameters.": ("320", "model.conv2d", "params"),
    "The second convolutional layer has 18,496 learnable parameters.": ("18,496", "model.conv2d_1", "trainable"),
    "The final dense layer has 16,010 parameters.": ("16,010", "model.dense", "params"),
    "The model has 34,826 parameters.": ("34,826", "model", "params"),
    "In total, the network has about 35k parameters.": ("about 35k", "model", "params"),
    "Total params: 34,826": ("34,826", "model", "params"),
    "The output of the first pooling layer is 13 x 13 x 32.": ("13 x 13 x 32", "model.max_pooling2d", "output"),
    "The second conv layer produces a feature map of 11x11x64.": ("11x11x64", "model.conv2d_1", "output"),
    "The network has two convolutional layers.": ("two", "model[Conv2D]", "layers"),
    "The first convolution has 32 filters.": ("32", "model.conv2d", "filters"),
    "Pooling layers have 0 parameters.": None,
}
OPEN = (
    "With padding, the output of the first convolutional layer would be 28x28x32.",
    "If the first convolutional layer had 64 filters, it would have 640 parameters.",
    "ResNet-50 has 25.6 million parameters.",
    "VGG16 has 16 convolutional layers.",
    "Does the first convolutional layer have 288 parameters?",
    "The first convolutional layer does not have 21,632 parameters.",
    "Each convolutional layer has 2 parameters you can choose.",
    "Train the model for 12 epochs with a batch size of 128.",
    "The accuracy of the model is 99.1 after 12 epochs.",
    "A fully connected layer on the raw pixels has 7850 parameters instead of these.",
    "Published in 2016, the model has been cited 12,345 times.",
    "The learning rate is 0.001 and the stride of the moving average is 5.",
    "A block of three convolutional layers is common in such networks.",
    "The stem has 400 parameters.",
    "A single filter of the first convolutional layer has 3 * 3 = 9 weights.",
    "The first dense layer holds 46% of the 34,826 parameters of the network.",
    "The base model turns an image into 7 x 7 x 1280 features.",
    "The larger network has 99,999 parameters.",
    "`model.head` has 12,345 parameters.",
    "The size of the feature maps in the network is decreasing from 26x26 to 7x7.",
    "The dense layer takes a 1,600-dimensional vector.",
)
"""Sentences that state nothing about this network."""


def audit(text: str) -> list[Finding]:
    return list(audit_document(read_text_as(MODEL + text, "markdown"), Given()).findings)


@pytest.mark.parametrize("sentence", WRONG)
def test_wrong(sentence: str) -> None:
    expected = WRONG[sentence]
    found = [finding.stated for finding in audit(sentence) if finding.kind in ("contradicted", "arithmetic")]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize("sentence", RIGHT)
def test_right(sentence: str) -> None:
    found = [finding for finding in audit(sentence) if finding.kind != "unexplained"]
    assert all(finding.kind == "confirmed" for finding in found)
    expected = RIGHT[sentence]
    if expected is not None:
        assert [(finding.stated, finding.target, finding.quantity) for finding in found] == [expected]


@pytest.mark.parametrize("sentence", OPEN)
def test_open(sentence: str) -> None:
    assert not [finding.message for finding in audit(sentence) if finding.kind in ("contradicted", "arithmetic")]
