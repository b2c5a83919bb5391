# input: 1x96x96
# object: model
import torch
import torch.nn as nn
from torchvision import models


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.next = models.convnext_tiny(weights=None)
        self.next.features[0][0] = nn.Conv2d(1, 96, 4, 4)
        google = models.googlenet(weights=None, aux_logits=False, init_weights=False)
        self.google = nn.Sequential(*list(google.children())[:-3])
        self.shuffle = models.shufflenet_v2_x0_5(weights=None).stage2
        self.mnas = models.mnasnet0_5(weights=None).layers[:9]

    def forward(self, x):
        y = x.expand(-1, 3, -1, -1)
        parts = (self.google(y), self.shuffle(y.repeat(1, 8, 1, 1)), self.mnas(y))
        return torch.cat([self.next(x), *(part.mean((2, 3)) for part in parts)], 1)


model = Net()
