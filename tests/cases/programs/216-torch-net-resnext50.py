# input: 3x224x224
# object: resnext50_32x4d
import torch.nn as nn


class ResNeXtBlock(nn.Module):
    def __init__(self, in_planes, planes, cardinality, base_width, stride=1, expansion=4):
        super().__init__()
        width = int(planes * (base_width / 64)) * cardinality
        out_planes = planes * expansion

        self.residual_function = nn.Sequential(
            nn.Conv2d(in_planes, width, kernel_size=1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width, kernel_size=3, stride=stride, padding=1, groups=cardinality, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, out_planes, kernel_size=1, bias=False),
            nn.BatchNorm2d(out_planes),
        )
        self.shortcut = nn.Sequential()
        if stride != 1 or in_planes != out_planes:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_planes, out_planes, kernel_size=1, stride=stride, bias=False),
                nn.BatchNorm2d(out_planes),
            )
        self.act = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.act(self.residual_function(x) + self.shortcut(x))


class ResNeXt(nn.Module):
    def __init__(self, num_blocks, cardinality, base_width, num_classes=1000):
        super().__init__()
        self.cardinality, self.base_width = cardinality, base_width
        self.in_planes = 64
        self.conv1 = nn.Sequential(
            nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False),
            nn.BatchNorm2d(64),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(3, stride=2, padding=1),
        )
        self.conv2_x = self._make_stage(64, num_blocks[0], 1)
        self.conv3_x = self._make_stage(128, num_blocks[1], 2)
        self.conv4_x = self._make_stage(256, num_blocks[2], 2)
        self.conv5_x = self._make_stage(512, num_blocks[3], 2)
        self.avg_pool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(2048, num_classes)

    def _make_stage(self, planes, num_blocks, stride):
        strides = [stride] + [1] * (num_blocks - 1)
        layers = []
        for s in strides:
            layers.append(ResNeXtBlock(self.in_planes, planes, self.cardinality, self.base_width, s))
            self.in_planes = planes * 4
        return nn.Sequential(*layers)

    def forward(self, x):
        output = self.conv1(x)
        output = self.conv2_x(output)
        output = self.conv3_x(output)
        output = self.conv4_x(output)
        output = self.conv5_x(output)
        output = self.avg_pool(output)
        output = output.view(output.size(0), -1)
        return self.fc(output)


def resnext50_32x4d():
    return ResNeXt([3, 4, 6, 3], cardinality=32, base_width=4)
