# input: 3x40x40
import torch
import torch.nn as nn


class Frankenstein(nn.Module):
    def __init__(self):
        super().__init__()
        trunk = nn.Sequential(
            nn.Conv2d(3, 10, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(10, 20, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(20, 40, 3), nn.ReLU(),
        )
        self.low = trunk[:3]
        self.high = trunk[3:-2]
        trunk[-2].bias = None
        self.tail = nn.Sequential()
        for name, layer in trunk.named_children():
            if int(name) >= len(trunk) - 2:
                self.tail.add_module(name, layer)
        self.low[0] = nn.Conv2d(3, self.low[0].out_channels, kernel_size=(5, 1), padding=(2, 0))
        self.heads = nn.ModuleList()
        self.heads.append(nn.Linear(40, 4))
        self.heads.extend([nn.Linear(40, n) for n in (3, 2)])
        self.heads.insert(0, nn.Identity())
        self.pick = {1: 'a', 2: 'b'}

    @property
    def n_heads(self):
        return len(self.heads)

    def forward(self, x, return_all: bool = False):
        x = self.low(x)
        x = self.high(x)
        x = self.tail(x)
        x = torch.max(x.flatten(2), dim=2)[0] if not return_all else x.amax((2, 3))
        outs = {self.pick.get(i, f"head{i}"): head(x) for i, head in enumerate(self.heads)}
        assert self.n_heads == len(outs) == 4
        return outs["a"], outs["b"], outs["head3"]


net = Frankenstein()
