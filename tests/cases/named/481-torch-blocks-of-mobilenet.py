# input: 3x224x224
import torch.nn as nn
from torchvision import models

base = models.mobilenet_v2()
model = nn.Sequential(*base.features[:7], nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(base.features[6].conv[2].out_channels, 4))
for block in list(base.features)[2:4]:
    block.requires_grad_(False)
