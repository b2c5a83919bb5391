# input: 1x32x32
# let: n_classes=12, use_bn=True, base=(8, 16, 32)
import torch
import torch.nn as nn

depth = len(base)
layers, c_in = [], 1
i = 0
while i < depth:
    c_out = base[i]
    layers.append(nn.Conv2d(c_in, c_out, 3, padding=1, bias=not use_bn))
    if use_bn:
        layers.append(nn.BatchNorm2d(c_out))
    elif i > 0:
        layers.append(nn.Dropout2d(0.1))
    layers.append(nn.ReLU())
    if i == depth - 1:
        break
    if i % 2 == 1:
        i += 1
        c_in = c_out
        continue
    layers.append(nn.MaxPool2d(2))
    c_in = c_out
    i += 1

try:
    size = 32 // 2 ** sum(isinstance(l, nn.MaxPool2d) for l in layers)
except ZeroDivisionError:
    size = 1

net = nn.Sequential(*layers, nn.Flatten(), nn.Linear(base[-1] * size * size, n_classes))
