# input: 4x6x8
import torch
from torch import nn
import torch.nn.functional as F


class Arranged(nn.Module):
    """Repeats, moves and makes tensors, and multiplies them."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 3, padding=1)
        self.wide = nn.Conv2d(8, 2, (1, 5))
        self.thrice = nn.Conv1d(24, 4, 1)
        self.doubled = nn.Linear(16, 3)
        self.moved = nn.Linear(8, 5)
        self.crossed = nn.Linear(6, 2)
        self.windows = nn.Linear(4, 3)
        self.columns = nn.Linear(72, 6)
        self.image = nn.Conv2d(2, 3, 1)
        self.fine = nn.Conv2d(2, 4, 3)
        self.gated = nn.Conv2d(4, 4, 1)
        self.classes = nn.Linear(8, 3)
        self.mixed = nn.Linear(8, 4)
        self.kernel = nn.Parameter(torch.zeros(7, 8))
        self.filters = nn.Parameter(torch.randn(6, 4, 3, 3))
        self.attended = nn.Linear(8, 2)
        self.owned = nn.Conv2d(6, 1, 1)
        self.large = nn.Conv2d(8, 1, 1)
        self.weighted = nn.Linear(7, 2)
        self.one = nn.Linear(8, 2)

    def forward(self, x):
        n = x.size(0)
        x = self.conv(x)                                       # n, 8, 6, 8
        wide = self.wide(x.repeat(1, 1, 1, 2))                 # n, 8, 6, 16
        vector = x.mean(dim=(2, 3))                            # n, 8
        steps = vector.unsqueeze(-1).expand(n, 8, 5)
        thrice = self.thrice(torch.tile(steps, (1, 3, 1)))     # n, 24, 5
        doubled = self.doubled(x.repeat_interleave(2, dim=3))
        moved = self.moved(torch.movedim(x, 1, -1))            # n, 6, 8, 8
        crossed = self.crossed(torch.swapaxes(x, 2, 3))        # n, 8, 8, 6
        windows = self.windows(x.unfold(3, 4, 2))              # n, 8, 6, 3, 4
        columns = F.unfold(x, kernel_size=3)                   # n, 72, 24
        columns = self.columns(columns.transpose(1, 2))        # n, 24, 6
        image = F.fold(x.flatten(2), (7, 9), kernel_size=2)    # n, 2, 7, 9
        image = self.image(image)
        fine = self.fine(F.pixel_shuffle(x, 2))                # n, 2, 12, 16
        gated = self.gated(F.glu(x, dim=1))                    # n, 4, 6, 8
        label = F.one_hot(vector.argmax(1), num_classes=8).float()
        classes = self.classes(label)
        weights = torch.einsum("nchw,nc->nhw", x, vector)      # n, 6, 8
        mixed = self.mixed(weights)
        product = F.linear(moved.new_ones(3, 8), self.kernel)  # 3, 7
        weighted = self.weighted(vector @ self.kernel.t())     # n, 7
        own = F.conv2d(x, self.filters, padding=1, groups=2)   # n, 6, 6, 8
        owned = self.owned(own)
        tokens = x.flatten(2).permute(0, 2, 1)                 # n, 48, 8
        attended = self.attended(F.scaled_dot_product_attention(tokens, tokens, tokens))
        large = self.large(F.interpolate(x, scale_factor=1.5))
        zeros = torch.where(vector > 0, vector, torch.zeros_like(vector))
        one = self.one(zeros + torch.full((8,), 0.5) + torch.eye(8).sum(0))
        return one


model = Arranged()
