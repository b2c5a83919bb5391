# input: 3x32x32
from dataclasses import dataclass, field
from typing import List, Optional, Tuple

import torch
import torch.nn as nn


@dataclass
class ConvConfig:
    in_channels: int = 3
    channels: List[int] = field(default_factory=lambda: [16, 32, 64])
    kernel: Tuple[int, int] = (3, 3)
    num_classes: int = 10
    dropout: Optional[float] = None

    @property
    def out_channels(self) -> int:
        return self.channels[-1]


class ConfiguredNet(nn.Module):
    def __init__(self, config: ConvConfig) -> None:
        super().__init__()
        self.config = config
        c_prev = config.in_channels
        self.stages = nn.ModuleList()
        for c in config.channels:
            self.stages.append(self._stage(c_prev, c, config.kernel))
            c_prev = c
        self.drop = nn.Dropout(config.dropout) if config.dropout is not None else None
        self.head = nn.Linear(config.out_channels, config.num_classes)

    @staticmethod
    def _stage(c_in: int, c_out: int, kernel: Tuple[int, int]) -> nn.Sequential:
        return nn.Sequential(
            nn.Conv2d(c_in, c_out, kernel, padding=tuple(k // 2 for k in kernel)),
            nn.GroupNorm(4, c_out),
            nn.SiLU(),
            nn.MaxPool2d(2),
        )

    @classmethod
    def small(cls, **overrides) -> "ConfiguredNet":
        return cls(ConvConfig(channels=[8, 16], **overrides))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for stage in self.stages:
            x = stage(x)
        x = x.amax(dim=(2, 3))
        if self.drop is not None:
            x = self.drop(x)
        return self.head(x)


model = ConfiguredNet.small(num_classes=7, dropout=0.2)
