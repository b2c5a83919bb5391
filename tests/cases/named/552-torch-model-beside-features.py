# input: 3x32x32
# object: generator
import torch.nn as nn
from torchvision import models

net = models.vgg16(weights="DEFAULT").features
for parameter in net.parameters():
    parameter.requires_grad_(False)

generator = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 3, 3, padding=1))
