# input: 3x224x224
import torch.nn as nn
from torchvision import models

model = models.vgg16(weights="DEFAULT")
for layer in model.features[:10]:
    for p in layer.parameters():
        p.requires_grad = False
model.classifier[6] = nn.Linear(4096, 5)
