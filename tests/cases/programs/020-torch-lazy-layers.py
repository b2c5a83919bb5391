# input: 1x96x96
from torch import nn

def conv_block(channels, kernel, stride=1):
    return nn.Sequential(nn.LazyConv2d(channels, kernel, stride), nn.LazyBatchNorm2d(), nn.ReLU())

net = nn.Sequential(
    conv_block(48, 7, stride=2), nn.MaxPool2d(3, 2, ceil_mode=True),
    conv_block(64, 3),
    nn.LazyConvTranspose2d(32, 2, stride=2), nn.ReLU(),
    nn.AdaptiveAvgPool2d((6, 6)), nn.Flatten(),
    nn.LazyLinear(128), nn.ReLU(), nn.Dropout(0.5),
    nn.LazyLinear(10))
