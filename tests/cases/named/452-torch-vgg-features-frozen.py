# input: 3x224x224
import torch.nn as nn
from torchvision import models

model = models.vgg16(pretrained=True)
for param in model.features.parameters():
    param.requires_grad = False
num_features = model.classifier[6].in_features
features = list(model.classifier.children())[:-1]
features.extend([nn.Linear(num_features, 10)])
model.classifier = nn.Sequential(*features)
