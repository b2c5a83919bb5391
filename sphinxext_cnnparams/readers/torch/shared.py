"""What several of PyTorch's layers have in common."""

from __future__ import annotations

from ..arguments import extents


def spread(value: object, rank: int, name: str, least: int = 1) -> tuple[int, ...]:
    """Turn one number, a tuple of one, or one per dimension, into *rank* numbers; Refused otherwise."""
    single = value[0] if isinstance(value, (tuple, list)) and len(value) == 1 else value
    return extents(single, rank, name, least)
