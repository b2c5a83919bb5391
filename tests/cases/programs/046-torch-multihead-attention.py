# input: 1x28x28
import torch
import torch.nn as nn
from torch.nn import Conv2d, Linear, MultiheadAttention, LayerNorm, Parameter

class ConvTransformer(nn.Module):
    def __init__(self, dim=32, heads=4, layers=2, num_classes=10):
        super().__init__()
        self.stem = Conv2d(1, dim, 4, 4)
        self.pos = Parameter(torch.randn(1, 49, dim) * .02)
        self.attns = nn.ModuleList([MultiheadAttention(dim, heads, batch_first=True) for _ in range(layers)])
        self.norms = nn.ModuleList([LayerNorm(dim) for _ in range(layers)])
        self.encoder = nn.TransformerEncoderLayer(dim, heads, dim_feedforward=64, batch_first=True)
        self.to_logits = Linear(dim, num_classes)

    def forward(self, x):
        x = self.stem(x)
        b, c, h, w = x.shape
        x = x.reshape(b, c, h * w).permute(0, 2, 1)
        x = x + self.pos[:, :(h * w)]
        for attn, norm in zip(self.attns, self.norms):
            y = norm(x)
            x = x + attn(y, y, y, need_weights=False)[0]
        x = self.encoder(x)
        return self.to_logits(x.mean(dim=1))

model = ConvTransformer()
