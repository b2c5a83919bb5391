# input: 3x48x48
import torch.nn as nn
import torch.nn.functional as F


class Pyramid(nn.Module):
    def __init__(self, depth=4, width=16, out_channels=8):
        super().__init__()
        chans = [3] + [width * 2**i for i in range(depth)]
        self.down = nn.ModuleList([nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in zip(chans, chans[1:])])
        self.lateral = nn.ModuleList(nn.Conv2d(c, out_channels, 1) for c in chans[1:])
        self.smooth = nn.ModuleList()
        for _ in range(depth - 1):
            self.smooth.append(nn.Conv2d(out_channels, out_channels, 3, padding=1))
        self.head = nn.Conv2d(out_channels, 1, 1)

    def forward(self, x):
        feats = []
        for conv in self.down:
            x = F.relu(conv(x))
            feats.append(x)
        maps = [lat(f) for lat, f in zip(self.lateral, feats)]
        top = maps[-1]
        for i, m in enumerate(reversed(maps[:-1])):
            top = F.interpolate(top, size=m.shape[-2:], mode='nearest') + m
            top = self.smooth[i](top)
        return self.head(top)


model = Pyramid()
