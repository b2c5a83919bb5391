# input: x=3x32x32; skip=8x16x16; z=12
import torch
import torch.nn as nn
import torch.nn.functional as F


class FiLM(nn.Module):
    def __init__(self, z_dim, channels):
        super().__init__()
        self.to_scale = nn.Linear(z_dim, channels)
        self.to_shift = nn.Linear(z_dim, channels)

    def forward(self, h, z):
        scale = self.to_scale(z)[:, :, None, None]
        shift = self.to_shift(z).unsqueeze(-1).unsqueeze(-1)
        return (1 + scale) * h + shift


class Conditional(nn.Module):
    def __init__(self, z_dim=12):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 4, 2, 1)
        self.film1, self.film2 = FiLM(z_dim, 8), FiLM(z_dim, 16)
        self.mix = nn.Conv2d(16, 16, 3, padding='same', padding_mode='reflect')
        self.dropout = nn.Dropout2d()
        self.bilinear = nn.UpsamplingBilinear2d(scale_factor=2)
        self.out = nn.Conv2d(16, 3, 1)
        self.score = nn.Linear(16 * 16, 1)

    def forward(self, x, skip, z=None):
        h = F.silu(self.stem(x))
        if z is not None:
            h = self.film1(h, z)
        h = torch.cat([h, skip], 1)
        h = self.dropout(F.relu(self.mix(h)))
        h = self.film2(h, z)
        gram = torch.bmm(h.flatten(2), h.flatten(2).transpose(1, 2)) / h[0, 0].numel()
        up = self.bilinear(h)
        return dict(image=self.out(up) + x, score=self.score(gram.flatten(1)), gram=gram)


net = Conditional()
