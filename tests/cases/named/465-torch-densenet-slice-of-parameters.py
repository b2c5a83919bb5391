# input: 3x224x224
import torch.nn as nn
import torchvision.models as models

model = models.densenet121(weights="DEFAULT")
for param in list(model.parameters())[:-2]:
    param.requires_grad = False
model.classifier = nn.Linear(model.classifier.in_features, 14)
