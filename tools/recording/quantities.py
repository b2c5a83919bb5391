"""Measure receptive fields and multiplications of networks made at random, in PyTorch itself.

A receptive field is measured as the positions of the input whose gradient is
not zero: the widest stretch over all values that come out, of a network whose
weights are positive and which has no activations.  Multiplications are those
that PyTorch's own counter finds, half of the operations it counts.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "torch")
LENGTH = 240
"""Positions of the input."""
LEAST = 12
"""Positions of the output that make sure the widest stretch is among them."""
HEAD = "import torch\nfrom torch import nn\n\n\n"
COUNTED = (
    ("nn.Conv2d(3, 32, 3)", (3, 28, 28)),
    ("nn.Conv2d(8, 16, 3, groups=4, stride=2, padding=1)", (8, 15, 14)),
    ("nn.Conv2d(8, 8, 3, groups=8, dilation=2)", (8, 15, 14)),
    ("nn.Conv1d(4, 8, 5, padding='same')", (4, 30)),
    ("nn.Conv3d(2, 4, 3)", (2, 8, 9, 10)),
    ("nn.ConvTranspose2d(8, 16, 3, stride=2)", (8, 14, 14)),
    ("nn.ConvTranspose1d(8, 16, 4, stride=3, padding=1)", (8, 14)),
    ("nn.Linear(128, 10)", (128,)),
    ("nn.Linear(128, 10)", (50, 128)),
    ("nn.MultiheadAttention(64, 8, batch_first=True)", (20, 64)),
    ("nn.TransformerEncoderLayer(64, 8, 128, batch_first=True)", (20, 64)),
)
"""Layers whose multiplications PyTorch's counter knows, with the input of one sample."""


def record(folder: Path) -> None:
    """Write ``quantities.json`` into *folder* (tests/truth)."""
    draw = random.Random(5)
    drawn = [(text, measured(text)) for text in (*chains(draw, 300), *branches(draw, 60))]
    fields = [[text, LENGTH, field] for text, field in drawn if field]
    counts = [[text, shape, counted(text, shape)] for text, shape in COUNTED]
    lines = [
        f'"{name}": [\n' + ",\n".join(map(json.dumps, found)) + "\n]"
        for name, found in (("fields", fields), ("multiplications", counts))
    ]
    (folder / "quantities.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def layer(draw: random.Random, *, same: bool = False) -> str:
    """Make one layer at random; *same* keeps the length."""
    kernel, stride = draw.randint(1, 5), draw.choice((1, 1, 2, 3))
    rate = draw.choice((1, 1, 1, 2, 3))
    if same:
        odd = 2 * (kernel // 2) + 1
        return f"nn.Conv1d(2, 2, {odd}, padding={rate * (odd // 2)}, dilation={rate})"
    kinds = (
        f"nn.Conv1d(2, 2, {kernel}, stride={stride}, dilation={rate})",
        f"nn.Conv1d(2, 2, {kernel}, stride={stride})",
        f"nn.AvgPool1d({max(kernel, 2)})",
        f"nn.AvgPool1d({kernel}, stride={stride})",
        f"nn.ConvTranspose1d(2, 2, {kernel + 1}, stride={min(stride, kernel + 1)})",
        f"nn.Upsample(scale_factor={draw.choice((2, 3))})",
        "nn.Upsample(scale_factor=2, mode='linear')",
    )
    return draw.choice(kinds[:4] if draw.random() < 0.7 else kinds)


def chains(draw: random.Random, count: int) -> Iterator[str]:
    """Make networks of layers one behind the other."""
    for _ in range(count):
        layers = [layer(draw) for _ in range(draw.randint(1, 5))]
        yield f"{HEAD}model = nn.Sequential(nn.Conv1d(1, 2, 1), {', '.join(layers)})\n"


def branches(draw: random.Random, count: int) -> Iterator[str]:
    """Make networks with two branches that are added, and a layer before and behind."""
    for _ in range(count):
        parts = [", ".join(layer(draw, same=True) for _ in range(draw.randint(0, 3))) for _ in range(2)]
        yield (
            f"{HEAD}class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
            f"        self.first = nn.Sequential(nn.Conv1d(1, 2, 1), {layer(draw)})\n"
            f"        self.a = nn.Sequential({parts[0]})\n        self.b = nn.Sequential({parts[1]})\n"
            f"        self.last = {layer(draw)}\n\n    def forward(self, x):\n        x = self.first(x)\n"
            "        return self.last(self.a(x) + self.b(x))\n\n\nmodel = Net()\n"
        )


def measured(text: str) -> int:
    """Measure the receptive field of one network; 0 where too little comes out of it to tell."""
    import torch

    names: dict[str, object] = {}
    exec(text, names)
    model = names["model"]
    assert isinstance(model, torch.nn.Module)
    model.double()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.rand_like(parameter) + 0.1)
    fed = torch.rand(1, 1, LENGTH, dtype=torch.double)
    try:
        slopes = torch.autograd.functional.jacobian(lambda x: model(x).sum((0, 1)), fed)[:, 0, 0]
    except RuntimeError:  # nothing is left for one of the windows
        return 0
    if len(slopes) < LEAST:
        return 0
    seen = [row.nonzero().flatten() for row in slopes]
    return max(int(row[-1] - row[0]) + 1 for row in seen if len(row))


def counted(text: str, shape: tuple[int, ...]) -> int:
    """Count the multiplications of one layer for one sample."""
    import torch
    from torch import nn
    from torch.utils.flop_counter import FlopCounterMode

    model = eval(text, {"nn": nn})
    fed = torch.zeros(1, *shape)
    torch.backends.mha.set_fastpath_enabled(False)
    with FlopCounterMode(display=False) as counter:
        model(fed, fed, fed) if isinstance(model, nn.MultiheadAttention) else model(fed)
    return int(counter.get_total_flops()) // 2
