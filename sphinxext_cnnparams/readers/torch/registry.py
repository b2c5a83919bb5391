"""What a module of the author's own class holds, as dictionaries: ``_modules``, ``_parameters`` and ``_buffers``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.structs import Struct
from ..python import Call, Instance, Machine, Native, Unknown, Value, get_attribute
from ..tracing.container import put_nowhere
from ..tracing.tensor import Parameter, Tensor
from ..tracing.tree import is_module

NAMELESS = "?"
"""The name of a part that is put in under one nobody knows: it may take the place of any other."""
REGISTRIES: Mapping[str, Callable[[object], bool]] = {
    "_modules": is_module,
    "_parameters": lambda value: isinstance(value, Parameter),
    "_buffers": lambda value: isinstance(value, Tensor),
}
"""What belongs into each."""


class Registry(Value, Struct):
    """Stand for a dictionary of an object that has all of one kind that is set on it."""

    owner: Instance
    kind: str

    def held(self) -> dict[str, object]:
        """Give what there is at the moment."""
        return {name: value for name, value in self.owner.names.items() if REGISTRIES[self.kind](value)}

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in CHANGING:
            return Native(name, lambda call, machine: CHANGING[name](self, call, machine))
        return get_attribute(machine, self.held(), name, line)

    def pop(self, call: Call, machine: Machine) -> object:
        """Evaluate ``pop(name)``."""
        found = self.held().get(call.args[0], *call.args[1:])  # type: ignore[call-overload]
        self.owner.remove(call.args[0], machine, call.line)
        return found

    def update(self, call: Call, machine: Machine) -> None:
        """Evaluate ``update({name: part})``; of anything else nobody knows what is put where."""
        (given,) = call.args
        named = given if isinstance(given, dict) else {NAMELESS: put_nowhere(call.line)}
        for name, part in named.items():
            self.put(name, part, machine, call.line)

    def clear(self, call: Call, machine: Machine) -> None:
        """Evaluate ``clear()``."""
        for name in self.held():
            self.owner.remove(name, machine, call.line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self.owner.attribute(str(key), machine, line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        name, value = (key, value) if isinstance(key, str) else (NAMELESS, put_nowhere(line))
        self.owner.assign(name, value, machine, line)

    def remove(self, key: object, machine: Machine, line: int) -> None:
        self.owner.remove(key, machine, line)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return list(self.held())

    def length(self, line: int) -> int | Value:
        return len(self.held())


CHANGING: Mapping[str, Callable[[Registry, Call, Machine], object]] = {
    "pop": Registry.pop,
    "update": Registry.update,
    "clear": Registry.clear,
}
"""Methods after which a module holds something else."""
