"""PyTorch's layers that pad (https://pytorch.org/docs/stable/nn.html#padding-layers)."""

from __future__ import annotations

from functools import partial

from ....core.layers import Pad
from ...tracing.arguments import Maker, extents, items


def zero_pad(rank: int, *, padding: object) -> Pad:
    """Read ``ZeroPad2d``, ``ConstantPad2d`` and their kin, which pad the last dimensions of anything."""
    given = items(padding)
    return Pad(pads(len(given) // 2 if len(given) % 2 == 0 else rank, padding), anywhere=True)


def replication_pad(rank: int, *, padding: object) -> Pad:
    """Read ``ReplicationPad2d`` and its kin."""
    return Pad(pads(rank, padding))


def reflection_pad(rank: int, *, padding: object) -> Pad:
    """Read ``ReflectionPad2d`` and its kin: what is mirrored has to be there."""
    return Pad(pads(rank, padding), mirrored=True)


def circular_pad(rank: int, *, padding: object) -> Pad:
    """Read ``CircularPad2d`` and its kin: values come from the other end."""
    return Pad(pads(rank, padding), round=True)


def pads(rank: int, padding: object) -> tuple[tuple[int, int], ...]:
    """Give the pairs in the order of the dimensions: PyTorch names the last dimension first."""
    numbers = extents(padding, 2 * rank, "padding", -10_000)
    return tuple(reversed(list(zip(numbers[::2], numbers[1::2], strict=True))))


_RANKS = (1, 2, 3)
PADDING: dict[str, Maker] = {
    **{f"CircularPad{n}d": partial(circular_pad, n) for n in _RANKS},
    **{f"ConstantPad{n}d": partial(zero_pad, n) for n in _RANKS},
    **{f"ReflectionPad{n}d": partial(reflection_pad, n) for n in _RANKS},
    **{f"ReplicationPad{n}d": partial(replication_pad, n) for n in _RANKS},
    **{f"ZeroPad{n}d": partial(zero_pad, n) for n in _RANKS},
}
