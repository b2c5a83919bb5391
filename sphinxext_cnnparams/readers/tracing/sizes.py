"""Calculating with sizes of dimensions: some are not known, and that of the batch never is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import prod

from .tensor import Batch, Size


def reckon(rule: Callable[..., int], *sizes: Size) -> int | None:
    """Calculate with sizes; None where one is not known, or is that of the batch.

    >>> reckon(lambda n: n // 2, 9), reckon(lambda n: n // 2, Batch())
    (4, None)
    """
    known = [n for n in sizes if isinstance(n, int)]
    return rule(*known) if len(known) == len(sizes) else None


def extend(n: Size, by: int) -> Size:
    """Add to a size; what is not known stays so.

    >>> extend(4, 2), extend(Batch(), 2)
    (6, Batch(times=1))
    """
    return n + by if isinstance(n, int) else n


def add(sizes: Sequence[Size]) -> Size:
    """Add up sizes: of batches alone it is a larger batch.

    >>> add([2, 3]), add([Batch(), Batch()]), add([2, Batch()])
    (5, Batch(times=2), None)
    """
    batches = [n.times for n in sizes if isinstance(n, Batch)]
    if batches:
        return Batch(sum(batches)) if len(batches) == len(sizes) else None
    return reckon(lambda *known: sum(known), *sizes)


def multiply(one: Size, other: Size) -> Size:
    """Multiply two sizes, one of which may be that of the batch.

    >>> multiply(2, 3), multiply(Batch(2), 3), multiply(Batch(), Batch())
    (6, Batch(times=6), None)
    """
    for batch, by in ((one, other), (other, one)):
        if isinstance(batch, Batch):
            return Batch(batch.times * by) if isinstance(by, int) else None
    return reckon(lambda a, b: a * b, one, other)


def product(sizes: Iterable[Size]) -> Size:
    """Multiply sizes, one of which may be that of the batch.

    >>> product([2, 3, 4]), product([2, Batch()]), product([])
    (24, Batch(times=2), 1)
    """
    whole: Size = 1
    for size in sizes:
        whole = multiply(whole, size)
    return whole


def count(*sizes: Size) -> int | None:
    """Multiply sizes, the batch as one sample; None where one is not known.

    >>> count(Batch(), 3, 4), count(3, None)
    (12, None)
    """
    return None if None in sizes else prod(n for n in sizes if isinstance(n, int))
