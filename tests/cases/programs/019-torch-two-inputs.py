# input: image=1x28x28; meta=10
# object: Fusion(n_meta=10)
import torch
import torch.nn as nn


class Fusion(nn.Module):
    def __init__(self, n_meta, *, hidden=32, n_out=3):
        super().__init__()
        self.cnn = nn.Sequential(
            nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
        )
        self.embed = nn.Linear(n_meta, hidden)
        self.joint = nn.Linear(16 * 5 * 5 + hidden, n_out)

    def forward(self, image, meta):
        a = self.cnn(image)
        a = a.reshape(a.shape[0], -1)
        b = torch.relu(self.embed(meta))
        both = torch.cat([a, b], dim=-1)
        return self.joint(both)
