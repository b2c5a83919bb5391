# input: 3x224x224
# object: ResNet(Config())
from typing import NamedTuple

import torch
import torch.nn as nn
import torch.nn.functional as F


class Config(NamedTuple):
    depths: tuple = (3, 8, 36, 3)
    width: int = 64
    expansion: int = 4
    num_classes: int = 1000


class Bottleneck(nn.Module):
    def __init__(self, c_in, c_mid, c_out, stride):
        super().__init__()
        self.reduce = nn.Conv2d(c_in, c_mid, 1, bias=False)
        self.spatial = nn.Conv2d(c_mid, c_mid, 3, stride, 1, bias=False)
        self.expand = nn.Conv2d(c_mid, c_out, 1, bias=False)
        self.norms = nn.ModuleList([nn.BatchNorm2d(c) for c in (c_mid, c_mid, c_out)])
        if (c_in, stride) != (c_out, 1):
            self.project = nn.Conv2d(c_in, c_out, 1, stride, bias=False)
            self.project_norm = nn.BatchNorm2d(c_out)

    def forward(self, x):
        out = x
        for conv, norm in zip((self.reduce, self.spatial, self.expand), self.norms):
            out = norm(conv(out))
            if conv is not self.expand:
                out = F.relu(out)
        if hasattr(self, "project"):
            x = self.project_norm(self.project(x))
        return F.relu(out + x)


class ResNet(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.stem = nn.Conv2d(3, config.width, 7, 2, 3, bias=False)
        self.stem_norm = nn.BatchNorm2d(config.width)
        self.stages = nn.ModuleList()
        c_in = config.width
        for i, depth in enumerate(config.depths):
            c_mid = config.width * 2 ** i
            c_out = c_mid * config.expansion
            stage = nn.ModuleList()
            for j in range(depth):
                stage.append(Bottleneck(c_in, c_mid, c_out, stride=2 if i > 0 and j == 0 else 1))
                c_in = c_out
            self.stages.append(stage)
        self.head = nn.Linear(c_in, config.num_classes)

    def forward(self, x):
        x = F.relu(self.stem_norm(self.stem(x)))
        x = F.max_pool2d(x, 3, 2, 1)
        for stage in self.stages:
            for block in stage:
                x = block(x)
        x = torch.mean(x, dim=[2, 3])
        return self.head(x)
