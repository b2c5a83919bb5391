# input: 3x224x224
# object: model
import torch.nn as nn
from torchvision import models

resnet = models.resnet50(weights="DEFAULT")
model = nn.Sequential(*list(resnet.children())[:-1], nn.Flatten(), nn.Linear(2048, 10))
