# input: 3x37x50
import math

import numpy as np
import torch
import torch.nn as nn


def spatial_pyramid_pool(previous_conv, previous_conv_size, out_pool_size):
    """SPP: pool into bins of several sizes, flatten, concatenate."""
    num_sample = previous_conv.size(0)
    for i in range(len(out_pool_size)):
        h_wid = int(math.ceil(previous_conv_size[0] / out_pool_size[i]))
        w_wid = int(math.ceil(previous_conv_size[1] / out_pool_size[i]))
        h_pad = (h_wid * out_pool_size[i] - previous_conv_size[0] + 1) // 2
        w_pad = (w_wid * out_pool_size[i] - previous_conv_size[1] + 1) // 2
        maxpool = nn.MaxPool2d((h_wid, w_wid), stride=(h_wid, w_wid), padding=(h_pad, w_pad))
        x = maxpool(previous_conv)
        if i == 0:
            spp = x.view(num_sample, -1)
        else:
            spp = torch.cat((spp, x.view(num_sample, -1)), 1)
    return spp


class SPPNet(nn.Module):
    def __init__(self, levels=(4, 2, 1)):
        super().__init__()
        self.levels = levels
        self.conv1 = nn.Conv2d(3, 16, 3, stride=2)
        self.conv2 = nn.Conv2d(16, 32, 3, stride=2)
        self.fc = nn.Linear(32 * int(np.sum(np.array(levels) ** 2)), 8)
        self.big = nn.Conv2d(16, 16, 3, stride=2)

    def forward(self, x):
        x = torch.relu(self.conv1(x))
        if x.shape[-1] > 64 or x.shape[-2] > 64:
            x = self.big(x)
        x = torch.relu(self.conv2(x))
        size = [int(x.size(2)), int(x.size(3))]
        return self.fc(spatial_pyramid_pool(x, size, self.levels))


spp = SPPNet()
