"""Layers of PyTorch that take one image without a batch: how many dimensions it has then.

Source: "Input: (N, C, H, W) or (C, H, W)" in the documentation of each, https://pytorch.org/docs/stable/nn.html
"""

from __future__ import annotations

from collections.abc import Mapping

WINDOWS = (
    "Conv{}",
    "LazyConv{}",
    "ConvTranspose{}",
    "LazyConvTranspose{}",
    "MaxPool{}",
    "AvgPool{}",
    "LPPool{}",
    "AdaptiveMaxPool{}",
    "AdaptiveAvgPool{}",
    "FractionalMaxPool{}",
    "InstanceNorm{}",
    "ReflectionPad{}",
    "ReplicationPad{}",
    "max_pool{}",
    "avg_pool{}",
    "lp_pool{}",
    "adaptive_max_pool{}",
    "adaptive_avg_pool{}",
)
SINGLE: Mapping[str, int] = {
    **{name.format(f"{rank}d"): rank + 1 for name in WINDOWS for rank in (1, 2, 3)},
    **dict.fromkeys(("RNN", "LSTM", "GRU", "Fold"), 2),
    **dict.fromkeys(("Linear", "LazyLinear", "RNNCell", "LSTMCell", "GRUCell"), 1),
    "Unfold": 3,
}
"""The kinds of layers and functions, each with the dimensions of one image; RNNs that are fed two have one sequence."""
