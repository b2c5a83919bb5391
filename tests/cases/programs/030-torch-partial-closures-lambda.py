# input: 3x40x40
import functools
from functools import partial

import torch
from torch import nn

conv3x3 = partial(nn.Conv2d, kernel_size=3, padding=1, bias=False)
Norm = partial(nn.BatchNorm2d, eps=1e-3, momentum=0.01)
act = lambda: nn.Hardswish(inplace=True)


def block_factory(norm_layer, make_act):
    counter = {"blocks": 0}

    def make(c_in, c_out, *, pool=True):
        counter["blocks"] += 1
        layers = [conv3x3(c_in, c_out), norm_layer(c_out), make_act()]
        layers += [nn.MaxPool2d(2)] if pool else []
        return nn.Sequential(*layers)

    return make


def get_norm_layer(norm_type='instance'):
    if norm_type == 'batch':
        norm_layer = functools.partial(nn.BatchNorm2d, affine=True)
    elif norm_type == 'instance':
        norm_layer = functools.partial(nn.InstanceNorm2d, affine=False, track_running_stats=True)
    else:
        raise NotImplementedError('normalization layer [%s] is not found' % norm_type)
    return norm_layer


make_block = block_factory(Norm, act)
compose = lambda *fs: nn.Sequential(*fs)

net = compose(
    make_block(3, 16),
    make_block(16, 32, pool=False),
    get_norm_layer()(32),
    *(conv3x3(32, 32, groups=g) for g in (1, 4, 32)),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(1), nn.Linear(32, 3),
)
