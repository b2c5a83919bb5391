# input: 3x32x32
import torch.nn as nn


class MLPConv(nn.Sequential):
    """A convolution and the two-layer perceptron that slides with it (1x1 convolutions)."""

    def __init__(self, in_channels, channels, kernel_size, **kwargs):
        widths = [in_channels] + list(channels)
        layers = []
        for i, (a, b) in enumerate(zip(widths, widths[1:])):
            if i == 0:
                layers.append(nn.Conv2d(a, b, kernel_size, **kwargs))
            else:
                layers.append(nn.Conv2d(a, b, kernel_size=1))
            layers.append(nn.ReLU(inplace=True))
        super().__init__(*layers)


net = nn.Sequential(
    MLPConv(3, (192, 160, 96), 5, padding=2),
    nn.MaxPool2d(3, stride=2, ceil_mode=True),
    nn.Dropout(0.5),
    MLPConv(96, (192, 192, 192), 5, padding=2),
    nn.AvgPool2d(3, stride=2, ceil_mode=True),
    nn.Dropout(0.5),
    MLPConv(192, (192, 192, 10), 3, padding=1),
    nn.AvgPool2d(8),
    nn.Flatten(),
)
