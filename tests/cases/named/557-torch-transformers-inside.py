# input: 3x224x224
# object: model
import torch
import torch.nn as nn
from torchvision import models


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.vit = models.vit_b_16(weights=None)
        swin = models.swin_t(weights=None)
        self.swin, self.norm = swin.features, swin.norm
        self.vit.heads = nn.Identity()

    def forward(self, x):
        tokens = self.vit._process_input(x)
        tokens = torch.cat([self.vit.class_token.expand(x.shape[0], -1, -1), tokens], dim=1)
        first = self.vit.encoder(tokens)[:, 0]
        return torch.cat([first, self.norm(self.swin(x)).mean((1, 2))], 1)


model = Net()
for part in model.vit.encoder.layers[:6]:
    part.requires_grad_(False)
