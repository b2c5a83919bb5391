"""Objects of the classes the code defines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, Self

from ....core.problem import say
from ....core.structs import MutableStruct, field
from .functions import Bound, Native
from .values import Call, Copy, Unknown, Value

if TYPE_CHECKING:
    from ..machine import Machine
    from .classes import Class
    from .records import Record


class Half(Protocol):
    """Say what an instance inherits from a class of a framework: its native half.

    *base* is the path of that class, *core* is what it makes by itself, if it makes something.
    """

    base: str
    core: object

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        """Give an attribute of the framework's class, Unknown if there is none."""

    def call(self, call: Call, machine: Machine) -> object:
        """Give the result of calling the instance."""

    def item(self, key: object, machine: Machine, line: int) -> object:
        """Give what stands behind square brackets."""

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        """Set what stands behind square brackets."""

    def remove(self, key: object, machine: Machine, line: int) -> None:
        """Take out an attribute, or what stands behind square brackets."""

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        """Give the items a loop goes through."""

    def length(self, line: int) -> int | Value:
        """Give the number of items."""

    def run_method(self, name: str, call: Call) -> None:
        """See that a method of the code's own is called on the instance."""

    def notice(self, name: str, value: object, before: object, machine: Machine, line: int) -> None:
        """See that an attribute of the instance has been set, and what it was before."""

    def train(self, learns: bool | None) -> None:
        """Let the instance be trained, or keep it from it."""

    def run_as(self, *, training: bool) -> None:
        """Take over that it is run as in training from now on, or that it is not."""

    def is_held(self) -> bool | None:
        """Tell whether nothing in the instance is trained; None where nobody knows."""

    def resemble(self, other: Self) -> None:
        """Take over what was said of the half that this one is a copy of."""


class _Missing:
    """Stand for what no class has."""


MISSING = _Missing()


class Instance(Value, MutableStruct):
    """Stand for an object of a class the code defines; *half* is what a framework's class adds."""

    cls: Class
    names: dict[str, object] = field(default_factory=dict)
    half: Half | None = None

    def run_method(self, name: str, call: Call) -> None:
        if self.half is not None:
            self.half.run_method(name, call)

    def copy(self, copy: Copy) -> object:
        made = Instance(self.cls)
        copy.keep(self, made)
        made.half = copy.half(made)
        if self.half is not None and made.half is not None:
            made.half.core = copy(self.half.core)
            made.half.resemble(self.half)
        made.names |= {name: copy(item) for name, item in self.names.items()}
        return made

    def shallow(self, line: int) -> object:
        """Give a copy that shares all that it holds; one of a module has the same weights, and is that module."""
        return Instance(self.cls, dict(self.names)) if self.half is None else self

    def is_of(self, cls: Class) -> bool:
        return cls in self.cls.order()

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in self.names:
            return self.names[name]
        if name == "__class__":
            return self.cls
        if name == "__dict__":
            return self.names
        return self.inherit(name, machine, line, None)

    def inherit(self, name: str, machine: Machine, line: int, after: Class | None) -> object:
        """Give an attribute of the classes, behind the class *after* if it is given."""
        value = self.cls.find(name, after)
        if value is MISSING and name in BY_NAME:
            return Native(name, lambda call, machine: BY_NAME[name](self, call, machine))
        if value is not MISSING:
            return on_object(value, self, machine, line)
        if self.half is not None:
            return self.half.attribute(name, machine, line)
        if name == "__init__":
            return Native("__init__", lambda call, machine: None)
        machine.failures += 1
        return Unknown(say("{owner} has no attribute {name}", owner=self.cls.name, name=name), line)

    def has(self, name: str) -> bool | None:
        return True if name in self.names else Value.has(self, name) if name[:1] == "_" else False

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if setter := self.cls.method(f"{name}.setter"):
            Bound(setter, self).call(Call.at(line, value), machine)
            return
        before = self.names.get(name)
        self.names[name] = value
        if self.half is not None:
            self.half.notice(name, value, before, machine, line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        if own := self.cls.method("__setitem__"):
            Bound(own, self).call(Call.at(line, key, value), machine)
        elif self.half is not None:
            self.half.put(key, value, machine, line)
        else:
            machine.failures += 1

    def remove(self, key: object, machine: Machine, line: int) -> None:
        if isinstance(key, str):
            self.names.pop(key, None)
        if self.half is not None:
            self.half.remove(key, machine, line)

    def refuse_comparison(self, line: int) -> Unknown | None:
        own = self.cls.find("__eq__") is not MISSING or bool(self.cls.fields)
        return Unknown(say("comparing objects of {name} is not read", name=self.cls.name), line) if own else None

    def is_true(self, line: int) -> bool | Unknown:
        if self.cls.find("__bool__") is not MISSING or self.cls.find("__len__") is not MISSING:
            return Unknown(say("whether a {name} counts as true is not read", name=self.cls.name), line)
        return True

    def call(self, call: Call, machine: Machine) -> object:
        if own := self.cls.method("__call__"):
            return Bound(own, self).call(call, machine)
        if self.half is not None:
            return self.half.call(call, machine)
        return Unknown(say("an object of {name} cannot be called", name=self.cls.name), call.line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        if own := self.cls.method("__getitem__"):
            return Bound(own, self).call(Call.at(line, key), machine)
        if self.half is not None:
            return self.half.item(key, machine, line)
        return Unknown(say("__getitem__ of {name} is not read", name=self.cls.name), line)

    def length(self, line: int) -> int | Value:
        found = self.half.length(line) if self.half is not None and self.cls.find("__len__") is MISSING else None
        if isinstance(found, int):
            return found
        return Unknown(say("the length of a {name} is not known", name=self.cls.name), line)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        if own := self.cls.method("__iter__"):
            found = Bound(own, self).call(Call.at(line), machine)
            if isinstance(found, Value) and found is not self:
                return found.iterate(machine, line)
            return found if isinstance(found, list) else Value.iterate(self, machine, line)
        if self.half is not None:
            return self.half.iterate(machine, line)
        return Unknown(say("__iter__ of {name} is not read", name=self.cls.name), line)


def _get(owner: Instance, call: Call, machine: Machine) -> object:
    name = call.args[0] if call.args else None
    if not isinstance(name, str):
        return Unknown("an attribute is asked for whose name is not known", call.line)
    return owner.attribute(name, machine, call.line)


def _set(owner: Instance, call: Call, machine: Machine) -> object:
    name, value = call.args if len(call.args) == 2 else (None, None)
    if not isinstance(name, str):
        return machine.refuse("setting an attribute whose name is not known", call.line)
    owner.assign(name, value, machine, call.line)
    return None


BY_NAME: Mapping[str, Callable[[Instance, Call, Machine], object]] = {
    "__getattr__": _get,
    "__getattribute__": _get,
    "__setattr__": _set,
}
"""Methods that every object has, and that take the name of an attribute."""


def on_object(value: object, owner: Instance | Record, machine: Machine, line: int) -> object:
    """Give what stands in the body of a class as an attribute of one of its objects."""
    return value.on_object(owner, machine, line) if isinstance(value, Value) else value
