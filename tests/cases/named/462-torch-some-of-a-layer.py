# input: 3x224x224
import torch.nn as nn
from torchvision import models

model = models.resnet18()
for p in model.parameters():
    p.requires_grad = False
for p in model.layer4[1].parameters():
    p.requires_grad = True
model.fc = nn.Linear(512, 3)
