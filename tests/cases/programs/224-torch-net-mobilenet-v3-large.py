# input: 3x224x224
# object: MobileNetV3Large()
from dataclasses import dataclass
from typing import Optional, Type

import torch
from torch import Tensor, nn

RE, HS = nn.ReLU, nn.Hardswish


@dataclass(frozen=True)
class Row:
    """One line of table 1 of the paper."""

    kernel: int
    expanded: int
    out: int
    squeeze: bool
    activation: Type[nn.Module]
    stride: int = 1


TABLE = (
    Row(3, 16, 16, False, RE),
    Row(3, 64, 24, False, RE, 2),
    Row(3, 72, 24, False, RE),
    Row(5, 72, 40, True, RE, 2),
    Row(5, 120, 40, True, RE),
    Row(5, 120, 40, True, RE),
    Row(3, 240, 80, False, HS, 2),
    Row(3, 200, 80, False, HS),
    Row(3, 184, 80, False, HS),
    Row(3, 184, 80, False, HS),
    Row(3, 480, 112, True, HS),
    Row(3, 672, 112, True, HS),
    Row(5, 672, 160, True, HS, 2),
    Row(5, 960, 160, True, HS),
    Row(5, 960, 160, True, HS),
)


class SqueezeExcite(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        squeezed = round_to_8(channels / 4)
        self.scale = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(channels, squeezed, 1),
            nn.ReLU(),
            nn.Conv2d(squeezed, channels, 1),
            nn.Hardsigmoid(),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.scale(x) * x


def round_to_8(value: float) -> int:
    rounded = max(8, int(value + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * value else rounded


def conv_bn(c_in: int, c_out: int, kernel: int = 1, stride: int = 1, groups: int = 1,
            activation: Optional[Type[nn.Module]] = None) -> nn.Sequential:
    layers = [
        nn.Conv2d(c_in, c_out, kernel, stride, padding=kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(c_out, eps=0.001, momentum=0.01),
    ]
    if activation is not None:
        layers.append(activation())
    return nn.Sequential(*layers)


class Bneck(nn.Module):
    def __init__(self, c_in: int, row: Row) -> None:
        super().__init__()
        self.residual = row.stride == 1 and c_in == row.out
        self.expand = None
        if row.expanded != c_in:
            self.expand = conv_bn(c_in, row.expanded, activation=row.activation)
        self.depthwise = conv_bn(row.expanded, row.expanded, row.kernel, row.stride,
                                 groups=row.expanded, activation=row.activation)
        if row.squeeze:
            self.squeeze = SqueezeExcite(row.expanded)
        else:
            self.register_module("squeeze", None)
        self.project = conv_bn(row.expanded, row.out)

    def forward(self, x: Tensor) -> Tensor:
        y = self.expand(x) if self.expand is not None else x
        y = self.depthwise(y)
        if self.squeeze is not None:
            y = self.squeeze(y)
        y = self.project(y)
        return y + x if self.residual else y


class MobileNetV3Large(nn.Module):
    def __init__(self, classes: int = 1000) -> None:
        super().__init__()
        self.stem = conv_bn(3, 16, 3, 2, activation=HS)
        channels = [16] + [row.out for row in TABLE]
        self.blocks = nn.Sequential(*map(Bneck, channels, TABLE))
        self.tail = conv_bn(channels[-1], 960, activation=HS)
        self.classifier = nn.Sequential(
            nn.Linear(960, 1280), HS(), nn.Dropout(p=0.2), nn.Linear(1280, classes))

    def forward(self, x: Tensor) -> Tensor:
        features = self.tail(self.blocks(self.stem(x)))
        return self.classifier(features.mean((-2, -1)))
