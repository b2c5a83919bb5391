"""The networks that are measured: programs of the tests, and a small one in each framework."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .running import ROOT

PROGRAMS = ROOT / "tests" / "cases" / "programs"
HEADER = re.compile(r"# (input|object): (.*)")
SMALL_KERAS = """\
import keras
from keras import layers
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Conv2D(64, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
"""
SMALL_TORCH = """\
# input: 1x28x28
from torch import nn
model = nn.Sequential(
    nn.Conv2d(1, 32, kernel_size=3), nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(32, 64, kernel_size=3), nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Dropout(0.5),
    nn.Linear(1600, 10),
)
"""


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a program that makes a network, the shape of its input, and which object the network is."""

    code: str
    input: str = ""
    object: str = "model"

    @classmethod
    def of(cls, text: str) -> Source:
        """Take the lines at the head of a program that say what it is fed and what it makes."""
        said = dict(HEADER.findall(text))
        return cls(HEADER.sub("", text).lstrip(), said.get("input", ""), said.get("object", "model"))


def program(number: int) -> Source:
    """Give one of the programs of the tests."""
    (path,) = PROGRAMS.glob(f"{number:03}-*.py")
    return Source.of(path.read_text(encoding="utf-8"))


TORCH = {
    "small": Source.of(SMALL_TORCH),
    "VGG-16": program(102),
    "ResNet-50": program(213),
    "ResNet-152": program(215),
    "DenseNet-201": program(219),
    "MobileNetV2": program(11),
    "ViT": program(234),
    "U-Net": program(8),
}
KERAS = {
    "small": Source(SMALL_KERAS),
    "VGG-16": program(305),
    "ResNet-50": program(105),
    "ResNet-152": program(314),
    "DenseNet-201": program(320),
}
