# input: 3x224x224
import torch.nn as nn
from torchvision import models

model = models.resnet18(weights="DEFAULT")
model.classes = 12
for name, parameter in model.named_parameters():
    if parameter.requires_grad and name.split(".")[-1] == "bias":
        parameter.requires_grad = False
model.fc = nn.Linear(model.fc.in_features, model.classes)
