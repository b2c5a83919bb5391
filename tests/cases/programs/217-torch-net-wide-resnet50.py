# input: 3x224x224
# object: build(WIDE_RESNET50_2)
import math
from functools import partial

import torch.nn as nn
from torch import Tensor
from torch.nn import BatchNorm2d, Conv2d, Linear, Module, ReLU, Sequential

WIDE_RESNET50_2 = dict(layers=[3, 4, 6, 3], widen=2, num_classes=1000)

Conv = partial(Conv2d, bias=False)


class Shortcut(Sequential):
    def __init__(self, n_in, n_out, stride):
        super().__init__(Conv(n_in, n_out, 1, stride=stride), BatchNorm2d(n_out))


class WideBottleneck(Module):
    def __init__(self, n_in: int, planes: int, *, widen: int, stride: int):
        super().__init__()
        inner, n_out = planes * widen, planes * 4
        self.path = Sequential(
            Conv(n_in, inner, 1), BatchNorm2d(inner), ReLU(),
            Conv(inner, inner, 3, stride=stride, padding=1), BatchNorm2d(inner), ReLU(),
            Conv(inner, n_out, 1), BatchNorm2d(n_out),
        )
        self.shortcut = Shortcut(n_in, n_out, stride) if n_in != n_out or stride > 1 else None
        self.relu = ReLU()

    def forward(self, x: Tensor) -> Tensor:
        skip = x if self.shortcut is None else self.shortcut(x)
        return self.relu(self.path(x).add_(skip))


def build(spec) -> Sequential:
    stem = Sequential(Conv(3, 64, 7, stride=2, padding=3), BatchNorm2d(64), ReLU(), nn.MaxPool2d(3, 2, 1))
    body, n_in = [], 64
    for i, n in enumerate(spec["layers"]):
        planes = 64 << i
        blocks = []
        for j in range(n):
            stride = 1 if j or not i else 2
            blocks.append(WideBottleneck(n_in, planes, widen=spec["widen"], stride=stride))
            n_in = 4 * planes
        body.append(Sequential(*blocks))
    model = Sequential(stem, *body, nn.AdaptiveAvgPool2d(1), nn.Flatten(), Linear(n_in, spec["num_classes"]))
    model.apply(init_weights)
    return model


def init_weights(m):
    if isinstance(m, Conv2d):
        fan_out = math.prod(m.kernel_size) * m.out_channels
        nn.init.normal_(m.weight, 0, math.sqrt(2 / fan_out))
