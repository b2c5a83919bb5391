# input: 6x8x10
# object: Apart()
import torch
import torch.nn as nn


class Apart(nn.Module):
    """Every way to take a tensor apart, and to put its parts together."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Conv2d(6, 12, 3, padding=1)
        self.first_row = nn.Linear(10, 4)
        self.middle = nn.Conv2d(12, 3, (5, 1))
        self.column = nn.Conv1d(12, 5, 3)
        self.best = nn.Linear(7, 2)
        self.query = nn.Conv2d(4, 2, 1)
        self.others = nn.Conv2d(7, 2, 1)
        self.last = nn.Conv2d(12, 2, (3, 1))
        self.placed = nn.Conv2d(14, 3, 3)
        self.sorted = nn.Linear(80, 3)
        self.larger = nn.Linear(4, 2)
        self.tall = nn.Conv3d(12, 2, (2, 3, 3))
        self.scores = nn.Linear(3, 6)

    def forward(self, x):
        x = self.embed(x)                                  # n, 12, 8, 10
        rows = torch.unbind(x, dim=2)                      # eight of n, 12, 10
        assert len(rows) == 8
        first = self.first_row(rows[0])
        middle = self.middle(x.narrow(2, 1, 6))            # n, 3, 2, 10
        column = self.column(x.select(3, -1))              # n, 5, 6
        flat = x.flatten(2)
        best, places = flat.topk(7, dim=-1)
        best = self.best(best)
        query, key, value = x.chunk(3, dim=1)
        query = self.query(query)
        few, many = torch.split(x, [5, 7], dim=1)
        many = self.others(many)
        parts = x.split(4, dim=3)                          # 4, 4 and 2 columns
        last = self.last(parts[-1])
        ys, xs = torch.meshgrid(torch.linspace(-1, 1, 8), torch.linspace(-1, 1, 10), indexing="ij")
        grid = torch.stack((ys, xs)).expand(x.size(0), -1, -1, -1)
        placed = self.placed(torch.cat((x, grid), dim=1))
        ordered, order = torch.sort(flat, dim=-1)
        ordered = self.sorted(ordered)
        largest, where = first.max(dim=1)                  # n, 4
        larger = self.larger(torch.maximum(largest, first.mean(1)))
        both = torch.stack([x, x.flip(2)], dim=2)          # n, 12, 2, 8, 10
        tall = self.tall(both)
        ends = torch.stack([middle.amax((1, 2, 3)), last.flatten(1).norm(dim=1), tall.std((1, 2, 3, 4))], dim=1)
        return self.scores(ends)
