# input: 16x4x4
# object: Generator(settings, out_size)
import collections
import itertools
import math
from collections import defaultdict, namedtuple

import numpy as np
import torch
import torch.nn as nn

Settings = namedtuple('Settings', ['z', 'widths', 'ratio'])
settings = Settings(16, {4: 16, 8: 16, 16: 8, 32: 4}, ratio=np.sqrt(4))
out_size = 32
steps = int(np.log2(out_size)) - 2
counts = defaultdict(int)


def nf(stage, base=64, decay=1.0, top=16):
    return max(4, min(int(base / math.pow(2.0, stage * decay)), top))


class EqualConv(nn.Module):
    def __init__(self, c_in, c_out, k):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, k, padding=k // 2)
        self.bias = self.conv.bias
        self.conv.bias = None
        self.scale = (2 / (c_in * k ** 2)) ** 0.5

    def forward(self, x):
        return self.conv(x * self.scale) + self.bias.view(1, self.bias.shape[0], 1, 1)


class Generator(nn.Module):
    def __init__(self, settings, out_size):
        super().__init__()
        sizes = sorted(set(itertools.takewhile(lambda s: s <= out_size, (4 * 2 ** i for i in itertools.count()))))
        assert sizes[-1] == out_size and all(s in settings.widths for s in sizes)
        assert not any(s < 4 for s in sizes)
        widths = [settings.widths[s] for s in sizes]
        factor = int(round(settings.ratio))
        blocks = collections.OrderedDict()
        for i, (a, b) in enumerate(itertools.chain([(settings.z, widths[0])], zip(widths, widths[1:]))):
            key = 'res{:02d}'.format(sizes[i])
            counts[key] += 1
            ups = [nn.Upsample(scale_factor=factor)] if i else []
            blocks[key] = nn.Sequential(*ups, EqualConv(a, b, 3), nn.LeakyReLU(0.2))
        self.blocks = nn.Sequential(blocks)
        self.to_rgb = nn.ModuleDict({str(s): EqualConv(w, 3, 1) for s, w in zip(sizes, widths)})
        self.noise = nn.ParameterList([nn.Parameter(torch.zeros(1, 1, s, s)) for s in sizes])
        self.last = nn.Conv2d(3, nf(steps), 3, padding="valid")

    def forward(self, z, alpha=1.0):
        x = z
        for (name, block), noise in zip(self.blocks.named_children(), self.noise):
            x = block(x) + noise
        rgb = self.to_rgb[str(x.shape[-1])](x)
        return torch.tanh(self.last(rgb))
