# input: 3x64x64
# object: model
import torch
import torch.nn as nn

groups = [(16, 1), (32, 2), (64, 2)]

def conv_bn(inp, oup, stride):
    return nn.Sequential(
        nn.Conv2d(inp, oup, 3, stride, 1, bias=False),
        nn.BatchNorm2d(oup),
        nn.ReLU(inplace=True)
    )

def conv_dw(inp, oup, stride):
    return nn.Sequential(
        nn.ReflectionPad2d(1),
        nn.Conv2d(inp, inp, 3, stride, 0, groups=inp, bias=False),
        nn.BatchNorm2d(inp),
        nn.ReLU(inplace=True),

        nn.Conv2d(inp, oup, 1, 1, 0, bias=False),
        nn.BatchNorm2d(oup),
        nn.ReLU(inplace=True),
    )

class MobileNet(nn.Module):
    def __init__(self, groups, *extra, last=128):
        super(MobileNet, self).__init__()
        first, *rest = groups
        chain = [conv_bn(3, first[0], 2)]
        previous = first[0]
        for width, stride in [*rest, *extra]:
            chain.append(conv_dw(previous, width, stride))
            previous = width
        chain.append(conv_dw(previous, last, 1))
        self.model = nn.Sequential(*chain, nn.AdaptiveAvgPool2d(1))
        self.fc = nn.Linear(last, 1000)

    def forward(self, x):
        x = self.model(x)
        x = x.view(-1, x.shape[1])
        return self.fc(x)

net = MobileNet(groups, (96, 1), last=160)
model = nn.DataParallel(net)
