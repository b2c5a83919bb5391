"""What tells that a number is wrong besides the words around it: slips, lists, sums, shares, sides, prints."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.audit.finding import Finding, FindingKind
from sphinxext_cnnparams.audit.given import Given
from sphinxext_cnnparams.documents.read import read_text_as

KERAS = """\
model = keras.Sequential([
    keras.Input((32, 32, 3)),
    layers.Conv2D(16, 3, name="c1"),
    layers.BatchNormalization(name="n1"),
    layers.MaxPooling2D(name="p1"),
    layers.Conv2D(24, 3, use_bias=False, name="c2"),
    layers.MaxPooling2D(name="p2"),
    layers.Flatten(name="f1"),
    layers.Dense(40, name="d1"),
    layers.Dense(10, name="d2"),
])
"""
TORCH = """\
import torch
from torch import nn
net = nn.Sequential(
    nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
    nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1, output_padding=1),
)
x = torch.randn(2, 1, 28, 28)
net(x)
"""
UP = """\
net = nn.Sequential(
    nn.ConvTranspose2d(16, 8, 4, 1, 0, bias=False),
    nn.ReLU(),
    # state size: ({name}) x {first} x {first}
    nn.ConvTranspose2d(8, 1, 4, 2, 1, bias=False),
)
net(torch.randn(1, 16, 1, 1))
"""


def audit(code: str, text: str) -> list[Finding]:
    found = audit_document(read_text_as(f"# Network\n\n```python\n{code}```\n\n{text}\n", "markdown"), Given()).findings
    return [finding for finding in found if finding.kind in (FindingKind.CONTRADICTED, FindingKind.ARITHMETIC)]


WRONG = {
    "bias forgotten, a layer named before": (
        "`c1` sees three colours. It brings another 432 parameters to the model.",
        "432",
        "16 biases",
    ),
    "bias counted that is none": ("Layer `c2` contributes 3,480 parameters to this.", "3,480", "24 biases"),
    "channels forgotten": ("The second convolution adds (3·3 + 1)·24 = 240 parameters.", "240", "3,456 parameters"),
    "parameters for outputs": ("Then `d1` maps these to 34,600 outputs.", "34,600", "number of parameters"),
    "a list": ("`c1` and `c2` have 448 and 3,480 parameters, respectively.", "3,480", "3,456 parameters"),
    "a list the other way round": ("There are 488 and 3,456 parameters in `c1` and `c2`.", "488", "448 parameters"),
    "a share": ("Of all 38,978 parameters, 34,600 are in `d1`, that is 79% of the model.", "79%", "88.8 %"),
    "a sum": (
        "448 for the first, 64 for the second, 3,456 and 34,600 after that and 410 at the end make 38,987 parameters.",
        "38,987",
        "38,978",
    ),
    "sides": ("The side of the maps goes 32 → 30 → 15 → 12 → 6.", "12", "13"),
    "megabytes": ("With 32-bit floats, the weights of the model take 1.6 MB.", "1.6 MB", "0.156 MB"),
    "a printed list": ("```\nc1  448\nc2  3480\nd1  34600\nd2  410\n```", "3480", "3,456"),
    "the totals of a summary": ("```\nTotal params: 38,978\nNon-trainable params: 64\n```", "64", "32"),
    "a table of sizes": (
        "| layer | height x width |\n|---|---|\n| c1 | 30 x 30 |\n| p1 | 15 x 15 |\n| c2 | 14 x 14 |",
        "14 x 14",
        "13",
    ),
    "maps of some size": (
        "The first convolution turns the image into 16 feature maps of 28x28 pixels.",
        "28x28",
        "30 × 30",
    ),
    "the output of a layer": (
        "The output of the second pooling layer, of shape (6, 6, 16), is flattened.",
        "(6, 6, 16)",
        "6 × 6 × 24",
    ),
    "a receptive field": ("Each unit of the last convolution has a receptive field of 10x10 pixels.", "10x10", "8"),
    "features that are seen": ("The first dense layer sees 1,176 features.", "1,176", "864"),
    "rows that are numbered": (
        "| # | Layer | Output size |\n|---|---|---|\n| 1 | Conv2D(16, 3) | 30x30 |\n| 2 | MaxPooling2D() | 15x15 |\n"
        "| 3 | Conv2D(24, 3) | 15x15 |",
        "15x15",
        "13 × 13",
    ),
    "an item of a list": ("- second convolution: 24 filters, 3,480 parameters", "3,480", "24 biases"),
    "thousands apart": (
        "| layer | parameters |\n|---|---|\n| c1 | 448 |\n| c2 | 3 456 |\n| d1 | 34 560 |",
        "34 560",
        "34,600",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_found(name: str) -> None:
    text, stated, said = WRONG[name]
    (found,) = audit(KERAS, text)
    assert (found.stated.split()[-1] if "=" in found.stated else found.stated) == stated
    assert said in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Without its biases `c1` would have 432 parameters.",
        "Whoever forgets the channels gets (3·3 + 1)·24 = 240 parameters for `c2`.",
        "The kernel matrix of `c1` has 432 parameters.",
        "`c1` and `c2` have 448 and 3,456 parameters, respectively.",
        "Of all 38,978 parameters, 34,600 are in `d1`, that is nearly 90% of the model.",
        "Dropping 20% of the parameters, 34,600 in `d1` among them, made the model 3% worse.",
        "448 for the first, 64 for the second, 3,456 and 34,600 after that and 410 at the end make 38,978 parameters.",
        "The side of the maps goes 32 → 30 → 15 → 13 → 6.",
        "The channels go 3 → 16 → 24.",
        "With 32-bit floats, the weights of the model take 156 kB.",
        "With Adam, the 32-bit weights and moments of the model take 0.47 MB.",
        "```\nc1  448\nc2  3456\nd1  34600\nd2  410\n```",
        "| layer | parameters |\n|---|---|\n| c1 + n1 | 512 |\n| all norms | 64 |\n| c2 | 3,456 |",
        "- `d2`: 40 weights × 10 units + 10 biases = 410",
        "The first layer takes up 4 × 30 × 30 × 16 = 57,600 bytes.",
        "The window of the second layer is reduced to 2x2.",
        "Model with 3 convolutional layers",
        "`d2` is small.\n\nTotal params: 41",
        "The network turns a flattened vector of length 3,072 into ten scores.",
        "一共有 (3·3 + 1)·24 = 240 个参数。",
    ],
)
def test_what_is_right_or_of_something_else(text: str) -> None:
    assert audit(KERAS, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The transposed convolution brings the maps back to 27 × 27.", "output padding"),
        ("```python\nprint(net(x).shape)  # torch.Size([2, 28, 28, 4])\n```", "net(x).shape gives (2, 4, 28, 28)"),
        ("```python\nprint(net(x).shape)\n# torch.Size([2, 4, 27, 27])\n```", "net(x).shape gives (2, 4, 28, 28)"),
        ("The first convolution turns the image into 8 maps of 24 × 24.", "forgets the padding"),
    ],
)
def test_what_is_found_in_pytorch(text: str, said: str) -> None:
    (found,) = audit(TORCH, text)
    assert said in found.message


RECURRENT = """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(100, 20)
        self.gru = nn.GRU(20, 30, batch_first=True, bidirectional=True)
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, tokens):
        x = self.emb(tokens)  # (batch, seq_len, {embedded})
        x, h_n = self.gru(x)  # [batch, seq_len, {hidden}]
        return x

net = Net()
net(torch.randint(0, 100, (4, 12)))
"""


def test_sizes_in_comments_that_are_only_named() -> None:
    assert audit(RECURRENT.format(embedded=20, hidden=60), "") == []
    (found,) = audit(RECURRENT.format(embedded=20, hidden=30), "")
    assert "the output of gru is 12 × 60" in found.message


@pytest.mark.parametrize(("field", "wrong"), [(5, 0), (7, 1)])
def test_receptive_fields_in_comments(field: int, wrong: int) -> None:
    code = f"""\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 8, 3)

    def forward(self, x):
        x = torch.relu(self.a(x))  # receptive field 3
        return torch.relu(self.b(x))  # receptive field: {field}

net = Net()
net(torch.randn(1, 3, 20, 20))
"""
    assert len(audit(code, "")) == wrong


def test_prints_that_are_right() -> None:
    assert audit(TORCH, "```python\nprint(net(x).shape)  # torch.Size([2, 4, 28, 28])\n```") == []


def test_the_size_of_the_state_between_two_layers() -> None:
    assert audit(UP.format(name="ngf", first=4), "") == []
    (found,) = audit(UP.format(name="ngf * 2", first=5), "")
    assert "the input of net.2 is 8 × 4 × 4" in found.message
