# input: 3x64x64
# object: model
import torch.nn as nn
from torchvision.models.resnet import Bottleneck, ResNet

model = ResNet(Bottleneck, [3, 4, 6, 3], num_classes=10, replace_stride_with_dilation=[False, False, True])
for name, parameter in model.named_parameters():
    parameter.requires_grad = name.startswith(("layer4", "fc"))
