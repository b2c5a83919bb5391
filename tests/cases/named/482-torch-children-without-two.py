# input: 3x224x224
# object: model
import torch.nn as nn
from torchvision import models

resnet = models.resnet101(weights="DEFAULT")
model = nn.Sequential(*list(resnet.children())[:-2])
