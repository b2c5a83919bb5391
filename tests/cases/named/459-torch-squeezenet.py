# input: 3x224x224
import torch.nn as nn
from torchvision import models

model = models.squeezenet1_0(pretrained=True)
model.classifier[1] = nn.Conv2d(512, 2, kernel_size=(1, 1), stride=(1, 1))
model.num_classes = 2
