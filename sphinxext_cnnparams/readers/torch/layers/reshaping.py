"""PyTorch's layers that bring values into another shape (https://pytorch.org/docs/stable/nn.html#utilities)."""

from __future__ import annotations

from ....core.layers import Flatten, Unflatten
from ....core.problem import say
from ...python import is_listed
from ...tracing.arguments import Maker, Refused, integer, require


def flatten(*, start_dim: object, end_dim: object) -> Flatten:
    """Read ``Flatten``; PyTorch counts the batch as dimension 0."""
    start, end = integer(start_dim, "start_dim", -99), integer(end_dim, "end_dim", -99)
    if 0 <= end < start:
        raise Refused(say("has start_dim={start} behind end_dim={end}", start=start, end=end))
    if start == 0:
        raise Refused("with start_dim=0 mixes the images of a batch; leave start_dim at 1")
    return Flatten(start - 1 if start > 0 else start, end - 1 if end > 0 else end)


def unflatten(*, dim: object, unflattened_size: object) -> Unflatten:
    """Read ``Unflatten``; PyTorch counts the batch as dimension 0."""
    axis = integer(dim, "dim", -99)
    listed = require(unflattened_size, "unflattened_size")
    if axis == 0:
        raise Refused("with dim=0 takes the batch apart; name another dimension")
    if not is_listed(listed):
        raise Refused("needs unflattened_size as a tuple")
    sizes = tuple(-1 if n == -1 else integer(n, "unflattened_size") for n in listed)
    if sizes.count(-1) > 1:
        raise Refused("can work out only one size of −1")
    return Unflatten(axis - 1 if axis > 0 else axis, sizes)


RESHAPING: dict[str, Maker] = {
    "Flatten": flatten,
    "Unflatten": unflatten,
}
