# input: 3x96x96
import torch.nn as nn
from torchvision import models

model = models.mobilenet_v2(weights="DEFAULT")
model.classifier[1] = nn.Linear(model.last_channel, 10)
