# input: 3x32x32
# object: TinyNASNet(filters=44)
"""One normal and one reduction cell of NASNet-A, between a small stem and a classifier."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class SeparableBlock(nn.Module):
    """ReLU, separable convolution, batch norm; twice. The first may stride."""

    def __init__(self, c_in, c_out, kernel, stride=1):
        super().__init__()
        self.layers = nn.Sequential(*self.half(c_in, c_out, kernel, stride), *self.half(c_out, c_out, kernel, 1))

    @staticmethod
    def half(c_in, c_out, kernel, stride):
        return [
            nn.ReLU(),
            nn.Conv2d(c_in, c_in, kernel, stride, kernel // 2, groups=c_in, bias=False),
            nn.Conv2d(c_in, c_out, 1, bias=False),
            nn.BatchNorm2d(c_out, eps=1e-3),
        ]

    def forward(self, x):
        return self.layers(x)


class Project(nn.Sequential):
    def __init__(self, c_in, c_out):
        super().__init__(nn.ReLU(), nn.Conv2d(c_in, c_out, 1, bias=False), nn.BatchNorm2d(c_out, eps=1e-3))


class FactorizedReduction(nn.Module):
    """Halve an image by two grids that are one pixel apart."""

    def __init__(self, c_in, c_out):
        super().__init__()
        self.even = nn.Conv2d(c_in, c_out // 2, 1, bias=False)
        self.odd = nn.Conv2d(c_in, c_out - c_out // 2, 1, bias=False)
        self.bn = nn.BatchNorm2d(c_out, eps=1e-3)

    def forward(self, x):
        x = F.relu(x)
        even = F.avg_pool2d(x, 1, stride=2)
        odd = F.avg_pool2d(F.pad(x, (0, 1, 0, 1))[:, :, 1:, 1:], 1, stride=2)
        return self.bn(torch.cat([self.even(even), self.odd(odd)], dim=1))


class Cell(nn.Module):
    """What both cells share: two inputs, brought to the same size and number of channels."""

    def __init__(self, c_prev, c_cur, filters, reduce_prev=False):
        super().__init__()
        if reduce_prev:
            self.adjust = FactorizedReduction(c_prev, filters)
        elif c_prev != filters:
            self.adjust = Project(c_prev, filters)
        else:
            self.adjust = nn.Identity()
        self.squeeze = Project(c_cur, filters)

    def forward(self, x, prev):
        return torch.cat(self.combine(self.squeeze(x), self.adjust(prev)), dim=1), x

    def combine(self, h, p):
        raise NotImplementedError


class NormalCell(Cell):
    def __init__(self, c_prev, c_cur, filters, reduce_prev=False):
        super().__init__(c_prev, c_cur, filters, reduce_prev)
        self.left1 = SeparableBlock(filters, filters, 5)
        self.right1 = SeparableBlock(filters, filters, 3)
        self.left2 = SeparableBlock(filters, filters, 5)
        self.right2 = SeparableBlock(filters, filters, 3)
        self.left5 = SeparableBlock(filters, filters, 3)
        self.avg = nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)
        self.out_channels = 6 * filters

    def combine(self, h, p):
        return [
            p,
            self.left1(h) + self.right1(p),
            self.left2(p) + self.right2(p),
            self.avg(h) + p,
            self.avg(p) + self.avg(p),
            self.left5(h) + h,
        ]


class ReductionCell(Cell):
    def __init__(self, c_prev, c_cur, filters, reduce_prev=False):
        super().__init__(c_prev, c_cur, filters, reduce_prev)
        self.left1 = SeparableBlock(filters, filters, 5, stride=2)
        self.right1 = SeparableBlock(filters, filters, 7, stride=2)
        self.right2 = SeparableBlock(filters, filters, 7, stride=2)
        self.right3 = SeparableBlock(filters, filters, 5, stride=2)
        self.left5 = SeparableBlock(filters, filters, 3)
        self.max = nn.MaxPool2d(3, stride=2, padding=1)
        self.avg = nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)
        self.avg_same = nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)
        self.out_channels = 4 * filters

    def combine(self, h, p):
        x1 = self.left1(h) + self.right1(p)
        x2 = self.max(h) + self.right2(p)
        x3 = self.avg(h) + self.right3(p)
        x4 = self.avg_same(x1) + x2
        x5 = self.left5(x1) + self.max(h)
        return [x2, x3, x4, x5]


class TinyNASNet(nn.Module):
    def __init__(self, filters, stem=32, num_classes=10):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, stem, 3, padding=1, bias=False), nn.BatchNorm2d(stem, eps=1e-3))
        self.normal = NormalCell(stem, stem, filters)
        self.reduction = ReductionCell(stem, self.normal.out_channels, 2 * filters)
        self.last = NormalCell(self.normal.out_channels, self.reduction.out_channels, 2 * filters, reduce_prev=True)
        self.fc = nn.Linear(self.last.out_channels, num_classes)

    def forward(self, x):
        x = prev = self.stem(x)
        for cell in (self.normal, self.reduction, self.last):
            x, prev = cell(x, prev)
        x = F.relu(x).mean(dim=(-2, -1))
        return self.fc(x)
