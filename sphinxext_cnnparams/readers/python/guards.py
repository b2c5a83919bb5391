"""Operations on plain data, guarded: what it refuses is unknown, and what is too large is a ceiling."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...core.problem import Sentence, say, text_of
from . import limits
from .values.values import CONTAINERS, Unknown

if TYPE_CHECKING:
    from .machine import Machine

FAILURES = (ArithmeticError, TypeError, ValueError, LookupError, AttributeError)
"""What plain data may say of an operation that makes no sense."""


def explain(failure: Exception) -> Sentence:
    """Say what a failure of plain data says, in our words where Python speaks of itself."""
    text = text_of(failure)
    return say("a number of so many digits is not read") if str(text).startswith("Exceeds the limit") else text


def guard(machine: Machine, function: Callable[..., object], line: int, *args: object) -> object:
    """Apply a function of plain data, and count what it takes; what it refuses is Unknown, with its reason."""
    for arg in args:
        if isinstance(arg, CONTAINERS):
            machine.count(line, weigh(arg, line))
    try:
        made = limits.check_number(function(*args))
    except FAILURES as failure:
        machine.failures += 1
        return Unknown(explain(failure) or type(failure).__name__, line)
    if isinstance(made, (str, *CONTAINERS)):
        machine.count(line, len(made))
    return made


def attempt(function: Callable[[], object], line: int, name: str = "") -> object:
    """Give what a function of plain data gives; what it refuses is Unknown, said by *name* if it is given."""
    try:
        return function()
    except FAILURES as failure:
        why = explain(failure)
        return Unknown(say("{name}(): {failure}", name=name, failure=why) if name else why, line)


def weigh(value: object, line: int) -> int:
    """Count what a value holds, however deep; raises Ceiling where that is more than a network has."""
    if not isinstance(value, CONTAINERS):
        return len(value) if isinstance(value, str) else 1
    total, waiting = 0, [value]
    while waiting:
        container = waiting.pop()
        total += len(container)
        if total > limits.ITEMS:
            raise limits.TooLong("items", limits.ITEMS, line)
        inner = container.values() if isinstance(container, dict) else container
        waiting += [item for item in inner if isinstance(item, CONTAINERS)]
    return total
