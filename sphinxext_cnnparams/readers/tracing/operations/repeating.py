"""Operations that repeat what is in a tensor."""

from __future__ import annotations

from ....core.problem import say
from ....core.receptive import EACH
from ...python import is_listed
from ..shape_rules import Mismatch, measure, put, write_dims
from ..sizes import multiply
from ..tensor import Sizes
from .kinds import Axis, Fed, Given, Length, Lengths, Perhaps, as_integer, as_size
from .product import Product, hide


def broadcast_to(x: Perhaps, shape: Lengths) -> Product:
    """Repeat dimensions of 1 until the shape is that which is asked for."""
    return hide(tuple(shape))


def expand(x: Fed, shape: Lengths) -> Product:
    """Repeat dimensions of 1; −1 keeps a dimension."""
    pairs = zip(shape, pad_front(x, len(shape)), strict=True)
    return hide(tuple(old if n == -1 else n for n, old in pairs), EACH)


def tile(x: Fed, repeats: Lengths) -> Product:
    """Set a tensor beside itself; a number may be that of the images in the batch."""
    rank = max(len(x), len(repeats))
    pairs = zip(pad_front(x, rank), pad_front(tuple(repeats), rank), strict=True)
    return hide(tuple(multiply(n, by) for n, by in pairs))


def tile_all(x: Fed, repeats: Lengths) -> Product:
    """Set a tensor beside itself, as often as a number for each dimension says."""
    if len(repeats) < len(x):
        raise Mismatch(say("is told {repeats} numbers for {rank} dimensions", repeats=len(repeats), rank=len(x)))
    return tile(x, repeats)


def pad_front(x: Sizes, rank: int) -> Sizes:
    """Put dimensions of 1 in front, up to *rank*."""
    return (1,) * (rank - len(x)) + x


def repeat(x: Fed, repeats: Given, axis: Axis) -> Product:
    """Repeat each position of a dimension, as often as all others or so often as a list says."""
    n = measure(x, axis)
    if not is_listed(repeats):
        return hide(put(x, axis, multiply(n, as_size(repeats))))
    if len(repeats) != n:
        raise Mismatch(
            say("is told {repeats} numbers for {size} positions", repeats=len(repeats), size=write_dims([n]))
        )
    return hide(put(x, axis, sum(as_integer(times) for times in repeats)))


def repeat_vector(x: Fed, times: Length) -> Product:
    """Make a sequence of equal vectors of one vector for each image."""
    if len(x) != 2:
        raise Mismatch(say("needs one vector for each image, not {shape}", shape=write_dims(x)))
    return hide((x[0], times, x[1]))
