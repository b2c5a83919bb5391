# input: 3x224x224
# object: vgg19()
import torch.nn as nn
from itertools import chain

STAGES = {
    16: [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)],
    19: [(64, 2), (128, 2), (256, 4), (512, 4), (512, 4)],
}


def conv_relu(c_in, c_out):
    return nn.Conv2d(c_in, c_out, kernel_size=3, padding=1), nn.ReLU(inplace=True)


def stage(c_in, c_out, n):
    widths = [c_in] + [c_out] * n
    convs = [conv_relu(a, b) for a, b in zip(widths[:-1], widths[1:])]
    return nn.Sequential(*chain.from_iterable(convs), nn.MaxPool2d(2))


def features(stages):
    inputs = [3, *(width for width, _ in stages)]
    return nn.Sequential(*[stage(c_in, width, n) for c_in, (width, n) in zip(inputs, stages)])


def classifier(classes, hidden=4096, dropout=.5):
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(512 * 7 * 7, hidden), nn.ReLU(inplace=True), nn.Dropout(dropout),
        nn.Linear(hidden, hidden), nn.ReLU(inplace=True), nn.Dropout(dropout),
        nn.Linear(hidden, classes),
    )


def vgg19(classes=1000):
    net = nn.Sequential()
    net.add_module("features", features(STAGES[19]))
    net.add_module("classifier", classifier(classes))
    return net
