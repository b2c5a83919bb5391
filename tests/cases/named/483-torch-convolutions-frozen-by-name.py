# input: 3x64x64
import torch.nn as nn
from torchvision import models

model = models.resnet50(weights="DEFAULT")
for name, module in model.named_modules():
    if isinstance(module, nn.Conv2d) and "layer2" in name:
        module.weight.requires_grad = False
