# input: 3x224x224
# object: VGG16
import torch.nn as nn


class VGGBlock(nn.Module):
    """Some convolutions of the same width, then pooling."""

    def __init__(self, block, n_convs, in_ch, out_ch):
        super(VGGBlock, self).__init__()
        self.n_convs = n_convs
        for i in range(1, n_convs + 1):
            self.add_module(f'conv{block}_{i}', nn.Conv2d(in_ch, out_ch, 3, 1, 1))
            self.add_module(f'bn{block}_{i}', nn.BatchNorm2d(out_ch))
            self.add_module(f'relu{block}_{i}', nn.ReLU(True))
            in_ch = out_ch
        self.add_module(f'pool{block}', nn.MaxPool2d(2, 2))

    def forward(self, x):
        for layer in self.children():
            x = layer(x)
        return x


class VGG16(nn.Module):
    n_convs = [2, 2, 3, 3, 3]
    widths = [64, 128, 256, 512, 512]

    def __init__(self, num_classes=1000):
        super(VGG16, self).__init__()
        in_ch = 3
        self.blocks = nn.ModuleList()
        for i, (n, width) in enumerate(zip(self.n_convs, self.widths), start=1):
            self.blocks.append(VGGBlock(i, n, in_ch, width))
            in_ch = width
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.fc1 = nn.Linear(512 * 7 * 7, 4096)
        self.fc2 = nn.Linear(4096, 4096)
        self.fc3 = nn.Linear(4096, num_classes)
        self.relu = nn.ReLU()
        self.drop = nn.Dropout(p=0.5)
        self._init_weights()

    def _init_weights(self):
        for name, p in self.named_parameters():
            if 'conv' in name and name.endswith('weight'):
                nn.init.kaiming_normal_(p, mode='fan_out', nonlinearity='relu')
            elif name.endswith('bias'):
                nn.init.zeros_(p)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        x = self.avgpool(x)
        x = x.reshape(x.shape[0], -1)
        x = self.drop(self.relu(self.fc1(x)))
        x = self.drop(self.relu(self.fc2(x)))
        x = self.fc3(x)
        return x
