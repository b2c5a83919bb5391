# input: 3x224x224
# object: squeezenet1_1()
from torch import nn, cat


class Parallel(nn.ModuleList):
    def forward(self, x):
        return cat([branch(x) for branch in self], dim=1)


def conv(c_in, c_out, k, **options):
    return nn.Sequential(nn.Conv2d(c_in, c_out, k, **options), nn.ReLU(inplace=True))


def fire(c_in, s, e):
    return nn.Sequential(conv(c_in, s, 1), Parallel([conv(s, e, 1), conv(s, e, 3, padding=1)]))


def squeezenet1_1(classes=1000):
    pool = lambda: nn.MaxPool2d(3, 2, ceil_mode=True)
    plan = [(16, 64), (16, 64), None, (32, 128), (32, 128), None, (48, 192), (48, 192), (64, 256), (64, 256)]
    layers, c = [conv(3, 64, 3, stride=2), pool()], 64
    for item in plan:
        if item is None:
            layers.append(pool())
            continue
        s, e = item
        layers.append(fire(c, s, e))
        c = 2 * e
    layers += [nn.Dropout(), conv(c, classes, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    return nn.Sequential(*layers)
