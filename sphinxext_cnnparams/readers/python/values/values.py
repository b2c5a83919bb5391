"""Values that are no plain data: each says itself what can be done with it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol, TypeGuard

from ....core.problem import Sentence, Text, say
from ....core.structs import Struct

if TYPE_CHECKING:
    from ..machine import Machine
    from .classes import Class
    from .instances import Half, Instance
    from .records import Record


class Call(NamedTuple):
    """Hold a call as data: what was called with what, and on which lines."""

    args: tuple[object, ...]
    kwargs: Mapping[str, object]
    line: int
    end: int

    @classmethod
    def at(cls, line: int, *args: object) -> Call:
        """Make a call that stands nowhere in the code, such as that of ``__enter__``."""
        return cls(args, {}, line, line)

    def passing(self, *args: object) -> Call:
        """Make a call of something else on the same lines, with these arguments."""
        return Call(args, {}, self.line, self.end)


NAMES_OF_WEIGHTS = ("weight", "bias")
"""Attributes of layers that have such weights, which are known of each."""


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
    is_callable: ClassVar[bool] = False
    """Tells that ``callable`` is surely true of it."""
    is_type: ClassVar[bool] = False
    """Tells that it is taken for a class."""
    is_uncounted: ClassVar[bool] = False
    """Tells that some of its items stand for several: what depends on their number is not known."""
    is_data: ClassVar[bool] = False
    """Tells whether it is data of which only the shape is known, so that no function of plain numbers can take it."""

    @property
    def weight(self) -> int:
        """Give the number of items that were worked out to make it."""
        return 0

    def describe(self) -> str:
        """Name it for a message."""
        return type(self).__name__

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        """Give the attribute *name*."""
        return Unknown(say("the attribute {name} of {value} is not read", name=name, value=self.describe()), line)

    def shallow(self, line: int) -> object:
        """Give a copy that shares all that it holds."""
        return Unknown("a copy of this is not read", line)

    def write(self) -> str | None:
        """Give what ``str`` gives, None where it is not known."""
        return None

    def inherited(self, heir: Class, name: str, machine: Machine, line: int) -> object:
        """Give the attribute *name* of a class that inherits it from here."""
        return self.attribute(name, machine, line)

    def has(self, name: str) -> bool | None:
        """Tell whether it has an attribute *name*, of whose value nothing is known; None if nobody knows."""
        return False if name in NAMES_OF_WEIGHTS else None

    def call(self, call: Call, machine: Machine) -> object:
        """Give the result of a call."""
        return Unknown(say("calling {value} is not read", value=self.describe()), call.line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        """Set the attribute *name*."""

    def item(self, key: object, machine: Machine, line: int) -> object:
        """Give what stands behind square brackets."""
        return Unknown(say("a subscript of {value} is not read", value=self.describe()), line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        """Set what stands behind square brackets."""

    def remove(self, key: object, machine: Machine, line: int) -> None:
        """Take out an attribute, or what stands behind square brackets."""

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        """Give the items a loop goes through."""
        return Unknown(say("the items of {value} are not known", value=self.describe()), line)

    def rounds(self, machine: Machine, line: int) -> list[object] | Unknown:
        """Give the items to a loop that does not count them."""
        return self.iterate(machine, line)

    def gather(self, machine: Machine, line: int) -> object:
        """Give what stands for it where a function of plain data goes through it."""
        return self

    def next(self, line: int) -> object:
        """Take the first item."""
        return Unknown("next() of this is not read", line)

    def length(self, line: int) -> int | Value:
        """Give the number of items; what stands for it, if it is no number."""
        return Unknown(say("the length of {value} is not known", value=self.describe()), line)

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        """Give the result of an operation with *other*, which stands first if *swapped*."""
        return Unknown(say("this operation on {value} is not read", value=self.describe()), line)

    def compare(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        """Give the result of a comparison that is no answer but a value, as of tensors; None if it is an answer."""
        return None

    def refuse_comparison(self, line: int) -> Unknown | None:
        """Say why comparing it tells nothing; None if it is what it is."""
        return None

    def is_true(self, line: int) -> bool | Unknown:
        """Tell whether it counts as true."""
        return True

    def unpack(self, count: int, line: int) -> list[object] | None:
        """Give the parts that *count* names stand for; None if they are the items a loop goes through."""
        return None

    def run_method(self, name: str, call: Call) -> None:
        """See that a method of the code's own is called on it."""

    def copy(self, copy: Copy) -> object:
        """Give a copy of itself, with all in it through *copy*; what holds nothing is its own copy."""
        return self

    def is_instance_of(self, name: str) -> bool | Unknown:
        """Tell whether it is an instance of a library's class of this name."""
        return False

    def excludes(self, path: str) -> bool:
        """Tell whether it is surely no object of a class that is not read."""
        return False

    def touch(self) -> None:
        """See that the numbers in it may have been changed."""

    def on_object(self, owner: Instance | Record, machine: Machine, line: int) -> object:
        """Give what it is as an attribute of *owner*, where it stands in the body of its class."""
        return self

    def on_class(self, owner: Class) -> object:
        """Give what it is as an attribute of the class *owner*, in whose body it stands."""
        return self

    def is_of(self, cls: Class) -> bool:
        """Tell whether it is an object of a class, or of one that inherits from it."""
        return False

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        """Tell whether *value* is an instance of it, as ``isinstance`` asks."""
        return False

    def makes_named_tuples(self) -> bool:
        """Tell whether it makes a class a named tuple, as a base or by being called."""
        return False

    def fresh(self, call: Call, machine: Machine) -> object:
        """Give what a field of a dataclass begins with whose default it is."""
        return self


MISTYPED = "is not defined{close}"
"""Why nobody knows a name for which there is a close one."""


class Unknown(Value, Struct):
    """Stand for a value nobody knows; *why* and *line* say where that began.

    *name* is the name that was never defined, if that is why, and *reason*
    goes on from it; *made* is the path or name of what was called, if it is
    what a call gave.  *among* is what it may be a part of.
    """

    why: Sentence
    line: int
    name: str = ""
    made: str = ""
    reason: Sentence = ""
    among: tuple[object, ...] = ()

    @property
    def is_mistyped(self) -> bool:
        """Tell whether it is a name that is not defined, and nearly one that is."""
        return isinstance(self.reason, Text) and self.reason.pattern == MISTYPED

    @classmethod
    def of_name(cls, name: str, reason: Sentence, line: int, made: str = "") -> Unknown:
        """Stand for what a name means of which nobody knows it; the reason goes on from the name."""
        return cls(say("{name} {reason}", name=name, reason=reason), line, name, made, reason)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if self.among:
            machine.host.ask_of_some(self.among, name)
        return self

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if self.among:
            machine.host.set_on_some(self.among, name, value, self)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        if self.among:
            machine.host.set_on_some(self.among, "", value, self)

    def call(self, call: Call, machine: Machine) -> object:
        made = machine.host.unheard(self.name, call) if self.name and not self.made else self
        return machine.host.opaque(made, call, self)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return self

    def next(self, line: int) -> object:
        return self

    def length(self, line: int) -> int | Value:
        return self

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        return self

    def refuse_comparison(self, line: int) -> Unknown | None:
        return self

    def is_true(self, line: int) -> bool | Unknown:
        return self

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return self


def describe(value: object) -> str:
    """Name a value for a message."""
    return value.describe() if isinstance(value, Value) else type(value).__name__


def first_unknown(values: Iterable[object]) -> Unknown | None:
    """Give the first of some values that is unknown itself, whatever stands in the others."""
    return next((value for value in values if isinstance(value, Unknown)), None)


def find_unknown(value: object) -> Unknown | None:
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


def is_listed(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    """Tell whether a value is a list or a tuple."""
    return isinstance(value, (list, tuple))
