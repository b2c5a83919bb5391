# input: 3x224x224
# object: MobileNetV3()
import torch
import torch.nn as nn
import torch.nn.functional as F


def _make_divisible(v, divisor=8, min_value=None):
    """Round the number of channels to a multiple of 8, but never down by more than 10 percent."""
    if min_value is None:
        min_value = divisor
    new_v = max(min_value, int(v + divisor / 2) // divisor * divisor)
    if new_v < 0.9 * v:
        new_v += divisor
    return new_v


class h_sigmoid(nn.Module):
    def __init__(self, inplace=True):
        super().__init__()
        self.inplace = inplace

    def forward(self, x):
        return F.relu6(x + 3., inplace=self.inplace) / 6.


class h_swish(nn.Module):
    def __init__(self, inplace=True):
        super().__init__()
        self.sigmoid = h_sigmoid(inplace)

    def forward(self, x):
        return x * self.sigmoid(x)


class SELayer(nn.Module):
    def __init__(self, channel, reduction=4):
        super().__init__()
        self.avg_pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Sequential(
            nn.Linear(channel, _make_divisible(channel // reduction)),
            nn.ReLU(inplace=True),
            nn.Linear(_make_divisible(channel // reduction), channel),
            h_sigmoid()
        )

    def forward(self, x):
        b, c, _, _ = x.size()
        y = self.avg_pool(x).view(b, c)
        y = self.fc(y).view(b, c, 1, 1)
        return x * y


class InvertedResidual(nn.Module):
    def __init__(self, inp, hidden_dim, oup, kernel_size, stride, use_se, use_hs):
        super().__init__()
        assert stride in [1, 2]
        self.identity = stride == 1 and inp == oup
        act = h_swish if use_hs else nn.ReLU

        layers = []
        if inp != hidden_dim:
            layers += [nn.Conv2d(inp, hidden_dim, 1, 1, 0, bias=False), nn.BatchNorm2d(hidden_dim), act(inplace=True)]
        layers += [
            nn.Conv2d(hidden_dim, hidden_dim, kernel_size, stride, (kernel_size - 1) // 2, groups=hidden_dim, bias=False),
            nn.BatchNorm2d(hidden_dim),
            act(inplace=True),
            SELayer(hidden_dim) if use_se else nn.Identity(),
            nn.Conv2d(hidden_dim, oup, 1, 1, 0, bias=False),
            nn.BatchNorm2d(oup),
        ]
        self.conv = nn.Sequential(*layers)

    def forward(self, x):
        if self.identity:
            return x + self.conv(x)
        else:
            return self.conv(x)


class MobileNetV3(nn.Module):
    def __init__(self, num_classes=1000, width_mult=1.):
        super().__init__()
        cfgs = [
            # k, exp, c, SE, HS, s
            [3,  16, 16, 1, 0, 2],
            [3,  72, 24, 0, 0, 2],
            [3,  88, 24, 0, 0, 1],
            [5,  96, 40, 1, 1, 2],
            [5, 240, 40, 1, 1, 1],
            [5, 240, 40, 1, 1, 1],
            [5, 120, 48, 1, 1, 1],
            [5, 144, 48, 1, 1, 1],
            [5, 288, 96, 1, 1, 2],
            [5, 576, 96, 1, 1, 1],
            [5, 576, 96, 1, 1, 1],
        ]
        input_channel = _make_divisible(16 * width_mult)
        layers = [nn.Sequential(nn.Conv2d(3, input_channel, 3, 2, 1, bias=False), nn.BatchNorm2d(input_channel), h_swish())]
        for k, exp, c, use_se, use_hs, s in cfgs:
            output_channel = _make_divisible(c * width_mult)
            exp_size = _make_divisible(exp * width_mult)
            layers.append(InvertedResidual(input_channel, exp_size, output_channel, k, s, use_se, use_hs))
            input_channel = output_channel
        self.features = nn.Sequential(*layers)
        self.conv = nn.Sequential(nn.Conv2d(input_channel, exp_size, 1, 1, 0, bias=False), nn.BatchNorm2d(exp_size), h_swish())
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        output_channel = _make_divisible(1024 * width_mult) if width_mult > 1.0 else 1024
        self.classifier = nn.Sequential(
            nn.Linear(exp_size, output_channel),
            h_swish(),
            nn.Dropout(0.2),
            nn.Linear(output_channel, num_classes),
        )

    def forward(self, x):
        x = self.features(x)
        x = self.conv(x)
        x = self.avgpool(x)
        x = x.view(x.size(0), -1)
        x = self.classifier(x)
        return x
