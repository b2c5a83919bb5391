"""Helpers of timm, which vision transformers import."""

from __future__ import annotations

from sphinxext_cnnparams import read, summarize

CODE = """\
import torch
from torch import nn
from timm.models.layers import DropPath, to_2tuple, trunc_normal_

class Patches(nn.Module):
    def __init__(self, image=224, patch=16, dim=96):
        super().__init__()
        image, patch = to_2tuple(image), to_2tuple(patch)
        self.proj = nn.Conv2d(3, dim, kernel_size=patch, stride=patch)
        self.pos = nn.Parameter(torch.zeros(1, (image[0] // patch[0]) * (image[1] // patch[1]), dim))
        self.drop_path = DropPath(drop_prob=0.1)
        trunc_normal_(self.pos, std=0.02)

    def forward(self, x):
        return self.drop_path(self.proj(x).flatten(2).transpose(1, 2) + self.pos)

model = Patches()
"""


def test_helpers_of_timm() -> None:
    reading = read(CODE, input="3x224x224")
    assert reading.network is not None
    summary = summarize(reading.network)
    assert (reading.problems, summary.problems) == ((), ())
    assert summary.params == 73_824 + 18_816
    assert str(summary.rows[-1].output) == "196 × 96"
