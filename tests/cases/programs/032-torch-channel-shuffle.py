# input: 24x16x16
# object: ShuffleUnit(24, 48, groups=3)
import torch
import torch.nn as nn
import torch.nn.functional as F


def channel_shuffle(x, groups):
    batchsize, num_channels, height, width = x.data.size()
    channels_per_group = num_channels // groups
    x = x.view(batchsize, groups, channels_per_group, height, width)
    x = torch.transpose(x, 1, 2).contiguous()
    return x.view(batchsize, -1, height, width)


class ShuffleUnit(nn.Module):
    def __init__(self, c_in, c_out, groups=2):
        super().__init__()
        if c_out % 2:
            raise ValueError("c_out must be even, got {}".format(c_out))
        mid = c_out // 4
        self.groups = groups
        self.reduce = nn.Conv2d(c_in, mid, 1, groups=groups, bias=False)
        self.bn1 = nn.BatchNorm2d(mid)
        self.dw = nn.Conv2d(mid, mid, 3, stride=2, padding=1, groups=mid, bias=False)
        self.bn2 = nn.BatchNorm2d(mid)
        self.expand = nn.Conv2d(mid, c_out - c_in, 1, groups=groups, bias=False)
        self.bn3 = nn.BatchNorm2d(c_out - c_in)

    def forward(self, x):
        short = F.avg_pool2d(x, kernel_size=3, stride=2, padding=1)
        x = F.relu(self.bn1(self.reduce(x)), inplace=True)
        x = channel_shuffle(x, self.groups)
        x = self.bn2(self.dw(x))
        x = self.bn3(self.expand(x))
        left, right = x.chunk(2, dim=1)
        x = torch.cat((right, left), 1)
        a, b = torch.split(short, [8, 16], dim=1)
        short = torch.cat([b, a], 1)
        return F.relu(torch.cat((short, x), dim=1))
