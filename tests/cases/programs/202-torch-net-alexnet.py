# input: 3x224x224
# object: AlexNet
import torch
import torch.nn as nn
import torch.nn.functional as F


class AlexNet(nn.Module):
    """The "one weird trick" AlexNet (Krizhevsky, 2014): a single column, no response normalization."""

    def __init__(self, num_classes=1000, p_drop=0.5):
        super(AlexNet, self).__init__()
        # 224 -> 55 -> 27
        self.conv1 = nn.Conv2d(3, 64, kernel_size=11, stride=4, padding=2)
        # 27 -> 27 -> 13
        self.conv2 = nn.Conv2d(64, 192, kernel_size=5, padding=2)
        # 13 -> 13 -> 6
        self.conv3 = nn.Conv2d(192, 384, kernel_size=3, padding=1)
        self.conv4 = nn.Conv2d(384, 256, kernel_size=3, padding=1)
        self.conv5 = nn.Conv2d(256, 256, kernel_size=3, padding=1)

        self.fc6 = nn.Linear(256 * 6 * 6, 4096)
        self.fc7 = nn.Linear(4096, 4096)
        self.fc8 = nn.Linear(4096, num_classes)
        self.p_drop = p_drop

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), kernel_size=3, stride=2)
        x = F.max_pool2d(F.relu(self.conv2(x)), kernel_size=3, stride=2)
        x = F.relu(self.conv3(x))
        x = F.relu(self.conv4(x))
        x = F.max_pool2d(F.relu(self.conv5(x)), kernel_size=3, stride=2)
        x = F.adaptive_avg_pool2d(x, output_size=(6, 6))
        x = x.view(x.size(0), 256 * 6 * 6)
        x = F.dropout(x, self.p_drop, training=self.training)
        x = F.relu(self.fc6(x))
        x = F.dropout(x, self.p_drop, training=self.training)
        x = F.relu(self.fc7(x))
        return self.fc8(x)


if __name__ == "__main__":
    net = AlexNet()
    out = net(torch.randn(1, 3, 224, 224))
    print(out.shape)
