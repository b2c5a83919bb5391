"""What several of PyTorch's layers have in common."""

from __future__ import annotations

from ..arguments import Refused, extents, integer


def spread(value: object, rank: int, name: str, least: int = 1) -> tuple[int, ...]:
    """Turn one number, a tuple of one, or one per dimension, into *rank* numbers; Refused otherwise."""
    single = value[0] if isinstance(value, (tuple, list)) and len(value) == 1 else value
    return extents(single, rank, name, least)


def axis_number(dim: object, name: str = "dim") -> int:
    """Read the number of one dimension; PyTorch counts the batch as 0, we do not count it."""
    value = integer(dim, name, -99)
    if value == 0:
        raise Refused(f"with {name}=0 works along the samples of a batch; name another dimension")
    return value - 1 if value > 0 else value
