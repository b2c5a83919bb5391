# input: 1x256x256
import torch
from torch import nn


class ConvBlock(nn.Sequential):
    def __init__(self, c_in, c_out, dropout=0.0):
        super().__init__()
        for i in range(2):
            self.add_module(f"conv{i}", nn.Conv2d(c_in if i == 0 else c_out, c_out, 3, padding="same"))
            self.add_module(f"act{i}", nn.ReLU())
        if dropout:
            self.add_module("drop", nn.Dropout(dropout))


class Up(nn.Module):
    """Nearest-neighbour upsampling, a 2x2 convolution, then the skip connection."""

    def __init__(self, c_in, c_out):
        super().__init__()
        self.up = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(c_in, c_out, 2, padding="same"), nn.ReLU())
        self.block = ConvBlock(2 * c_out, c_out)

    def forward(self, x, skip):
        return self.block(torch.concat([skip, self.up(x)], dim=1))


class UNet(nn.Module):
    def __init__(self, width=64, depth=4):
        super().__init__()
        widths = [width * 2**i for i in range(depth + 1)]
        self.encoder = nn.ModuleList([
            ConvBlock(a, b, dropout=0.5 if i >= depth - 1 else 0)
            for i, (a, b) in enumerate(zip([1] + widths, widths))
        ])
        self.pool = nn.MaxPool2d(2)
        self.decoder = nn.ModuleList([Up(b, a) for a, b in zip(widths[-2::-1], widths[::-1])])
        self.head = nn.Sequential(nn.Conv2d(width, 2, 3, padding="same"), nn.ReLU(), nn.Conv2d(2, 1, 1), nn.Sigmoid())

    def forward(self, x):
        *skips, bottom = self.encode(x)
        for up in self.decoder:
            bottom = up(bottom, skips.pop())
        return self.head(bottom)

    def encode(self, x):
        outputs = []
        for i, block in enumerate(self.encoder):
            x = block(self.pool(x) if i else x)
            outputs.append(x)
        return outputs


model = UNet()
