"""Keras's pooling layers (https://keras.io/api/layers/pooling_layers/)."""

from __future__ import annotations

from functools import partial

from ....core.layers import AdaptivePool, GlobalPool, Pool
from ...tracing.arguments import Maker, choice, extents, flag


def pool(rank: int, *, pool_size: object, strides: object, padding: object) -> Pool:
    """Read ``MaxPooling2D``, ``AveragePooling2D`` and their kin; the stride is the window unless given."""
    kernel = extents(pool_size, rank, "pool_size")
    return Pool(
        kernel=kernel,
        stride=kernel if strides is None else extents(strides, rank, "strides"),
        padding=choice(padding, "padding", ("valid", "same")),
    )


def global_pool(rank: int, *, keepdims: object) -> GlobalPool:
    """Read ``GlobalAveragePooling2D``, ``GlobalMaxPooling2D`` and their kin."""
    return GlobalPool(rank, keep=flag(keepdims, "keepdims"))


def adaptive_pool(rank: int, *, output_size: object) -> AdaptivePool:
    """Read ``AdaptiveAveragePooling2D``, ``AdaptiveMaxPooling2D`` and their kin."""
    return AdaptivePool(extents(output_size, rank, "output_size"))


POOLS: dict[str, Maker] = {
    f"{prefix}{what}Pooling{rank}D": partial(maker, rank)
    for rank in (1, 2, 3)
    for what in ("Max", "Average")
    for prefix, maker in (("", pool), ("Global", global_pool), ("Adaptive", adaptive_pool))
}
