# input: 3x64x64
import torch
import torch.nn as nn


class UnetSkipConnectionBlock(nn.Module):
    """One level; calls itself for the level below."""

    def __init__(self, outer_nc, depth, input_nc=None, ngf=8, max_nc=64):
        super().__init__()
        self.outermost = input_nc is not None
        input_nc = input_nc or outer_nc
        inner_nc = min(outer_nc * 2, max_nc) if not self.outermost else ngf
        self.innermost = depth == 0
        self.down = nn.Conv2d(input_nc, inner_nc, kernel_size=4, stride=2, padding=1, bias=False)
        self.downrelu = nn.LeakyReLU(0.2, True)
        if not self.innermost:
            self.submodule = UnetSkipConnectionBlock(inner_nc, depth - 1, ngf=ngf, max_nc=max_nc)
        self.uprelu = nn.ReLU(True)
        factor = 1 if self.innermost else 2
        self.up = nn.ConvTranspose2d(inner_nc * factor, outer_nc, kernel_size=4, stride=2, padding=1)

    def forward(self, x):
        y = self.downrelu(self.down(x))
        if not self.innermost:
            y = self.submodule(y)
        y = self.up(self.uprelu(y))
        if self.outermost:
            return torch.tanh(y)
        return torch.cat([x, y], 1)


def count_parameters(model):
    return sum(p.numel() for p in model.parameters())


model = UnetSkipConnectionBlock(3, depth=3, input_nc=3)
print("%d parameters" % count_parameters(model))
