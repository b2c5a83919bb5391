"""Whether a shape that is stated in a comment is that of a layer, in any of the ways people write it."""

from __future__ import annotations

from ..core.shape import Shape, product
from .numbers import StatedShape, agree, turn


def fits(stated: StatedShape, shape: Shape | None) -> bool:
    """Compare a shape; a lone number may be the channels, the size, or a flat length."""
    if shape is None:
        return False
    if None in stated.dims[1:] or None in shape.dims:  # sizes that are only named, or not known
        return len(stated.dims) in (shape.rank, shape.rank + 1) and agree(stated.dims[-shape.rank :], shape.dims)
    if stated.fits(shape) or stated.fits(shape.in_layout("first")) or stated.fits(shape.in_layout("last")):
        return True
    if len(stated.dims) == 1:
        return stated.dims[0] in (shape.channels, shape.size)
    if len(stated.dims) == shape.rank + 1 and stated.dims[1:] == shape.dims:
        return True  # the batch in front
    if shape.rank > 2:
        return not stated.batched and has_channels_elsewhere(stated, shape)
    return shape.rank == 1 and product(stated.dims) == shape.size  # 16 * 5 * 5 of a flat output


def is_beyond(stated: StatedShape, shape: Shape | None) -> bool:
    """Tell whether a text agrees with a shape as far as that is known, and says more than that."""
    if shape is None or None not in shape.dims or not fits(stated, shape):
        return False
    return any(
        known is None and one is not None for one, known in zip(stated.dims[-shape.rank :], shape.dims, strict=True)
    )


def has_channels_elsewhere(stated: StatedShape, shape: Shape) -> bool:
    """Tell whether a shape of an image is right but for its channels, which stand at the other end: 13 × 13 × 32."""
    return shape.channels is not None and stated.dims in turn(shape)


def is_turned(stated: StatedShape, shape: Shape | None) -> bool:
    """Tell whether a shape, with the batch or without, is right but for the place of its channels."""
    spellings = (StatedShape(dims) for dims in (stated.dims, stated.dims[1:]))
    return shape is not None and any(has_channels_elsewhere(spelled, shape) for spelled in spellings)
