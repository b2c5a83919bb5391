# input: 3x224x224
from collections import OrderedDict
from functools import partial

from torch import nn


class Conv2dAuto(nn.Conv2d):
    """A convolution that pads by half its kernel."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.padding = (self.kernel_size[0] // 2, self.kernel_size[1] // 2)


conv3x3 = partial(Conv2dAuto, kernel_size=3, bias=False)
conv1x1 = partial(Conv2dAuto, kernel_size=1, bias=False)


def activation_func(activation):
    return nn.ModuleDict([
        ['relu', nn.ReLU(inplace=True)],
        ['leaky_relu', nn.LeakyReLU(negative_slope=0.01, inplace=True)],
        ['none', nn.Identity()],
    ])[activation]


def conv_bn(conv, in_channels, out_channels, **kwargs):
    return nn.Sequential(OrderedDict({
        'conv': conv(in_channels, out_channels, **kwargs),
        'bn': nn.BatchNorm2d(out_channels),
    }))


class ResidualBlock(nn.Module):
    expansion = 1

    def __init__(self, in_channels, out_channels, downsampling=1, activation='relu'):
        super().__init__()
        self.in_channels, self.out_channels = in_channels, out_channels
        self.downsampling = downsampling
        self.blocks = nn.Identity()
        self.activate = activation_func(activation)
        self.shortcut = conv_bn(
            conv1x1, in_channels, self.expanded_channels, stride=downsampling
        ) if self.should_apply_shortcut else nn.Identity()

    @property
    def expanded_channels(self):
        return self.out_channels * self.expansion

    @property
    def should_apply_shortcut(self):
        return self.in_channels != self.expanded_channels

    def forward(self, x):
        residual = self.shortcut(x)
        x = self.blocks(x)
        x += residual
        return self.activate(x)


class BottleNeckBlock(ResidualBlock):
    expansion = 4

    def __init__(self, in_channels, out_channels, *args, **kwargs):
        super().__init__(in_channels, out_channels, *args, **kwargs)
        self.blocks = nn.Sequential(
            conv_bn(conv1x1, in_channels, out_channels),
            activation_func('relu'),
            conv_bn(conv3x3, out_channels, out_channels, stride=self.downsampling),
            activation_func('relu'),
            conv_bn(conv1x1, out_channels, self.expanded_channels),
        )


class Stage(nn.Module):
    def __init__(self, in_channels, out_channels, block=BottleNeckBlock, n=1, downsampling=1):
        super().__init__()
        self.blocks = nn.Sequential(
            block(in_channels, out_channels, downsampling=downsampling),
            *[block(out_channels * block.expansion, out_channels) for _ in range(n - 1)]
        )

    def forward(self, x):
        return self.blocks(x)


class Encoder(nn.Module):
    def __init__(self, in_channels=3, blocks_sizes=(64, 128, 256, 512), depths=(3, 4, 23, 3), block=BottleNeckBlock):
        super().__init__()
        self.blocks_sizes = blocks_sizes
        self.gate = nn.Sequential(
            nn.Conv2d(in_channels, blocks_sizes[0], kernel_size=7, stride=2, padding=3, bias=False),
            nn.BatchNorm2d(blocks_sizes[0]),
            activation_func('relu'),
            nn.MaxPool2d(kernel_size=3, stride=2, padding=1),
        )
        self.in_out_block_sizes = list(zip(blocks_sizes, blocks_sizes[1:]))
        self.blocks = nn.ModuleList([
            Stage(blocks_sizes[0], blocks_sizes[0], n=depths[0], block=block),
            *[Stage(in_channels * block.expansion, out_channels, n=n, block=block, downsampling=2)
              for (in_channels, out_channels), n in zip(self.in_out_block_sizes, depths[1:])]
        ])

    def forward(self, x):
        x = self.gate(x)
        for block in self.blocks:
            x = block(x)
        return x


class Decoder(nn.Module):
    def __init__(self, in_features, n_classes):
        super().__init__()
        self.avg = nn.AdaptiveAvgPool2d((1, 1))
        self.decoder = nn.Linear(in_features, n_classes)

    def forward(self, x):
        x = self.avg(x)
        x = x.view(x.size(0), -1)
        return self.decoder(x)


class ResNet(nn.Module):
    def __init__(self, in_channels, n_classes, *args, **kwargs):
        super().__init__()
        self.encoder = Encoder(in_channels, *args, **kwargs)
        self.decoder = Decoder(self.encoder.blocks[-1].blocks[-1].expanded_channels, n_classes)

    def forward(self, x):
        return self.decoder(self.encoder(x))


def resnet101(in_channels, n_classes, block=BottleNeckBlock, *args, **kwargs):
    return ResNet(in_channels, n_classes, block=block, depths=[3, 4, 23, 3], *args, **kwargs)


model = resnet101(3, 1000)
