# input: 1x32x32
"""LeNet-5 with the layer names of the 1998 paper: convolutions C, subsampling S, fully connected F."""
from collections import OrderedDict

import torch
from torch import nn


class LeNet5(nn.Module):
    def __init__(self, n_classes: int = 10):
        super().__init__()
        self.features = nn.Sequential(OrderedDict([
            ("c1", nn.Conv2d(1, 6, kernel_size=5)),
            ("tanh1", nn.Tanh()),
            ("s2", nn.AvgPool2d(2, 2)),
            ("c3", nn.Conv2d(6, 16, kernel_size=5)),
            ("tanh3", nn.Tanh()),
            ("s4", nn.AvgPool2d(2, 2)),
            ("c5", nn.Conv2d(16, 120, kernel_size=5)),
            ("tanh5", nn.Tanh()),
        ]))
        self.classifier = nn.Sequential(OrderedDict([
            ("f6", nn.Linear(120, 84)),
            ("tanh6", nn.Tanh()),
            ("output", nn.Linear(84, n_classes)),
        ]))

    def forward(self, img: torch.Tensor) -> torch.Tensor:
        x = self.features(img)
        assert x.shape[1:] == (120, 1, 1), f"expected 32x32 images, got {tuple(img.shape[-2:])}"
        return self.classifier(x.flatten(start_dim=1))


device = "cuda" if torch.cuda.is_available() else "cpu"
model = LeNet5().to(device)
print(model)
n_params = sum(p.numel() for p in model.parameters() if p.requires_grad)
print(f"{n_params:,} trainable parameters")
