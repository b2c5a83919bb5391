# input: 3x224x224
from torchvision import models
from torch import nn

model = models.resnet34(pretrained=True)
ct = 0
for child in model.children():
    ct += 1
    if ct < 7:
        for param in child.parameters():
            param.requires_grad = False
model.fc = nn.Linear(512, 37)
