"""Keras's permuting, repeating and passing layers (https://keras.io/api/layers/reshaping_layers/)."""

from __future__ import annotations

from ....core.layers import Elementwise, Permute, Repeat
from ...arguments import Maker, Refused, integer, is_listed, number, require, show


def permute(*, dims: object) -> Permute:
    """Read ``Permute``, which counts the dimensions from 1, after the batch."""
    require(dims, "dims")
    if not is_listed(dims):
        raise Refused(f"needs a tuple for dims, not {show(dims)}")
    order = tuple(integer(dim, "dims") - 1 for dim in dims)
    if sorted(order) != list(range(len(order))):
        raise Refused(f"needs every dimension once, counted from 1, not {show(dims)}")
    return Permute(order)


def repeat_vector(*, n: object) -> Repeat:
    """Read ``RepeatVector``."""
    return Repeat(integer(n, "n"))


def identity() -> Elementwise:
    """Read ``Identity``."""
    return Elementwise("changes nothing, no weights")


def masking() -> Elementwise:
    """Read ``Masking``, which marks steps to be skipped."""
    return Elementwise("marks steps to be skipped, no weights")


def activity_regularization(*, l1: object, l2: object) -> Elementwise:
    """Read ``ActivityRegularization``."""
    number(l1, "l1", float("-inf"))
    number(l2, "l2", float("-inf"))
    return Elementwise("adds to the loss, no weights")


RESHAPING: dict[str, Maker] = {
    "ActivityRegularization": activity_regularization,
    "Identity": identity,
    "Masking": masking,
    "Permute": permute,
    "RepeatVector": repeat_vector,
}
