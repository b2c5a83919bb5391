"""Classes the code defines, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ..machine import Machine
from .values import Call, Copy, Foreign, Function, Native, Unknown, Value

if TYPE_CHECKING:
    from .records import Record


class Half(Protocol):
    """Say what an instance inherits from a class of a framework: its native half."""

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        """Give an attribute of the framework's class, Unknown if there is none."""

    def called(self, call: Call, machine: Machine) -> object:
        """Give the result of calling the instance."""

    def item(self, key: object, machine: Machine, line: int) -> object:
        """Give what stands behind square brackets."""

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        """Set what stands behind square brackets."""

    def remove(self, key: object, machine: Machine, line: int) -> None:
        """Take out an attribute, or what stands behind square brackets."""

    def iterated(self, machine: Machine, line: int) -> list[object] | Unknown:
        """Give the items a loop goes through."""

    def length(self, line: int) -> int | Unknown:
        """Give the number of items."""

    def assigned(self, name: str, value: object, machine: Machine, line: int) -> None:
        """See that an attribute of the instance has been set."""

    def train(self, learns: bool | None) -> None:
        """Let the instance be trained, or keep it from it."""

    def is_held(self) -> bool:
        """Tell whether nothing in the instance is trained."""


@dataclass(eq=False, slots=True)
class Class(Value):
    """Stand for a class the code defines."""

    name: str
    bases: tuple[object, ...]
    names: dict[str, object]
    line: int
    fields: tuple[str, ...] = ()

    def order(self) -> list[Class]:
        """Give the class and those it inherits from, in the order in which names are looked up."""
        found: list[Class] = [self]
        for base in self.bases:
            if isinstance(base, Class):
                found = [known for known in found if known not in base.order()] + base.order()
        return found

    def foreign(self) -> list[object]:
        """Give the bases that the code does not define, nearest first."""
        return [base for cls in self.order() for base in cls.bases if not isinstance(base, Class)]

    def record(self) -> tuple[str, ...]:
        """Give the names of a named tuple's items; none of them for other classes."""
        if not any(is_named_tuple(base) for base in self.foreign()):
            return ()
        return next((cls.fields for cls in self.order() if cls.fields), ())

    def find(self, name: str, after: Class | None = None) -> object:
        """Look a name up, behind the class *after* if it is given; MISSING if no class has it."""
        order = self.order()
        for cls in order[order.index(after) + 1 :] if after in order else order:
            if name in cls.names:
                return cls.names[name]
        return MISSING

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in ("__name__", "__qualname__"):
            return self.name
        if self.record():
            from .records import of_class

            if (own := of_class(self, name)) is not None:
                return own
        value = self.find(name)
        if isinstance(value, Descriptor) and value.kind != "property":
            return Bound(value.function, self) if value.kind == "classmethod" else value.function
        if value is not MISSING:
            return value
        for base in self.foreign():
            if isinstance(base, Value):
                return base.attribute(name, machine, line)
        return Unknown(f"{self.name} has no attribute {name}", line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self.names[name] = value

    def called(self, call: Call, machine: Machine) -> object:
        if self.record():
            from .records import made as made_record

            return made_record(self, call, machine)
        made = Instance(self)
        made.half = machine.host.half(made)
        start = self.find("__init__")
        if isinstance(start, Function):
            outcome = Bound(start, made).called(call, machine)
            if isinstance(outcome, Unknown):
                return outcome
        elif self.fields:
            _fill(made, self, call, machine)
            after = self.find("__post_init__")
            if isinstance(after, Function):
                Bound(after, made).called(Call((), {}, call.line, call.end), machine)
        elif made.half is not None:
            made.half.attribute("__init__", machine, call.line).called(call, machine)  # type: ignore[attr-defined]
        return made


def is_named_tuple(base: object) -> bool:
    """Tell whether a base is what makes a class a named tuple."""
    if isinstance(base, Foreign):
        return base.last in NAMED
    return isinstance(base, Native) and base.name in NAMED


NAMED = ("NamedTuple", "namedtuple")


class _Missing:
    """Stand for what no class has."""


MISSING = _Missing()


def _fill(made: Instance, cls: Class, call: Call, machine: Machine) -> None:
    """Fill the fields of a dataclass."""
    defaults = {name: cls.find(name) for name in cls.fields}
    made.names |= {name: _default(value, call, machine) for name, value in defaults.items() if value is not MISSING}
    made.names |= dict(zip(cls.fields, call.args, strict=False)) | dict(call.kwargs)


@dataclass(frozen=True, slots=True)
class Field(Value):
    """Stand for ``field(default=…)`` or ``field(default_factory=…)``."""

    default: object
    factory: object

    @classmethod
    def made(cls, call: Call, machine: Machine) -> object:
        """Evaluate ``dataclasses.field(...)``."""
        return cls(call.kwargs.get("default"), call.kwargs.get("default_factory"))


def _default(value: object, call: Call, machine: Machine) -> object:
    if not isinstance(value, Field):
        return value
    if isinstance(value.factory, Value):
        return value.factory.called(Call((), {}, call.line, call.end), machine)
    return value.default


@dataclass(eq=False, slots=True)
class Instance(Value):
    """Stand for an object of a class the code defines; *half* is what a framework's class adds."""

    cls: Class
    names: dict[str, object] = field(default_factory=dict)
    half: Half | None = None

    def copied(self, copy: Copy) -> object:
        made = Instance(self.cls)
        copy.keep(self, made)
        made.half = copy.half(made)
        if self.half is not None and made.half is not None:
            made.half.core = copy(getattr(self.half, "core", None))  # type: ignore[attr-defined]
        made.names |= {name: copy(item) for name, item in self.names.items()}
        return made

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in self.names:
            return self.names[name]
        if name == "__class__":
            return self.cls
        if name == "__dict__":
            return self.names
        return self.inherited(name, machine, line, None)

    def inherited(self, name: str, machine: Machine, line: int, after: Class | None) -> object:
        """Give an attribute of the classes, behind the class *after* if it is given."""
        value = self.cls.find(name, after)
        if isinstance(value, Descriptor):
            return value.of(self, machine, line)
        if isinstance(value, Function):
            return Bound(value, self)
        if value is not MISSING:
            return value
        if self.half is not None:
            return self.half.attribute(name, machine, line)
        if name == "__init__":
            return Native("__init__", lambda call, machine: None)
        machine.failures += 1
        return Unknown(f"{self.cls.name} has no attribute {name}", line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        setter = self.cls.find(f"{name}.setter")
        if isinstance(setter, Function):
            Bound(setter, self).called(Call((value,), {}, line, line), machine)
            return
        self.names[name] = value
        if self.half is not None:
            self.half.assigned(name, value, machine, line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        own = self.cls.find("__setitem__")
        if isinstance(own, Function):
            Bound(own, self).called(Call((key, value), {}, line, line), machine)
        elif self.half is not None:
            self.half.put(key, value, machine, line)

    def remove(self, key: object, machine: Machine, line: int) -> None:
        if isinstance(key, str):
            self.names.pop(key, None)
        if self.half is not None:
            self.half.remove(key, machine, line)

    def compared(self, line: int) -> Unknown | None:
        own = self.cls.find("__eq__") is not MISSING or bool(self.cls.fields)
        return Unknown(f"comparing objects of {self.cls.name} is not read", line) if own else None

    def truth(self, line: int) -> bool | Unknown:
        if self.cls.find("__bool__") is not MISSING or self.cls.find("__len__") is not MISSING:
            return Unknown(f"whether a {self.cls.name} counts as true is not read", line)
        return True

    def called(self, call: Call, machine: Machine) -> object:
        own = self.cls.find("__call__")
        if isinstance(own, Function):
            return Bound(own, self).called(call, machine)
        if self.half is not None:
            return self.half.called(call, machine)
        return Unknown(f"an object of {self.cls.name} cannot be called", call.line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self._special("__getitem__", (key,), machine, line)

    def length(self, line: int) -> int | Unknown:
        found = self.half.length(line) if self.half is not None and self.cls.find("__len__") is MISSING else None
        if isinstance(found, int):
            return found
        return Unknown(f"the length of a {self.cls.name} is not known", line)

    def iterated(self, machine: Machine, line: int) -> list[object] | Unknown:
        found = self._special("__iter__", (), machine, line)
        return found if isinstance(found, (list, Unknown)) else Value.iterated(self, machine, line)

    def _special(self, name: str, args: tuple[object, ...], machine: Machine, line: int) -> object:
        own = self.cls.find(name)
        if isinstance(own, Function):
            return Bound(own, self).called(Call(args, {}, line, line), machine)
        if self.half is not None:
            return self.half.item(args[0], machine, line) if args else self.half.iterated(machine, line)
        return Unknown(f"{name} of {self.cls.name} is not read", line)


@dataclass(frozen=True, slots=True)
class Bound(Value):
    """Stand for a method with the object, or the class, it belongs to."""

    function: Function
    owner: Value

    def called(self, call: Call, machine: Machine) -> object:
        return self.function.called(Call((self.owner, *call.args), call.kwargs, call.line, call.end), machine)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.owner if name == "__self__" else self.function.attribute(name, machine, line)


@dataclass(frozen=True, slots=True)
class Descriptor(Value):
    """Stand for what ``@property``, ``@staticmethod`` and ``@classmethod`` make of a function."""

    kind: str
    function: Function

    def of(self, owner: Instance | Record, machine: Machine, line: int) -> object:
        """Give what it is on an object."""
        if self.kind == "property":
            return Bound(self.function, owner).called(Call((), {}, line, line), machine)
        return Bound(self.function, owner.cls) if self.kind == "classmethod" else self.function


@dataclass(frozen=True, slots=True)
class Super(Value):
    """Stand for ``super()``: the classes behind *cls*, for an object."""

    cls: Class
    owner: Instance

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.owner.inherited(name, machine, line, self.cls)


def super_of(call: Call, machine: Machine) -> object:
    """Evaluate ``super()`` or ``super(Net, self)``."""
    if len(call.args) == 2:
        cls, owner = call.args
    else:
        frame = machine.frames[-1] if machine.frames else None
        cls, owner = (frame.function.owner, frame.first) if frame else (None, None)
    if isinstance(cls, Class) and isinstance(owner, Instance):
        return Super(cls, owner)
    return Unknown("super() stands outside a method", call.line)
