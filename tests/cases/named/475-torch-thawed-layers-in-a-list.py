# input: 3x224x224
import torch.nn as nn
from torchvision import models

model = models.resnet50(weights="IMAGENET1K_V2")
for p in model.parameters():
    p.requires_grad = False
for layer in [model.layer3, model.layer4]:
    for p in layer.parameters():
        p.requires_grad = True
model.fc = nn.Linear(model.fc.in_features, 5)
model = nn.DataParallel(model).module
