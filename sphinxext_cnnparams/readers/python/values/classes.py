"""Classes the code defines: what they inherit, and how they make objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ....core.problem import say
from ....core.structs import MutableStruct, Struct, field
from .dataclasses import fill
from .functions import Bound, Function
from .instances import MISSING, Instance
from .values import Call, Unknown, Value

if TYPE_CHECKING:
    from ..machine import Machine


class Class(Value, MutableStruct):
    """Stand for a class the code defines."""

    name: str
    bases: tuple[object, ...]
    names: dict[str, object]
    line: int
    fields: tuple[str, ...] = ()
    ordered: list[Class] = field(default_factory=list, repr=False)

    is_callable: ClassVar[bool] = True
    is_type: ClassVar[bool] = True

    def order(self) -> list[Class]:
        """Give the class and those it inherits from, in the order in which names are looked up."""
        if not self.ordered:
            found: dict[Class, None] = {self: None}
            for base in (base for base in self.bases if isinstance(base, Class)):
                for known in base.order():
                    found.pop(known, None)  # a base stands behind all that inherit from it
                    found[known] = None
            self.ordered = list(found)
        return self.ordered

    def foreign(self) -> list[object]:
        """Give the bases that the code does not define, nearest first."""
        return [base for cls in self.order() for base in cls.bases if not isinstance(base, Class)]

    def is_named_tuple(self) -> bool:
        """Tell whether it inherits from what makes a class a named tuple."""
        return any(map(makes_named_tuples, self.foreign()))

    def find(self, name: str, after: Class | None = None) -> object:
        """Look a name up, behind the class *after* if it is given; MISSING if no class has it."""
        order = self.order()
        for cls in order[order.index(after) + 1 :] if after in order else order:
            if name in cls.names:
                return cls.names[name]
        return MISSING

    def method(self, name: str) -> Function | None:
        """Give the function that stands in the body of the classes under a name, None if there is none."""
        found = self.find(name)
        return found if isinstance(found, Function) else None

    def write(self) -> str:
        return f"<class '{self.names.get('__module__', '__main__')}.{self.name}'>"

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in ("__name__", "__qualname__"):
            return self.name
        value = self.find(name)
        if value is not MISSING:
            return value.on_class(self) if isinstance(value, Value) else value
        for base in self.foreign():
            if isinstance(base, Value):
                return base.inherited(self, name, machine, line)
        return Unknown(say("{owner} has no attribute {name}", owner=self.name, name=name), line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self.names[name] = value

    def call(self, call: Call, machine: Machine) -> object:
        made = Instance(self)
        made.half = machine.host.half(made)
        if start := self.method("__init__"):
            outcome = Bound(start, made).call(call, machine)
            if isinstance(outcome, Unknown):
                return outcome
        elif self.fields:
            fill(made, call, machine)
            if after := self.method("__post_init__"):
                Bound(after, made).call(call.passing(), machine)
        elif made.half is not None:
            made.half.attribute("__init__", machine, call.line).call(call, machine)  # type: ignore[attr-defined]
        return made

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return isinstance(value, Value) and value.is_of(self)


def makes_named_tuples(base: object) -> bool:
    """Tell whether a base makes a class a named tuple."""
    return isinstance(base, Value) and base.makes_named_tuples()


class Super(Value, Struct):
    """Stand for ``super()``: the classes behind *cls*, for an object."""

    cls: Class
    owner: Instance

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.owner.inherit(name, machine, line, self.cls)


def make_super(call: Call, machine: Machine) -> object:
    """Evaluate ``super()`` or ``super(Net, self)``."""
    if len(call.args) == 2:
        cls, owner = call.args
    else:
        frame = machine.frames[-1] if machine.frames else None
        cls, owner = (frame.function.owner, frame.first) if frame else (None, None)
    if isinstance(cls, Class) and isinstance(owner, Instance):
        return Super(cls, owner)
    return Unknown("super() is outside a method", call.line)
