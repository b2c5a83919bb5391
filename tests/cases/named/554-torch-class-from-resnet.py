# input: 1x64x64
# object: model
import torch.nn as nn
from torchvision.models.resnet import BasicBlock, ResNet


class Digits(ResNet):
    def __init__(self):
        super().__init__(BasicBlock, [2, 2, 2, 2], num_classes=10)
        self.conv1 = nn.Conv2d(1, 64, kernel_size=3, stride=1, padding=1, bias=False)
        self.layer4.requires_grad_(False)


model = Digits()
