# input: 3x299x299
import torch.nn as nn
from torchvision import models

model = models.inception_v3(weights="DEFAULT")
for i, param in enumerate(model.parameters()):
    if i < 218:
        param.requires_grad = False
model.AuxLogits.fc = nn.Linear(768, 5)
model.fc = nn.Linear(2048, 5)
