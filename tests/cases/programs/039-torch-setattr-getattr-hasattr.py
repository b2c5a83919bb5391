# input: 3x24x24
import torch
import torch.nn as nn


class Attributed(nn.Module):
    def __init__(self, n_branches=3, **options):
        super().__init__()
        self.n_branches = n_branches
        for i in range(n_branches):
            kernel = 2 * i + 1
            setattr(self, f'branch_{i}', nn.Conv2d(3, 4 * (i + 1), kernel, padding=kernel // 2))
            self.add_module('norm_{}'.format(i), nn.BatchNorm2d(4 * (i + 1)))
        for key, value in options.items():
            setattr(self, key, value)
        self.register_module('squeeze', nn.Conv2d(4 * sum(range(1, n_branches + 1)), 8, 1))
        if getattr(self, 'with_attention', False):
            self.attention = nn.Conv2d(8, 1, 7, padding=3)

    def forward(self, x):
        outs = []
        for i in range(self.n_branches):
            y = getattr(self, f'branch_{i}')(x)
            outs.append(torch.relu(getattr(self, 'norm_%d' % i)(y)))
        x = self.squeeze(torch.cat(outs, dim=1))
        if hasattr(self, 'attention'):
            x = x * self.attention(x).sigmoid()
        if not hasattr(self, 'missing'):
            x = x.mean((2, 3), keepdim=True)
        return x.flatten(1)


options = dict(with_attention=True)
net = Attributed(**options)
