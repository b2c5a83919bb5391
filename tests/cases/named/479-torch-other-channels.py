# input: 1x96x96
import torch.nn as nn
from torchvision import models

model = models.densenet121()
model.features.conv0 = nn.Conv2d(1, 64, kernel_size=7, stride=2, padding=3, bias=False)
for name, p in model.named_parameters():
    if "denseblock1" in name or name.endswith("norm5.bias"):
        p.requires_grad = False
