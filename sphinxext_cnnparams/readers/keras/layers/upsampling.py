"""Keras's upsampling layers (https://keras.io/api/layers/reshaping_layers/)."""

from __future__ import annotations

from functools import partial

from ....core.layers import UpSample
from ...tracing.arguments import Maker, choice, extents, integer

TAPS = {"nearest": 1, "bilinear": 2, "bicubic": 4, "lanczos3": 6, "lanczos5": 10}
"""How many neighbours each interpolation looks at, along one dimension."""


def up_sampling(rank: int, *, size: object, interpolation: object = "nearest") -> UpSample:
    """Read ``UpSampling2D``, and ``UpSampling3D``, which only repeats values."""
    taps = TAPS[choice(interpolation, "interpolation", tuple(TAPS))]
    return UpSample(factors=extents(size, rank, "size"), taps=taps)


def up_sampling_1d(*, size: object) -> UpSample:
    """Read ``UpSampling1D``."""
    return UpSample(factors=(integer(size, "size"),))


UPSAMPLING: dict[str, Maker] = {
    "UpSampling1D": up_sampling_1d,
    "UpSampling2D": partial(up_sampling, 2),
    "UpSampling3D": partial(up_sampling, 3),
}
