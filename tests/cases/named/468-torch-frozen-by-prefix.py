# input: 3x224x224
import torch.nn as nn
from torchvision import models

model = models.convnext_tiny(weights="DEFAULT")
for name, p in model.named_parameters():
    if name.startswith("features"):
        p.requires_grad = False
model.classifier[2] = nn.Linear(model.classifier[2].in_features, 10)
