# input: 3x64x64
import torch
import torch.nn as nn
from torchvision import models


class Perceptual(nn.Module):
    def __init__(self):
        super().__init__()
        features = models.vgg16(weights=models.VGG16_Weights.DEFAULT).features
        self.first = features[:4]
        self.second = nn.Sequential(*[features[i] for i in range(4, 9)])
        self.third = nn.Sequential(*list(features.children())[9:16])
        for p in self.parameters():
            p.requires_grad = False

    def forward(self, x):
        a = self.first(x)
        b = self.second(a)
        return self.third(b)


model = Perceptual()
