"""Modules that hold layers are cited like layers: their sum, and what comes out of them."""

from __future__ import annotations

from conftest import Project

PAGE = """\
# Page

:::{cnn-summary} net
:input: 3x32x32

import torch.nn as nn

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 8, 3, padding=1)

    def forward(self, x):
        return x + self.conv(x)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 8, 3), Block(), nn.MaxPool2d(2))
        self.head = nn.Linear(8 * 15 * 15, 10)

    def forward(self, x):
        return self.head(self.features(x).flatten(1))
:::

TEXT
"""
RIGHT = (
    "{cnn:params}`808 <net.features>`, {cnn:output}`8 × 15 × 15 <net.features>`, "
    "{cnn:input}`3 × 32 × 32 <net.features>`, "
    "{cnn:params}`584 <net.features.1>`, {cnn:output}`8 × 30 × 30 <net.features.1>`, {cnn:params}`net.features`"
)


def test_what_is_stated_of_a_module(project: Project) -> None:
    project.write({"index.md": PAGE.replace("TEXT", RIGHT)})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    assert "8 × 30 × 30, 808" in built.text("index.txt")


def test_what_is_wrong_of_a_module(project: Project) -> None:
    wrong = "{cnn:params}`809 <net.features>`, {cnn:kernel}`3 <net.features>`, {cnn:params}`8 <net.feature>`"
    project.write({"index.md": PAGE.replace("TEXT", wrong)})
    messages = [message.partition("ERROR: ")[2] for message in project.build("dummy").messages]
    assert messages[0].startswith("net.features has 808 parameters, the text says 809")
    assert messages[1].startswith("net.features is 4 layers; ask for the kernel of one")
    assert messages[2].startswith("there is no layer called feature; did you mean features?")
