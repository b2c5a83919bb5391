"""What several of PyTorch's layers have in common."""

from __future__ import annotations

from typing import Final

from ....core.problem import say
from ...python import is_listed
from ...tracing.arguments import Refused, deduced, extents, integer

LAZY: Final = object()
"""Stands for the channels a lazy module learns from its first input."""


def channels(value: object, name: str, least: int = 1) -> int | None:
    """Turn an argument into a number of channels; None where the first input tells it."""
    return None if value is LAZY else deduced(value, name, least)


def spread(value: object, rank: int, name: str, least: int = 1) -> tuple[int, ...]:
    """Turn one number, a tuple of one, or one per dimension, into *rank* numbers; Refused otherwise."""
    single = value[0] if is_listed(value) and len(value) == 1 else value
    return extents(single, rank, name, least)


def divide_heads(size: object, heads: object, name: str, parts: str) -> tuple[int, int]:
    """Read a size and the heads it is divided among; Refused where they do not divide it."""
    whole, count = integer(size, name), integer(heads, parts)
    if whole % count:
        raise Refused(
            say(
                "has {parts}={count}, which does not divide {name}={whole}",
                parts=parts,
                count=count,
                name=name,
                whole=whole,
            )
        )
    return whole, count
