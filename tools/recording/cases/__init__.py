"""All cases of single layers: one file per family, for both frameworks."""

from __future__ import annotations

from ..grids import Grid
from . import (
    activations,
    attention,
    convolution,
    core,
    dropout,
    embedding,
    lazy,
    merging,
    normalization,
    padding,
    pooling,
    preprocessing,
    rearranging,
    recurrent,
    reshaping,
    transformer,
    upsampling,
    wrapping,
)

KERAS: tuple[Grid, ...] = (
    *activations.KERAS,
    *attention.KERAS,
    *convolution.KERAS,
    *core.KERAS,
    *dropout.KERAS,
    *embedding.KERAS,
    *merging.KERAS,
    *normalization.KERAS,
    *padding.KERAS,
    *pooling.KERAS,
    *preprocessing.KERAS,
    *recurrent.KERAS,
    *reshaping.KERAS,
    *upsampling.KERAS,
    *wrapping.KERAS,
)
TORCH: tuple[Grid, ...] = (
    *activations.TORCH,
    *attention.TORCH,
    *convolution.TORCH,
    *core.TORCH,
    *dropout.TORCH,
    *embedding.TORCH,
    *lazy.TORCH,
    *merging.TORCH,
    *normalization.TORCH,
    *padding.TORCH,
    *pooling.TORCH,
    *rearranging.TORCH,
    *recurrent.TORCH,
    *reshaping.TORCH,
    *transformer.TORCH,
    *upsampling.TORCH,
)
