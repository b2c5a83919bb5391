"""What a name can stand for besides Python's own plain data."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from ..machine import Machine
    from ..scope import Scope
    from .classes import Half, Instance


@dataclass(frozen=True, slots=True)
class Call:
    """Hold a call as data: what was called with what, and on which lines."""

    args: tuple[object, ...]
    kwargs: Mapping[str, object]
    line: int
    end: int


class Copy(Protocol):
    """Copy values, each once: what stands twice in something stands in its copy twice."""

    def __call__(self, value: object) -> object:
        """Copy a value with all in it."""

    def keep(self, value: object, made: object) -> None:
        """Remember what a value has become, before what stands in it is copied."""

    def half(self, instance: Instance) -> Half | None:
        """Give what an instance inherits from a framework's class, anew."""


class Value:
    """Stand for something that is no plain data; says itself what can be done with it."""

    __slots__ = ()
    stays: ClassVar[bool] = False
    """Tells that ``+=`` and its kin change the value itself, and nothing that is known of it."""

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        """Give the attribute *name*."""
        return Unknown(f"the attribute {name} of {described(self)} is not read", line)

    def called(self, call: Call, machine: Machine) -> object:
        """Give the result of a call."""
        return Unknown(f"calling {described(self)} is not read", call.line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        """Set the attribute *name*."""

    def item(self, key: object, machine: Machine, line: int) -> object:
        """Give what stands behind square brackets."""
        return Unknown(f"a subscript of {described(self)} is not read", line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        """Set what stands behind square brackets."""

    def remove(self, key: object, machine: Machine, line: int) -> None:
        """Take out an attribute, or what stands behind square brackets."""

    def iterated(self, machine: Machine, line: int) -> list[object] | Unknown:
        """Give the items a loop goes through."""
        return Unknown(f"the items of {described(self)} are not known", line)

    def length(self, line: int) -> int | Unknown:
        """Give the number of items."""
        return Unknown(f"the length of {described(self)} is not known", line)

    def combined(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        """Give the result of an operation with *other*, which stands first if *swapped*."""
        return Unknown(f"this operation on {described(self)} is not read", line)

    def against(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        """Give the result of a comparison that is no answer but a value, as of tensors; None if it is an answer."""
        return None

    def compared(self, line: int) -> Unknown | None:
        """Say why comparing it tells nothing; None if it is what it is."""
        return None

    def truth(self, line: int) -> bool | Unknown:
        """Tell whether it counts as true."""
        return True

    def unpacked(self, count: int, line: int) -> list[object] | None:
        """Give the parts that *count* names stand for; None if they are the items a loop goes through."""
        return None

    def copied(self, copy: Copy) -> object:
        """Give a copy of itself, with all in it through *copy*; what holds nothing is its own copy."""
        return self

    def is_of(self, name: str) -> bool | Unknown:
        """Tell whether it is an instance of a library's class of this name."""
        return False

    def touched(self) -> None:
        """See that the numbers in it may have been changed."""


@dataclass(frozen=True, slots=True)
class Unknown(Value):
    """Stand for a value nobody knows; *why* and *line* say where that began.

    *name* is the name that was never defined, if that is why; *made* is the
    path or name of what was called, if it is what a call gave.
    """

    why: str
    line: int
    name: str = ""
    made: str = ""

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self

    def called(self, call: Call, machine: Machine) -> object:
        made = machine.host.unheard(self.name, call) if self.name and not self.made else self
        return machine.host.opaque(made, call, self)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self

    def iterated(self, machine: Machine, line: int) -> list[object] | Unknown:
        return self

    def length(self, line: int) -> int | Unknown:
        return self

    def combined(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        return self

    def compared(self, line: int) -> Unknown | None:
        return self

    def truth(self, line: int) -> bool | Unknown:
        return self


@dataclass(frozen=True, slots=True)
class Foreign(Value):
    """Stand for a name of another library, by its dotted path."""

    path: str

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in ("__name__", "__qualname__"):
            return self.last
        return machine.member(self.path, name)

    def called(self, call: Call, machine: Machine) -> object:
        return machine.called(self.path, call)

    @property
    def last(self) -> str:
        """Give the part behind the last dot."""
        return self.path.rpartition(".")[2]


@dataclass(eq=False, slots=True)
class Function(Value):
    """Stand for a function the code defines, with the names it closes over.

    *owner* is the class in whose body it stands: where ``super()`` begins.
    """

    name: str
    parameters: ast.arguments
    body: tuple[ast.stmt, ...] | ast.expr
    scope: Scope
    defaults: tuple[object, ...] = ()
    keyword_defaults: Mapping[str, object] = field(default_factory=dict)
    owner: object = None
    generator: bool = False

    def called(self, call: Call, machine: Machine) -> object:
        return machine.applied(self, call)


@dataclass(frozen=True, slots=True)
class Native(Value):
    """Stand for a function or method of our own that needs the whole call; *members* are what it has itself."""

    name: str
    function: Callable[[Call, Machine], object]
    members: Mapping[str, Value] = field(default_factory=dict)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.members.get(name) or Value.attribute(self, name, machine, line)

    def called(self, call: Call, machine: Machine) -> object:
        try:
            return self.function(call, machine)
        except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as failure:
            machine.failures += 1
            return Unknown(f"{self.name}(): {failure}", call.line)


def described(value: object) -> str:
    """Name a value for a message."""
    if isinstance(value, Foreign):
        return value.path
    if isinstance(value, (Function, Native)):
        return f"{value.name}()"
    return type(value).__name__


def unknown_in(value: object) -> Unknown | None:
    """Find an unknown value in *value*, which may be a container; one that stands twice is seen once."""
    if not isinstance(value, CONTAINERS):
        return value if isinstance(value, Unknown) else None
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        container = waiting.pop()
        if id(container) in seen:
            continue
        seen.add(id(container))
        for item in container.values() if isinstance(container, dict) else container:
            if isinstance(item, Unknown):
                return item
            if isinstance(item, CONTAINERS):
                waiting.append(item)
    return None


CONTAINERS = (list, tuple, set, frozenset, dict)
