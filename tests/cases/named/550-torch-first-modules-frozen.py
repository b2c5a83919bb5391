# input: 3x64x64
import torch.nn as nn
from torchvision import models

model = models.resnet18(weights=None)
for module in list(model.modules())[:10]:
    for parameter in module.parameters(recurse=False):
        parameter.requires_grad = False
model.fc = nn.Linear(model.fc.in_features, 4)
