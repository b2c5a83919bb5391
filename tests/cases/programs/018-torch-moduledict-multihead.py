# input: 3x32x32
import torch
from torch import nn


class MultiTask(nn.Module):
    """One trunk, one head per task."""

    TASKS = {'age': 8, 'gender': 2, 'race': 5}

    def __init__(self, act='lrelu', tasks=None):
        super().__init__()
        self.tasks = dict(tasks or self.TASKS)
        self.activations = nn.ModuleDict([
            ['lrelu', nn.LeakyReLU()],
            ['prelu', nn.PReLU()]
        ])
        self.act = act
        self.trunk = nn.ModuleDict({
            'conv': nn.Conv2d(3, 12, 3, stride=2),
            'pool': nn.AdaptiveMaxPool2d((4, 4)),
        })
        self.heads = nn.ModuleDict()
        for name, n in sorted(self.tasks.items()):
            self.heads[name] = nn.Linear(12 * 4 * 4, n)

    def forward(self, x):
        x = self.trunk['conv'](x)
        x = self.activations[self.act](x)
        x = self.trunk['pool'](x).flatten(start_dim=1)
        return {name: head(x) for name, head in self.heads.items()}


net = MultiTask(act='prelu')
total_params = sum(p.numel() for p in net.parameters() if p.requires_grad)
print(f'{total_params:,} parameters')
