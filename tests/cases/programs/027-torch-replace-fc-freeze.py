# input: 3x32x32
import torch
import torch.nn as nn


class Backbone(nn.Module):
    def __init__(self, num_classes=1000):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 32, 3, stride=2, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
            nn.Conv2d(32, 64, 3, stride=2, padding=1), nn.BatchNorm2d(64), nn.ReLU(),
        )
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(64, num_classes)

    def forward(self, x):
        x = self.avgpool(self.features(x))
        return self.fc(torch.flatten(x, 1))


# Load the pretrained model and freeze everything ...
model = Backbone()
for param in model.parameters():
    param.requires_grad = False

# ... then replace the head: parameters of new modules have requires_grad=True
num_ftrs = model.fc.in_features
model.fc = nn.Linear(num_ftrs, 2)

# fine-tune the second normalization as well
for name, param in model.named_parameters():
    if name.startswith('features.4'):
        param.requires_grad = True

optimizer = torch.optim.SGD(filter(lambda p: p.requires_grad, model.parameters()), lr=0.001, momentum=0.9)
