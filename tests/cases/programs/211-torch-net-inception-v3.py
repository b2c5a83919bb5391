# input: 3x299x299
# object: InceptionV3(num_classes=1000)
import torch
from torch import nn
from torch.nn import functional as F


class Conv(nn.Module):
    def __init__(self, c_in, c_out, kernel, stride=1, padding=0):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, kernel, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(c_out, eps=1e-3)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)), inplace=True)


def same(kernel):
    """Give the padding that keeps the size."""
    return tuple(k // 2 for k in kernel) if isinstance(kernel, tuple) else kernel // 2


def chain(c_in, *steps):
    """Make a branch from (filters, kernel) pairs; all keep the size."""
    layers = []
    for filters, kernel in steps:
        layers.append(Conv(c_in, filters, kernel, padding=same(kernel)))
        c_in = filters
    return nn.Sequential(*layers)


class InceptionA(nn.Module):
    def __init__(self, c_in, pool_features):
        super().__init__()
        self.b1 = chain(c_in, (64, 1))
        self.b5 = chain(c_in, (48, 1), (64, 5))
        self.b3dbl = chain(c_in, (64, 1), (96, 3), (96, 3))
        self.pool = Conv(c_in, pool_features, 1)

    def forward(self, x):
        pooled = F.avg_pool2d(x, kernel_size=3, stride=1, padding=1)
        return torch.cat([self.b1(x), self.b5(x), self.b3dbl(x), self.pool(pooled)], 1)


class ReductionA(nn.Module):
    def __init__(self, c_in):
        super().__init__()
        self.b3 = Conv(c_in, 384, 3, stride=2)
        self.b3dbl = nn.Sequential(*chain(c_in, (64, 1), (96, 3)), Conv(96, 96, 3, stride=2))

    def forward(self, x):
        return torch.cat([self.b3(x), self.b3dbl(x), F.max_pool2d(x, 3, stride=2)], 1)


class InceptionB(nn.Module):
    def __init__(self, c_in, c7):
        super().__init__()
        self.b1 = chain(c_in, (192, 1))
        self.b7 = chain(c_in, (c7, 1), (c7, (1, 7)), (192, (7, 1)))
        self.b7dbl = chain(c_in, (c7, 1), (c7, (7, 1)), (c7, (1, 7)), (c7, (7, 1)), (192, (1, 7)))
        self.pool = Conv(c_in, 192, 1)

    def forward(self, x):
        pooled = F.avg_pool2d(x, kernel_size=3, stride=1, padding=1)
        return torch.cat([self.b1(x), self.b7(x), self.b7dbl(x), self.pool(pooled)], 1)


class ReductionB(nn.Module):
    def __init__(self, c_in):
        super().__init__()
        self.b3 = nn.Sequential(Conv(c_in, 192, 1), Conv(192, 320, 3, stride=2))
        self.b7 = chain(c_in, (192, 1), (192, (1, 7)), (192, (7, 1)))
        self.b7.append(Conv(192, 192, 3, stride=2))

    def forward(self, x):
        return torch.cat([self.b3(x), self.b7(x), F.max_pool2d(x, 3, stride=2)], 1)


class Fork(nn.Module):
    """A 1x3 and a 3x1 convolution of the same tensor."""

    def __init__(self, c_in):
        super().__init__()
        self.wide = Conv(c_in, 384, (1, 3), padding=(0, 1))
        self.tall = Conv(c_in, 384, (3, 1), padding=(1, 0))

    def forward(self, x):
        return torch.cat([self.wide(x), self.tall(x)], 1)


class InceptionC(nn.Module):
    def __init__(self, c_in):
        super().__init__()
        self.b1 = chain(c_in, (320, 1))
        self.b3 = nn.Sequential(chain(c_in, (384, 1)), Fork(384))
        self.b3dbl = nn.Sequential(chain(c_in, (448, 1), (384, 3)), Fork(384))
        self.pool = Conv(c_in, 192, 1)

    def forward(self, x):
        pooled = F.avg_pool2d(x, kernel_size=3, stride=1, padding=1)
        return torch.cat([self.b1(x), self.b3(x), self.b3dbl(x), self.pool(pooled)], 1)


class InceptionV3(nn.Module):
    def __init__(self, num_classes, dropout=0.5):
        super().__init__()
        self.stem = nn.Sequential(
            Conv(3, 32, 3, stride=2),
            Conv(32, 32, 3),
            Conv(32, 64, 3, padding=1),
            nn.MaxPool2d(3, stride=2),
            Conv(64, 80, 1),
            Conv(80, 192, 3),
            nn.MaxPool2d(3, stride=2),
        )
        self.mixed_35 = nn.Sequential(InceptionA(192, 32), InceptionA(256, 64), InceptionA(288, 64))
        self.reduce_17 = ReductionA(288)
        self.mixed_17 = nn.Sequential(*(InceptionB(768, c7) for c7 in (128, 160, 160, 192)))
        self.reduce_8 = ReductionB(768)
        self.mixed_8 = nn.Sequential(InceptionC(1280), InceptionC(2048))
        self.dropout = nn.Dropout(dropout)
        self.fc = nn.Linear(2048, num_classes)

    def forward(self, x):
        x = self.stem(x)                            # N x 192 x 35 x 35
        x = self.reduce_17(self.mixed_35(x))        # N x 768 x 17 x 17
        x = self.reduce_8(self.mixed_17(x))         # N x 1280 x 8 x 8
        x = self.mixed_8(x)                         # N x 2048 x 8 x 8
        x = F.adaptive_avg_pool2d(x, 1).squeeze(-1).squeeze(-1)
        return self.fc(self.dropout(x))
