"""Operations that work value by value, on one tensor or on several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from ...core.view import EACH, VECTORS
from ..shapes import broadcast
from ..tensor import Sizes
from .kinds import AllFed, Among, Fed, Length, Perhaps
from .outcome import Outcome, hide, show


def keep(x: Perhaps) -> Outcome:
    """Change values, not their number."""
    return hide(x, EACH)


def scramble(x: Perhaps) -> Outcome:
    """Keep the shape, but not every value at its place."""
    return hide(x)


def sort(x: Perhaps) -> list[Outcome]:
    """Give the values in order, and their old places."""
    return [hide(x), hide(x)]


def change(x: Perhaps, others: Among) -> Outcome:
    """Change values where they stand."""
    return hide(x, EACH)


def combine(x: Fed, y: Fed) -> Outcome:
    """Calculate with two tensors value by value: a step of the network, unless one of them is a number."""
    return Outcome(broadcast(x, y), EACH, shown=bool(x and y))


def compare(x: Fed, y: Fed) -> Outcome:
    """Compare two tensors: the mask has the shape of both together."""
    return hide(broadcast(x, y), EACH)


def choose(condition: Fed, x: Fed, y: Fed) -> Outcome:
    """Take values of two tensors where a third says so."""
    return add_up([condition, x, y])


def add_up(xs: AllFed) -> Outcome:
    """Add tensors: shapes are broadcast."""
    return show(broadcast_all(xs), EACH)


def broadcast_all(shapes: Sequence[Sizes]) -> Sizes:
    """Combine shapes; raises Mismatch."""
    return reduce(broadcast, shapes)


def encode(x: Fed, classes: Length) -> Outcome:
    """Write classes as vectors with a single 1; −1 leaves their number to the values."""
    return hide((*x, None if classes == -1 else classes), VECTORS)
