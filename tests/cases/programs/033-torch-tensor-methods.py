# input: 6x10x12
# object: Shapes()
import torch
import torch.nn as nn
import torch.nn.functional as F


class Shapes(nn.Module):
    """Every way to move dimensions about."""

    def __init__(self):
        super(Shapes, self).__init__()
        self.conv = nn.Conv2d(6, 8, (3, 5), padding=(1, 2))
        self.seq = nn.Conv1d(8, 4, 3)
        self.per_token = nn.Linear(4, 5)
        self.last = nn.Linear(118 * 5 // 59, 3)

    def forward(self, x):
        n = x.size(0)
        h, w = x.shape[2], x.shape[3]
        x = self.conv(x)
        assert x.shape[1:] == (8, h, w), f"unexpected {x.shape}"
        x = x.flatten(2)                     # n, 8, 120
        x = self.seq(x)                      # n, 4, 118
        x = x.permute(0, 2, 1)               # n, 118, 4
        x = self.per_token(x)                # n, 118, 5
        x = x.unsqueeze(1)
        x = x.squeeze(1).transpose(1, 2)     # n, 5, 118
        pairs = x.reshape(n, 5, 2, -1)       # n, 5, 2, 59
        weights = torch.softmax(pairs, dim=-1)
        scores = torch.matmul(weights, pairs.transpose(2, 3))   # n, 5, 2, 2
        both = torch.stack([scores, scores], dim=1)             # n, 2, 5, 2, 2
        y = both.sum(dim=(3, 4)).view(-1, 2 * 5)
        return self.last(y)
