# input: 3x224x224
import copy
import torch
import torch.nn as nn
from torchvision import models


class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = models.resnet18(weights="DEFAULT")
        self.b = copy.deepcopy(self.a)
        for p in self.a.parameters():
            p.requires_grad_(False)
        self.fc = nn.Linear(2000, 2)

    def forward(self, x):
        return self.fc(torch.cat([self.a(x), self.b(x)], dim=1))


model = Two()
