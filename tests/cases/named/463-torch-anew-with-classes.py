# input: 3x64x64
from torchvision import models

model = models.mobilenet_v3_large(num_classes=10)
