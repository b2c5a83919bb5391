# input: 3x224x224
# object: VGG("13")
from __future__ import annotations

import torch
from torch import Tensor, nn

# a number is a convolution with so many filters, P halves the image
ARCHITECTURES: dict[str, str] = {
    "11": "64 P 128 P 256 256 P 512 512 P 512 512 P",
    "13": "64 64 P 128 128 P 256 256 P 512 512 P 512 512 P",
    "16": "64 64 P 128 128 P 256 256 256 P 512 512 512 P 512 512 512 P",
}


class ConvBnRelu(nn.Sequential):
    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__(
            nn.Conv2d(c_in, c_out, 3, padding="same"),
            nn.BatchNorm2d(c_out),
            nn.ReLU(inplace=True),
        )


class VGG(nn.Module):
    def __init__(self, depth: str, num_classes: int = 1000, *, dropout: float = 0.5) -> None:
        super().__init__()
        channels, layers = 3, nn.Sequential()
        for token in ARCHITECTURES[depth].split():
            if token.isdigit():
                layers.append(ConvBnRelu(channels, width := int(token)))
                channels = width
            else:
                layers.append(nn.MaxPool2d(2))
        self.features = layers
        self.pool = nn.AdaptiveAvgPool2d(7)
        self.head = self.make_head(channels * 7**2, [4096, 4096], num_classes, dropout)

    @staticmethod
    def make_head(n_in: int, hidden: list[int], n_out: int, dropout: float) -> nn.Sequential:
        layers: list[nn.Module] = []
        for n in hidden:
            layers += [nn.Linear(n_in, n), nn.ReLU(inplace=True), nn.Dropout(dropout)]
            n_in = n
        return nn.Sequential(*layers, nn.Linear(n_in, n_out))

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.pool(self.features(x)).flatten(1))
