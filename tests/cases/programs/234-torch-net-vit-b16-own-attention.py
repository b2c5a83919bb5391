# input: 3x224x224
# object: vit_b_16()
from functools import partial

import torch
import torch.nn.functional as F
from torch import nn


class PreNorm(nn.Module):
    def __init__(self, dim, fn):
        super().__init__()
        self.norm = nn.LayerNorm(dim, eps=1e-6)
        self.fn = fn

    def forward(self, x, **kwargs):
        return self.fn(self.norm(x), **kwargs) + x


class SelfAttention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        assert dim % heads == 0
        self.heads = heads
        self.to_q, self.to_k, self.to_v = (nn.Linear(dim, dim) for _ in range(3))
        self.to_out = nn.Linear(dim, dim)

    def split(self, t):
        b, n, d = t.shape
        return t.view(b, n, self.heads, d // self.heads).transpose(1, 2)

    def forward(self, x):
        q, k, v = map(self.split, (self.to_q(x), self.to_k(x), self.to_v(x)))
        out = F.scaled_dot_product_attention(q, k, v)
        return self.to_out(out.transpose(1, 2).flatten(2))


class FeedForward(nn.Sequential):
    def __init__(self, dim, hidden, dropout=0.):
        super().__init__(
            nn.Linear(dim, hidden),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(hidden, dim),
            nn.Dropout(dropout),
        )


class Patchify(nn.Module):
    """Cut an image into patches and map each to a vector."""

    def __init__(self, patch, dim, channels=3):
        super().__init__()
        self.unfold = nn.Unfold(kernel_size=patch, stride=patch)
        self.project = nn.Linear(channels * patch ** 2, dim)

    def forward(self, img):
        return self.project(self.unfold(img).mT)


class ViT(nn.Module):
    def __init__(self, *, image_size=224, patch_size=16, num_classes=1000, dim, depth, heads, mlp_dim):
        super().__init__()
        num_patches = (image_size // patch_size) ** 2
        self.patchify = Patchify(patch_size, dim)
        self.cls = nn.Parameter(torch.zeros(dim))
        self.pos = nn.Parameter(torch.randn(num_patches + 1, dim) * .02)
        self.layers = nn.ModuleList([])
        for _ in range(depth):
            self.layers.append(nn.ModuleList([
                PreNorm(dim, SelfAttention(dim, heads)),
                PreNorm(dim, FeedForward(dim, mlp_dim)),
            ]))
        self.norm = nn.LayerNorm(dim, eps=1e-6)
        self.head = nn.Linear(dim, num_classes)

    def forward(self, img):
        x = self.patchify(img)
        cls = self.cls.repeat(len(x), 1, 1)
        x = torch.cat((cls, x), dim=1) + self.pos
        for attn, ff in self.layers:
            x = ff(attn(x))
        return self.head(self.norm(x)[:, 0])


vit_b_16 = partial(ViT, dim=768, depth=12, heads=12, mlp_dim=3072)
