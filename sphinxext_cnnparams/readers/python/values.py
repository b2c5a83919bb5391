"""What a name can stand for besides Python's own plain data."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .machine import Machine
    from .scope import Scope


@dataclass(frozen=True, slots=True)
class Call:
    """Hold a call as data: what was called with what, and on which lines."""

    args: tuple[object, ...]
    kwargs: Mapping[str, object]
    line: int
    end: int


class Value:
    """Stand for something that is no plain data; says itself what can be done with it."""

    __slots__ = ()

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        """Give the attribute *name*."""
        return Unknown(f"the attribute {name} of {described(self)} is not read", line)

    def called(self, call: Call, machine: Machine) -> object:
        """Give the result of a call."""
        return Unknown(f"calling {described(self)} is not read", call.line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        """Set the attribute *name*."""


@dataclass(frozen=True, slots=True)
class Unknown(Value):
    """Stand for a value nobody knows; *why* and *line* say where that began.

    *name* is the name that was never defined, if that is why.
    """

    why: str
    line: int
    name: str = ""

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self

    def called(self, call: Call, machine: Machine) -> object:
        return machine.host.unheard(self.name, call.line) if self.name else self


@dataclass(frozen=True, slots=True)
class Foreign(Value):
    """Stand for a name of another library, by its dotted path."""

    path: str

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        from .methods import LIBRARY

        return LIBRARY.get(f"{self.path}.{name}") or machine.host.member(self.path, name)

    def called(self, call: Call, machine: Machine) -> object:
        return machine.host.call(self.path, call, machine)

    @property
    def last(self) -> str:
        """Give the part behind the last dot."""
        return self.path.rpartition(".")[2]


@dataclass(eq=False, slots=True)
class Function(Value):
    """Stand for a function the code defines, with the names it closes over."""

    name: str
    parameters: ast.arguments
    body: tuple[ast.stmt, ...] | ast.expr
    scope: Scope
    defaults: tuple[object, ...] = ()
    keyword_defaults: Mapping[str, object] = field(default_factory=dict)

    def called(self, call: Call, machine: Machine) -> object:
        from .functions import run

        return run(self, call, machine)


def described(value: object) -> str:
    """Name a value for a message."""
    if isinstance(value, Foreign):
        return value.path
    if isinstance(value, Function):
        return f"{value.name}()"
    return type(value).__name__


def unknown_in(value: object) -> Unknown | None:
    """Find the first unknown value in *value*, which may be a container."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return next((found for item in value if (found := unknown_in(item))), None)
    if isinstance(value, dict):
        return next((found for item in value.values() if (found := unknown_in(item))), None)
    return None
