# input: 3x299x299
import torch.nn as nn
from torchvision import models

model = models.inception_v3(weights="DEFAULT")
model.AuxLogits.fc = nn.Linear(768, 5)
model.fc = nn.Linear(2048, 5)
for name, parameter in model.named_parameters():
    if "Mixed_7" not in name and "fc" not in name:
        parameter.requires_grad = False
