# input: 3x224x224
from dataclasses import dataclass, field
from typing import Iterator, List, Tuple

import torch
import torch.nn as nn


@dataclass
class VGGConfig:
    convs: Tuple[int, ...] = (2, 2, 4, 4, 4)
    widths: Tuple[int, ...] = (64, 128, 256, 512, 512)
    batch_norm: bool = True
    fc: List[int] = field(default_factory=lambda: [4096, 4096])
    classes: int = 1000

    @property
    def depth(self) -> int:
        return sum(self.convs) + len(self.fc) + 1


class VGG(nn.Module):
    def __init__(self, cfg: VGGConfig):
        super().__init__()
        self.cfg = cfg
        self.features = nn.Sequential(*self._convolutions())
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        sizes = [cfg.widths[-1] * 49, *cfg.fc]
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.dropout = nn.Dropout()
        self.out = nn.Linear(sizes[-1], cfg.classes)

    def _convolutions(self) -> Iterator[nn.Module]:
        c_in = 3
        for n, c_out in zip(self.cfg.convs, self.cfg.widths):
            for _ in range(n):
                yield nn.Conv2d(c_in, c_out, 3, padding=1)
                if self.cfg.batch_norm:
                    yield nn.BatchNorm2d(c_out)
                yield nn.ReLU(inplace=True)
                c_in = c_out
            yield nn.MaxPool2d(2, 2)

    def forward(self, x):
        x = torch.flatten(self.avgpool(self.features(x)), 1)
        for fc in self.hidden:
            x = self.dropout(torch.relu(fc(x)))
        return self.out(x)


config = VGGConfig()
assert config.depth == 19
model = VGG(config)
