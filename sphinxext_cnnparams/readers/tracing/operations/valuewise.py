"""Operations that work value by value, on one tensor or on several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from ....core.receptive import EACH, VECTORS
from ..shape_rules import broadcast
from ..tensor import Sizes
from .kinds import AllFed, Among, Fed, Flag, Length, Perhaps
from .product import Product, hide, show


def keep(x: Perhaps) -> Product:
    """Change values, not their number."""
    return hide(x, EACH)


def scramble(x: Perhaps) -> Product:
    """Keep the shape, but not every value at its place."""
    return hide(x)


def sort(x: Perhaps) -> list[Product]:
    """Give the values in order, and their old places."""
    return [hide(x), hide(x)]


def change(x: Perhaps, others: Among) -> Product:
    """Change values where they stand."""
    return hide(x, EACH)


def combine(x: Fed, y: Fed, symbolic: Flag = False) -> Product:
    """Calculate with two tensors value by value: a step of the network, unless one of them is a number."""
    return Product(broadcast(x, y, symbolic=symbolic), EACH, shown=bool(x and y))


def compare(x: Fed, y: Fed) -> Product:
    """Compare two tensors: the mask has the shape of both together."""
    return hide(broadcast(x, y), EACH)


def choose(condition: Fed, x: Fed, y: Fed) -> Product:
    """Take values of two tensors where a third says so."""
    return add_up([condition, x, y])


def add_up(xs: AllFed) -> Product:
    """Add tensors: shapes are broadcast."""
    return show(broadcast_all(xs), EACH)


def broadcast_all(shapes: Sequence[Sizes]) -> Sizes:
    """Combine shapes; raises Mismatch."""
    return reduce(broadcast, shapes)


def encode(x: Fed, classes: Length) -> Product:
    """Write classes as vectors with a single 1; −1 leaves their number to the values."""
    return hide((*x, None if classes == -1 else classes), VECTORS)
