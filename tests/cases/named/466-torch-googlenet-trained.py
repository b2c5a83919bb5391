# input: 3x224x224
import torch.nn as nn
import torchvision

model = torchvision.models.googlenet(weights="IMAGENET1K_V1")
model.fc = nn.Linear(1024, 10)
