"""What can be gone through only once: iterators and generators, whose items are worked out at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ....core.structs import MutableStruct
from .values import Unknown, Value

if TYPE_CHECKING:
    from ..machine import Machine


class Iterator(Value, MutableStruct):
    """Stand for an iterator: what has been taken from it is gone."""

    items: list[object]

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        machine.count(line, len(self.items))
        taken, self.items = self.items, []
        return [self.make(item) for item in taken]

    def gather(self, machine: Machine, line: int) -> object:
        return self.iterate(machine, line)

    def next(self, line: int) -> object:
        return self.make(self.items.pop(0)) if self.items else Unknown("there is nothing to take", line)

    def make(self, item: object) -> object:
        """Give what is taken."""
        return item


class Mapped(Iterator):
    """Stand for ``map(…)``: its function is called only when an item is taken."""

    function: Callable[[Any], object]

    def make(self, item: object) -> object:
        return self.function(item)
