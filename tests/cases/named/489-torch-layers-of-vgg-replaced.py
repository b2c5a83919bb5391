# input: 3x64x64
# object: model
import torch.nn as nn
from torchvision import models

model = models.vgg16(weights="DEFAULT").features
for i, layer in enumerate(model):
    if isinstance(layer, nn.MaxPool2d):
        model[i] = nn.AvgPool2d(2, 2)
