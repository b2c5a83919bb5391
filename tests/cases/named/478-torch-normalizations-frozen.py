# input: 3x160x160
import torch.nn as nn
from torchvision import models

model = models.resnet50(weights="DEFAULT")
for module in model.modules():
    if isinstance(module, nn.BatchNorm2d):
        module.weight.requires_grad = False
        module.bias.requires_grad_(False)
model.fc = nn.Linear(model.fc.in_features, 7)
