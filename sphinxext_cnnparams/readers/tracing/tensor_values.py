"""Values of the few tensors that have known ones: short lists of numbers, as ``torch.linspace`` makes them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from fractions import Fraction

from ...core.structs import MutableStruct, field

MOST = 1000
"""How many values are kept of a tensor."""
NEAR = 1e-5
"""How near a whole number or a half a value may be rounded to either side of it."""


class Known(MutableStruct):
    """Hold the values of a tensor, None where one is not sure.

    What shares its memory shares *alive*, which ends when one of them is changed.
    """

    items: tuple[int | float | None, ...]
    alive: list[bool] = field(default_factory=lambda: [True])

    def part(self, key: slice) -> Known:
        """Give some of the values, in the same memory."""
        return Known(self.items[key], self.alive)

    def changed(self) -> None:
        """Forget the values: somebody may have changed them."""
        self.alive[:] = [False]


def round_single(value: float) -> float:
    """Round a number as a tensor of 32 bits keeps it; raises OverflowError where it is too large.

    >>> round_single(0.1)
    0.10000000149011612
    """
    rounded: float = struct.unpack("f", struct.pack("f", value))[0]
    return rounded


def space_evenly(start: float, end: float, steps: int) -> Known | None:
    """Give the values of ``torch.linspace``; None in place of one that may be on either side of a whole number.

    Source: ``aten/src/ATen/native/cpu/RangeFactoriesKernel.cpp`` counts from both ends, in 32 bits; how it rounds
    depends on the processor.
    """
    if not 0 < steps <= MOST:
        return None
    first, last, half = round_single(start), round_single(end), max(1, steps // 2)
    step = round_single((last - first) / (steps - 1)) if steps > 1 else 0.0
    found = [round_single(first + i * step if i < half else last - (steps - 1 - i) * step) for i in range(steps)]
    exact = Fraction(step) * (steps - 1) == Fraction(last) - Fraction(first)
    near = 0.0 if exact else NEAR * max(1.0, abs(first), abs(last))
    inside = (None if abs(2 * value - round(2 * value)) < near else value for value in found[1:-1])
    return Known((found[0], *inside, *found[1:][-1:]))


def list_values(items: Sequence[object]) -> Known | None:
    """Give the values of ``torch.tensor`` of a plain list; None where they are no numbers of one kind."""
    if len(items) > MOST:
        return None
    if all(type(item) is int for item in items):
        return Known(tuple(items))  # type: ignore[arg-type]
    if all(type(item) in (int, float) for item in items):
        try:
            return Known(tuple(round_single(item) for item in items))  # type: ignore[arg-type]
        except OverflowError:
            return None
    return None
