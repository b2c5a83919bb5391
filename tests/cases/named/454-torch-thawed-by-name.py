# input: 3x224x224
import torch.nn as nn
from torchvision.models import resnet50, ResNet50_Weights

model = resnet50(weights=ResNet50_Weights.DEFAULT)
for name, param in model.named_parameters():
    if "fc" in name or "layer4" in name:
        param.requires_grad = True
    else:
        param.requires_grad = False
model.fc = nn.Sequential(nn.Linear(model.fc.in_features, 256), nn.ReLU(), nn.Dropout(0.4), nn.Linear(256, 10))
