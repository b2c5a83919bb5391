# input: 3x224x224
import torch.nn as nn
from torchvision.models import vit_b_16, ViT_B_16_Weights

model = vit_b_16(weights=ViT_B_16_Weights.DEFAULT)
model.requires_grad_(False)
model.heads.head = nn.Linear(model.heads.head.in_features, 10)
