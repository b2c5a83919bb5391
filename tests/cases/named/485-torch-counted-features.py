# input: 3x224x224
from torchvision import models

model = models.vgg16(weights="DEFAULT")
for i in range(len(model.features) - 7):
    for parameter in model.features[i].parameters():
        parameter.requires_grad = False
