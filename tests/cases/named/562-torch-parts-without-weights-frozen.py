# input: 3x224x224
from torchvision import models

model = models.swin_t(weights=None, num_classes=7)
model.avgpool.requires_grad_(False)
for parameter in model.avgpool.parameters():
    parameter.requires_grad = False
for child in model.flatten.children():
    child.requires_grad_(False)
for parameter in model.features.parameters():
    parameter.data = parameter.data * 0.5
    parameter.decayed = True
