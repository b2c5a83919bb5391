# input: 3x128x128
import torch.nn as nn
from torchvision import models

vgg = models.vgg19(weights="DEFAULT").features.eval()
model = nn.Sequential()
i = 0
for layer in vgg.children():
    if isinstance(layer, nn.Conv2d):
        i += 1
        name = f"conv_{i}"
    elif isinstance(layer, nn.ReLU):
        name = f"relu_{i}"
        layer = nn.ReLU(inplace=False)
    else:
        name = f"pool_{i}"
    model.add_module(name, layer)
    if name == "conv_5":
        break
