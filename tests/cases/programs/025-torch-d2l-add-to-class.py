# input: 1x96x96
# shim: d2l
# object: VGG(arch=((1, 16), (1, 32), (2, 64)))
import torch
from torch import nn
from d2l import torch as d2l

def vgg_block(num_convs, out_channels):
    layers = []
    for _ in range(num_convs):
        layers.append(nn.LazyConv2d(out_channels, kernel_size=3, padding=1))
        layers.append(nn.ReLU())
    layers.append(nn.MaxPool2d(kernel_size=2,stride=2))
    return nn.Sequential(*layers)

class VGG(d2l.Classifier):
    def __init__(self, arch, lr=0.1, num_classes=10):
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(*self.blocks(), nn.Flatten(), self.head(num_classes))

@d2l.add_to_class(VGG)
def blocks(self):
    conv_blks = []
    for (num_convs, out_channels) in self.arch:
        conv_blks.append(vgg_block(num_convs, out_channels))
    return conv_blks

@d2l.add_to_class(VGG)
def head(self, num_classes):
    return nn.Sequential(
        nn.LazyLinear(256), nn.ReLU(), nn.Dropout(0.5),
        nn.LazyLinear(num_classes))
