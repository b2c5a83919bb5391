# input: 3x224x224
# object: NiN(num_classes=1000)
import torch
from torch import nn
from torch.nn import functional as F


def nin_block(in_channels, out_channels, kernel_size, strides, padding, last=None):
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, kernel_size, strides, padding), nn.ReLU(),
        nn.Conv2d(out_channels, out_channels, kernel_size=1), nn.ReLU(),
        nn.Conv2d(out_channels, last or out_channels, kernel_size=1), nn.ReLU())


class NiN(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.block1 = nin_block(3, 96, 11, strides=4, padding=0)
        self.block2 = nin_block(96, 256, 5, strides=1, padding=2)
        self.block3 = nin_block(256, 384, 3, strides=1, padding=1)
        self.block4 = nin_block(384, 1024, 3, strides=1, padding=1, last=num_classes)

    def forward(self, x):
        for block in self.block1, self.block2, self.block3:
            x = F.max_pool2d(block(x), 3, stride=2)
        x = F.dropout(x, 0.5, self.training)
        x = self.block4(x)
        # global average pooling instead of fully connected layers
        return x.mean(dim=(2, 3))
