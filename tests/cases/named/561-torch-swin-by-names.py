# input: 3x224x224
import copy

import torch.nn as nn
from torchvision import models

backbone = models.swin_t(weights="DEFAULT")
model = copy.deepcopy(backbone)
model.head = nn.Linear(model.head.in_features, 5)
for name, parameter in model.named_parameters():
    if name.split(".")[0] == "features" or name in ("norm.weight", "norm.bias") or name is None:
        parameter.requires_grad = False
