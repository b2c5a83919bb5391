# input: 3x224x224
import torch.nn as nn


class ConvNormActivation(nn.Sequential):
    def __init__(self, c_in, c_out, kernel=3, stride=1, groups=1, activation=nn.ReLU6):
        layers = [nn.Conv2d(c_in, c_out, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(c_out)]
        if activation is not None:
            layers.append(activation(inplace=True))
        super().__init__(*layers)
        self.out_channels = c_out


class Inverted(nn.Module):
    def __init__(self, c_in, c_out, stride, t):
        super().__init__()
        if stride not in (1, 2):
            raise ValueError(f"stride should be 1 or 2 instead of {stride}")
        hidden = c_in * t
        expand = [ConvNormActivation(c_in, hidden, 1)] if t != 1 else []
        self.conv = nn.Sequential(
            *expand,
            ConvNormActivation(hidden, hidden, stride=stride, groups=hidden),
            ConvNormActivation(hidden, c_out, 1, activation=None),
        )
        self.out_channels = c_out
        self.residual = stride == 1 and c_in == c_out

    def forward(self, x):
        return x + self.conv(x) if self.residual else self.conv(x)


class MobileNetV2(nn.Module):
    settings = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]

    def __init__(self, classes=1000):
        super().__init__()
        features = [ConvNormActivation(3, 32, stride=2)]
        for t, c, n, s in self.settings:
            for j in range(n):
                features.append(Inverted(features[-1].out_channels, c, s if j == 0 else 1, t))
        features.append(ConvNormActivation(features[-1].out_channels, 1280, 1))
        self.features = nn.Sequential(*features)
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(1280, classes))

    def forward(self, x):
        x = self.features(x)
        x = nn.functional.adaptive_avg_pool2d(x, (1, 1)).reshape(x.shape[0], -1)
        return self.classifier(x)


model = MobileNetV2()
