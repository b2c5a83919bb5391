# input: 3x64x64
import torch.nn as nn
from torchvision import models


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = models.vgg11(weights=None)
        self.fc = nn.Linear(1000, 3)

    def forward(self, x):
        return self.fc(self.body(x))


model = Net()
count = 0
for module in model.modules():
    count += 1
    if count < 12:
        for parameter in module.parameters(recurse=False):
            parameter.requires_grad = False
