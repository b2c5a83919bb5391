"""Named tuples: plain tuples whose items have names (https://docs.python.org/3/library/collections.html)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from ..library.methods import Pure
from ..machine import Machine
from ..operations import binary, iterated
from .classes import MISSING, Bound, Class, Descriptor, Instance
from .values import Call, Copy, Function, Native, Unknown, Value


class Record(tuple[object, ...], Value):
    """Stand for an object of a named tuple: a tuple, with the attributes of its class."""

    cls: Class

    @classmethod
    def of(cls, owner: Class, items: Mapping[str, object]) -> Record:
        """Make one of a class with these items."""
        made = cls(items[name] for name in owner.record())
        made.cls = owner
        return made

    @property
    def named(self) -> dict[str, object]:
        """Give the items under their names."""
        return dict(zip(self.cls.record(), self, strict=True))

    def __repr__(self) -> str:
        return f"{self.cls.name}({', '.join(f'{name}={value!r}' for name, value in self.named.items())})"

    def copied(self, copy: Copy) -> object:
        return Record.of(self.cls, {name: copy(item) for name, item in self.named.items()})

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in self.named:
            return self.named[name]
        if name in METHODS:
            return Native(name, lambda call, machine: METHODS[name](self, call))
        if name in ("count", "index"):
            return Pure(name, getattr(self, name))
        if name == "__class__":
            return self.cls
        value = self.cls.find(name)
        if isinstance(value, Descriptor):
            return value.of(self, machine, line)
        if isinstance(value, Function):
            return Bound(value, self)
        if value is not MISSING:
            return value
        machine.failures += 1
        return Unknown(f"{self.cls.name} has no attribute {name}", line)

    def item(self, key: Any, machine: Machine, line: int) -> object:
        try:
            return tuple(self)[key]
        except (LookupError, TypeError) as failure:
            machine.failures += 1
            return Unknown(str(failure), line)

    def iterated(self, machine: Machine, line: int) -> list[object] | Unknown:
        return list(self)

    def length(self, line: int) -> int | Unknown:
        return len(self)

    def truth(self, line: int) -> bool | Unknown:
        return bool(len(self))

    def combined(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        own, others = tuple(self), tuple(other) if isinstance(other, Record) else other
        left, right = (others, own) if swapped else (own, others)
        return binary(machine, operator, left, right, line)  # type: ignore[arg-type]


def _replaced(record: Record, call: Call) -> object:
    strange = next((name for name in call.kwargs if name not in record.named), None)
    if strange is not None:
        return Unknown(f"{record.cls.name} has no field {strange}", call.line)
    return Record.of(record.cls, record.named | dict(call.kwargs))


METHODS: dict[str, Callable[[Record, Call], object]] = {
    "_asdict": lambda record, call: record.named,
    "_replace": _replaced,
}


def made(cls: Class, call: Call, machine: Machine) -> object:
    """Evaluate a call of a named tuple's class."""
    own = cls.find("__new__")
    if own is not MISSING:
        return Unknown(f"the __new__() of {cls.name} is not read", call.line)
    names = cls.record()
    given = dict(zip(names, call.args, strict=False))
    if len(call.args) > len(names) or not (set(call.kwargs) <= set(names) - set(given)):
        return Unknown(f"{cls.name}() does not take these arguments", call.line)
    items = {name: cls.find(name) for name in names} | given | dict(call.kwargs)
    missing = next((name for name in names if items[name] is MISSING), None)
    if missing is not None:
        return Unknown(f"{cls.name}() is called without {missing}", call.line)
    return Record.of(cls, items)


def _of_items(cls: Class) -> Native:
    def make(call: Call, machine: Machine) -> object:
        items = iterated(machine, call.args[0], call.line)
        return items if isinstance(items, Unknown) else made(cls, Call(tuple(items), {}, call.line, call.end), machine)

    return Native("_make", make)


def of_class(cls: Class, name: str) -> object:
    """Give what every class of a named tuple has; None for other names."""
    return cls.record() if name == "_fields" else _of_items(cls) if name == "_make" else None


def named_tuple(call: Call, machine: Machine) -> object:
    """Evaluate ``namedtuple("Stage", "filters convs")`` or ``NamedTuple("Stage", [("filters", int)])``."""
    given = dict(zip(("typename", "field_names"), call.args, strict=False)) | dict(call.kwargs)
    if not given.keys() <= {"typename", "field_names", "defaults", "module"} or len(call.args) > 2:
        return Unknown("this form of namedtuple() is not read", call.line)
    fields = given["field_names"]
    listed = fields.replace(",", " ").split() if isinstance(fields, str) else list(fields)  # type: ignore[call-overload]
    names = tuple(str(item[0] if isinstance(item, (tuple, list)) else item) for item in listed)
    defaults = list(given.get("defaults") or ())  # type: ignore[call-overload]
    kept = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    return Class(str(given["typename"]), (Native("namedtuple", named_tuple),), kept, call.line, names)


def is_record(value: object, kind: object) -> bool:
    """Tell whether a value is an object of a class, or of one that inherits from it."""
    return isinstance(value, (Instance, Record)) and kind in value.cls.order()
