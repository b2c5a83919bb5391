# input: 3x224x224
# object: ShuffleNetV2(channels=[24, 116, 232, 464, 1024])
import torch
import torch.nn as nn


def channel_shuffle(x, groups=2):
    batchsize, num_channels, height, width = x.size()
    channels_per_group = num_channels // groups
    # reshape, transpose the groups, flatten again
    x = x.view(batchsize, groups, channels_per_group, height, width)
    x = torch.transpose(x, 1, 2).contiguous()
    return x.view(batchsize, num_channels, height, width)


def pointwise(c_in, c_out):
    return [nn.Conv2d(c_in, c_out, 1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(inplace=True)]


def depthwise(c, stride):
    return [nn.Conv2d(c, c, 3, stride, 1, groups=c, bias=False), nn.BatchNorm2d(c)]


class Unit(nn.Module):
    """Half of the channels pass; the other half goes through three convolutions."""

    def __init__(self, channels):
        super().__init__()
        half = channels // 2
        self.branch = nn.Sequential(*pointwise(half, half), *depthwise(half, 1), *pointwise(half, half))

    def forward(self, x):
        keep, work = x.chunk(2, dim=1)
        return channel_shuffle(torch.cat((keep, self.branch(work)), dim=1))


class DownUnit(nn.Module):
    """Both branches see all channels and halve the image."""

    def __init__(self, c_in, c_out):
        super().__init__()
        half = c_out // 2
        self.branch1 = nn.Sequential(*depthwise(c_in, 2), *pointwise(c_in, half))
        self.branch2 = nn.Sequential(*pointwise(c_in, half), *depthwise(half, 2), *pointwise(half, half))

    def forward(self, x):
        return channel_shuffle(torch.cat((self.branch1(x), self.branch2(x)), dim=1))


class ShuffleNetV2(nn.Module):
    def __init__(self, repeats=(4, 8, 4), channels=(24, 116, 232, 464, 1024), num_classes=1000):
        super().__init__()
        if len(repeats) != 3:
            raise ValueError("expected repeats as list of 3 positive ints")
        if len(channels) != 5:
            raise ValueError("expected channels as list of 5 positive ints")
        first, *stage_channels, last = channels
        self.conv1 = nn.Sequential(
            nn.Conv2d(3, first, 3, 2, 1, bias=False), nn.BatchNorm2d(first), nn.ReLU(inplace=True))
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)

        stage_names = [f"stage{i}" for i in [2, 3, 4]]
        c_in = first
        for name, n, c_out in zip(stage_names, repeats, stage_channels):
            setattr(self, name, nn.Sequential(DownUnit(c_in, c_out), *[Unit(c_out) for _ in range(n - 1)]))
            c_in = c_out

        self.conv5 = nn.Sequential(*pointwise(c_in, last))
        self.fc = nn.Linear(last, num_classes)

    def forward(self, x):
        x = self.maxpool(self.conv1(x))
        x = self.stage2(x)
        x = self.stage3(x)
        x = self.stage4(x)
        x = self.conv5(x)
        x = x.mean([2, 3])  # globalpool
        return self.fc(x)
