"""Keras's layers that bring values into another shape (https://keras.io/api/layers/reshaping_layers/)."""

from __future__ import annotations

from ....core.layers import Flatten, Permute, Repeat, Reshape
from ....core.problem import say
from ...python import is_listed
from ...tracing.arguments import Maker, Refused, integer, require, show


def flatten() -> Flatten:
    """Read ``Flatten``."""
    return Flatten()


def reshape(*, target_shape: object) -> Reshape:
    """Read ``Reshape``."""
    require(target_shape, "target_shape")
    if not is_listed(target_shape):
        raise Refused(say("needs a tuple for target_shape, not {given}; write ({given},)", given=show(target_shape)))
    target = tuple(-1 if n in (-1, None) else integer(n, "target_shape", 0) for n in target_shape)
    if target.count(-1) > 1:
        raise Refused("can work out only one dimension of −1")
    return Reshape(target)


def permute(*, dims: object) -> Permute:
    """Read ``Permute``, which counts the dimensions from 1, after the batch."""
    require(dims, "dims")
    if not is_listed(dims):
        raise Refused(say("needs a tuple for dims, not {given}", given=show(dims)))
    order = tuple(integer(dim, "dims") - 1 for dim in dims)
    if sorted(order) != list(range(len(order))):
        raise Refused(say("needs every dimension once, counted from 1, not {given}", given=show(dims)))
    return Permute(order)


def repeat_vector(*, n: object) -> Repeat:
    """Read ``RepeatVector``."""
    return Repeat(integer(n, "n"))


RESHAPING: dict[str, Maker] = {
    "Flatten": flatten,
    "Permute": permute,
    "RepeatVector": repeat_vector,
    "Reshape": reshape,
}
