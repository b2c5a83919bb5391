# input: 1x16x16
>>> import torch
>>> from torch import nn
>>> net = nn.Sequential(
...     nn.Conv2d(1, 4, 3, padding=1),
...     nn.ReLU(),
...     nn.MaxPool2d(2),
...     nn.Flatten(),
...     nn.Linear(4 * 8 * 8, 2),
... )
>>> net(torch.zeros(1, 1, 16, 16)).shape
torch.Size([1, 2])
>>> sum(p.numel() for p in net.parameters())
554
