# input: 3x64x64
from collections import OrderedDict

import torch
import torch.nn as nn

backbone = nn.Sequential(OrderedDict([
    ('conv0', nn.Conv2d(3, 16, kernel_size=7, stride=2, padding=3, bias=False)),
    ('norm0', nn.BatchNorm2d(16)),
    ('relu0', nn.ReLU(inplace=True)),
    ('pool0', nn.MaxPool2d(kernel_size=3, stride=2, padding=1)),
]))

channels = 16
for i in range(3):
    backbone.add_module('stage%d' % (i + 1), nn.Conv2d(channels, channels * 2, 3, stride=2, padding=1))
    backbone.add_module('act%d' % (i + 1), nn.LeakyReLU(0.1))
    channels *= 2

net = nn.Sequential()
net.add_module('features', backbone)
net.add_module('pool', nn.AdaptiveAvgPool2d(1))
net.add_module('flat', nn.Flatten())
net.add_module('fc', nn.Linear(channels, 5))

device = 'cuda' if torch.cuda.is_available() else 'cpu'
net = net.to(device)
