"""The catalogue: one file per family, one entry per kind."""

from .activation import Elementwise, PReLU
from .convolution import Conv, DepthwiseConv, SeparableConv, TransposedConv
from .dense import Dense
from .normalization import BatchNorm
from .pooling import AdaptivePool, GlobalPool, Pool
from .reshaping import Flatten, Pad, Reshape, Unflatten, UpSample
from .source import Input, Unknown

__all__ = [
    "AdaptivePool",
    "BatchNorm",
    "Conv",
    "Dense",
    "DepthwiseConv",
    "Elementwise",
    "Flatten",
    "GlobalPool",
    "Input",
    "PReLU",
    "Pad",
    "Pool",
    "Reshape",
    "SeparableConv",
    "TransposedConv",
    "Unflatten",
    "Unknown",
    "UpSample",
]
