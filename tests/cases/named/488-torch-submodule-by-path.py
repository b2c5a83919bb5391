# input: 3x64x64
from torchvision import models

model = models.resnet34(weights="DEFAULT")
model.get_submodule("layer1.0.conv1").weight.requires_grad = False
model.get_parameter("layer2.1.bn1.bias").requires_grad = False
