# input: 3x32x32
import torch
import torch.nn as nn

base = nn.Sequential(
    nn.Conv2d(3, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(16 * 6 * 6, 50), nn.ReLU(), nn.Linear(50, 10),
)

features = nn.Sequential(*list(base.children())[:6])
last = list(base.modules())[-1]
print(last.in_features, last.out_features, len(features))


class Transfer(nn.Module):
    def __init__(self, features, n):
        super().__init__()
        self.features = features
        self.features.requires_grad_(False)
        self.classifier = nn.Sequential(nn.Dropout(), nn.Linear(16 * 6 ** 2, n))

    def forward(self, x):
        h = x
        for i, layer in enumerate(self.features):
            h = layer(h)
            if i == 2:
                mid = h
        return self.classifier(h.flatten(1)), mid


model = Transfer(features, n=4)
print(model.features[0].weight.shape)
