"""Functions whose results are kept: ``functools.lru_cache`` and ``functools.cache``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ....core.structs import Struct, field
from .functions import Function, Native
from .values import Call, Value

if TYPE_CHECKING:
    from ..machine import Machine
    from .instances import Instance
    from .records import Record


class Cached(Value, Struct):
    """Stand for a function that gives the same object again when it is handed the same once more."""

    function: Function
    kept: dict[object, object] = field(default_factory=dict)

    is_callable: ClassVar[bool] = True

    def describe(self) -> str:
        return self.function.describe()

    def call(self, call: Call, machine: Machine) -> object:
        key = (tuple(map(_mark, call.args)), tuple((name, _mark(value)) for name, value in call.kwargs.items()))
        try:
            found = self.kept.get(key, self)
        except TypeError:  # Python refuses to keep results of lists
            return self.function.call(call, machine)
        if found is self:
            found = self.kept[key] = self.function.call(call, machine)
        return found

    def on_object(self, owner: Instance | Record, machine: Machine, line: int) -> object:
        """Give the function as a method of an object, for which its results are kept apart."""
        return Native(
            self.function.name,
            lambda call, machine: self.call(Call((owner, *call.args), call.kwargs, call.line, call.end), machine),
        )

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "__wrapped__":
            return self.function
        if name == "cache_clear":
            return Native(name, lambda call, machine: self.kept.clear())
        return self.function.attribute(name, machine, line)


def _mark(value: object) -> object:
    """Give what tells an argument from others: plain data by what it is, all else by which one it is."""
    return ("object", id(value)) if isinstance(value, Value) else (type(value).__name__, value)
