# input: 3x224x224
import torch
from torch import nn


def bn_relu_conv(c_in, c_out, kernel):
    return nn.Sequential(
        nn.BatchNorm2d(c_in), nn.ReLU(),
        nn.Conv2d(c_in, c_out, kernel_size=kernel, padding=kernel // 2, bias=False))


class DenseBlock(nn.Module):
    def __init__(self, num_convs, num_channels, growth):
        super(DenseBlock, self).__init__()
        layer = []
        for i in range(num_convs):
            c_in = num_channels + i * growth
            layer.append(nn.Sequential(bn_relu_conv(c_in, 4 * growth, 1), bn_relu_conv(4 * growth, growth, 3)))
        self.net = nn.Sequential(*layer)

    def forward(self, X):
        for blk in self.net:
            Y = blk(X)
            # Concatenate input and output of each block along the channels
            X = torch.cat((X, Y), dim=1)
        return X


def transition_block(num_channels):
    return nn.Sequential(bn_relu_conv(num_channels, num_channels // 2, 1), nn.AvgPool2d(kernel_size=2, stride=2))


class DenseNet(nn.Module):
    def __init__(self, num_channels=64, growth_rate=32, arch=(6, 12, 48, 32), num_classes=1000):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(3, num_channels, kernel_size=7, stride=2, padding=3, bias=False),
            nn.BatchNorm2d(num_channels), nn.ReLU(),
            nn.MaxPool2d(kernel_size=3, stride=2, padding=1))
        for i, num_convs in enumerate(arch):
            self.net.add_module(f'dense_blk{i + 1}', DenseBlock(num_convs, num_channels, growth_rate))
            # The number of output channels in the previous dense block
            num_channels += num_convs * growth_rate
            # A transition layer that halves the number of channels is added between the dense blocks
            if i != len(arch) - 1:
                self.net.add_module(f'tran_blk{i + 1}', transition_block(num_channels))
                num_channels //= 2
        self.net.add_module('last', nn.Sequential(
            nn.BatchNorm2d(num_channels), nn.ReLU(),
            nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(),
            nn.Linear(num_channels, num_classes)))

    def forward(self, x):
        return self.net(x)


model = DenseNet()
