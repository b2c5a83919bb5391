# input: 3x32x32
import torch
import torch.nn as nn
import torch.nn.functional as F


class SELayer(nn.Module):
    def __init__(self, channel, reduction=16):
        super(SELayer, self).__init__()
        self.avg_pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Sequential(
            nn.Linear(channel, channel // reduction, bias=False),
            nn.ReLU(inplace=True),
            nn.Linear(channel // reduction, channel, bias=False),
            nn.Sigmoid()
        )

    def forward(self, x):
        b, c, _, _ = x.size()
        y = self.avg_pool(x).view(b, c)
        y = self.fc(y).view(b, c, 1, 1)
        return x * y.expand_as(x)


class SEBlock(nn.Module):
    def __init__(self, c_in, c_out, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(c_in, c_out, 3, stride, 1), nn.BatchNorm2d(c_out), nn.ReLU(),
            nn.Conv2d(c_out, c_out, 3, 1, 1), nn.BatchNorm2d(c_out), SELayer(c_out, reduction=8))
        self.skip = nn.Conv2d(c_in, c_out, 1, stride) if stride > 1 or c_in != c_out else nn.Identity()

    def forward(self, x):
        return F.relu(self.body(x) + self.skip(x))


class SENet(nn.Module):
    def __init__(self, widths=(32, 64, 64)):
        super().__init__()
        stem = widths[0]
        self.stem = nn.Conv2d(3, stem, 3, padding='same')
        pairs = list(zip(widths[:-1], widths[1:]))
        self.blocks = nn.Sequential(*[SEBlock(a, b, stride=2 if a != b else 1) for a, b in pairs])
        self.out = nn.Linear(widths[-1], 10)

    def forward(self, x):
        x = self.blocks(self.stem(x))
        x = x.mean(dim=(-2, -1))
        return self.out(x)


model = SENet()
