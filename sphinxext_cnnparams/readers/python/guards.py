"""What plain data may say of an operation, and how much it may hold."""

from __future__ import annotations

from . import limits
from .values.values import CONTAINERS

FAILURES = (ArithmeticError, TypeError, ValueError, LookupError, AttributeError)
"""What plain data may say of an operation that makes no sense."""


def weight(value: object, line: int) -> int:
    """Count what a value holds, however deep; raises Ceiling where that is more than a network has."""
    if not isinstance(value, CONTAINERS):
        return len(value) if isinstance(value, str) else 1
    total, waiting = 0, [value]
    while waiting:
        container = waiting.pop()
        total += len(container)
        if total > limits.ITEMS:
            raise limits.Ceiling("items", limits.ITEMS, line)
        inner = container.values() if isinstance(container, dict) else container
        waiting += [item for item in inner if isinstance(item, CONTAINERS)]
    return total
