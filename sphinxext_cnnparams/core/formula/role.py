"""What the letters of formulas are in a layer: what makes it, what comes in, what slides, what is added."""

from __future__ import annotations

from enum import StrEnum

from ..problem import Sentence


class Role(StrEnum):
    """Name the part a number plays in the count of a layer's weights."""

    UNITS = "units"
    """How many filters or units there are: what comes out."""
    INPUTS = "inputs"
    """How many channels or features come in."""
    KERNEL = "kernel"
    """How far the kernel reaches."""
    BIAS = "bias"
    """What is added."""


MEANINGS = {
    Role.UNITS: (
        *("filters", "units", "depth multiplier", "projected units", "units of the first dense layer"),
        *("values of each vector", "values per head", "values that come out", "filters × kernel"),
    ),
    Role.INPUTS: (
        *("input channels", "inputs", "channels", "values per step", "normalized dimension", "values that come in"),
        *("input channels of a filter", "values per query", "values per key", "values per value"),
        *("entries of the table", "values of the first input", "values of the second input", "dimension of the tensor"),
    ),
    Role.KERNEL: (
        *("kernel", "kernel height", "kernel width", "kernel depth", "kernel length"),
        *("first dimension of the kernel", "last dimension of the kernel", "dimensions of the kernel"),
    ),
    Role.BIAS: (
        *("the bias of each filter", "the bias of each unit", "the bias of each value", "biases of each gate"),
        *("one per filter", "one per unit", "dimensions of the bias"),
    ),
}
"""What a letter of each role means; letters of other meanings have none."""
_ROLES = {meaning: role for role, meanings in MEANINGS.items() for meaning in meanings}


def find_role(meaning: Sentence) -> Role | None:
    """Give the role of a letter by what it means.

    >>> find_role("kernel width"), find_role("groups")
    (<Role.KERNEL: 'kernel'>, None)
    """
    return _ROLES.get(str(meaning))
