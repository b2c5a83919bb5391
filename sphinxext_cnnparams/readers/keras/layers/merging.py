"""Keras's merging layers (https://keras.io/api/layers/merging_layers/)."""

from __future__ import annotations

from ....core.layers import Combine, Concatenate, Dot
from ...tracing.arguments import Maker, Refused, axis_number, items, require


def combine() -> Combine:
    """Read ``Add``, ``Multiply``, ``Average``, ``Maximum`` and ``Minimum``."""
    return Combine()


def subtract() -> Combine:
    """Read ``Subtract``, which takes two inputs."""
    return Combine(2)


def concatenate(*, axis: object) -> Concatenate:
    """Read ``Concatenate``."""
    return Concatenate(axis_number(axis))


def dot(*, axes: object) -> Dot:
    """Read ``Dot``: one dimension for both inputs, or one for each."""
    require(axes, "axes")
    pair = items(axes, 2)
    if len(pair) != 2:
        raise Refused("needs one number or two for axes")
    first, second = (axis_number(axis, "axes") for axis in pair)
    return Dot((first, second))


MERGING: dict[str, Maker] = {
    "Add": combine,
    "Average": combine,
    "Concatenate": concatenate,
    "Dot": dot,
    "Maximum": combine,
    "Minimum": combine,
    "Multiply": combine,
    "Subtract": subtract,
}
