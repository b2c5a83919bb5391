"""Named tuples: plain tuples whose items have names (https://docs.python.org/3/library/collections.html)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from ....core.problem import say, text_of
from ..machine import Machine
from ..operations import combine, require_items
from .classes import Class
from .functions import Native, Pure
from .instances import MISSING, on_object
from .values import Call, Copy, Unknown, Value, is_listed


class RecordClass(Class):
    """Stand for the class of a named tuple."""

    def describe(self) -> str:
        return Class.__name__  # what a message calls every class

    def items(self) -> tuple[str, ...]:
        """Give the names of its items."""
        return next((cls.fields for cls in self.order() if cls.fields), ())

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "_fields":
            return self.items()
        return Native("_make", self._made_of_items) if name == "_make" else Class.attribute(self, name, machine, line)

    def call(self, call: Call, machine: Machine) -> object:
        if self.find("__new__") is not MISSING:
            return Unknown(say("the __new__() of {name} is not read", name=self.name), call.line)
        names = self.items()
        given = dict(zip(names, call.args, strict=False))
        if len(call.args) > len(names) or not (set(call.kwargs) <= set(names) - set(given)):
            return Unknown(say("{name}() does not take these arguments", name=self.name), call.line)
        items = {name: self.find(name) for name in names} | given | dict(call.kwargs)
        missing = next((name for name in names if items[name] is MISSING), None)
        if missing is not None:
            return Unknown(say("{name}() is called without {missing}", name=self.name, missing=missing), call.line)
        return Record.of(self, items)

    def _made_of_items(self, call: Call, machine: Machine) -> object:
        return self.call(call.passing(*require_items(machine, call.args[0], call.line)), machine)


class Record(tuple[object, ...], Value):
    """Stand for an object of a named tuple: a tuple, with the attributes of its class."""

    cls: RecordClass

    @classmethod
    def of(cls, owner: RecordClass, items: Mapping[str, object]) -> Record:
        """Make one of a class with these items."""
        made = cls(items[name] for name in owner.items())
        made.cls = owner
        return made

    @property
    def named(self) -> dict[str, object]:
        """Give the items under their names."""
        return dict(zip(self.cls.items(), self, strict=True))

    def __repr__(self) -> str:
        return f"{self.cls.name}({', '.join(f'{name}={value!r}' for name, value in self.named.items())})"

    def is_of(self, cls: Class) -> bool:
        return cls in self.cls.order()

    def copy(self, copy: Copy) -> object:
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
        if value is not MISSING:
            return on_object(value, self, machine, line)
        machine.failures += 1
        return Unknown(say("{owner} has no attribute {name}", owner=self.cls.name, name=name), line)

    def item(self, key: Any, machine: Machine, line: int) -> object:
        try:
            return tuple(self)[key]
        except (LookupError, TypeError) as failure:
            machine.failures += 1
            return Unknown(text_of(failure), line)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return list(self)

    def length(self, line: int) -> int | Value:
        return len(self)

    def is_true(self, line: int) -> bool | Unknown:
        return bool(len(self))

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        own, others = tuple(self), tuple(other) if isinstance(other, Record) else other
        left, right = (others, own) if swapped else (own, others)
        return combine(machine, operator, left, right, line)  # type: ignore[arg-type]


def name_items(name: str, items: Mapping[str, object]) -> Record:
    """Make a tuple whose items have names, as functions of libraries give them."""
    return Record.of(RecordClass(name, (), {}, 0, tuple(items)), items)


def _replace(record: Record, call: Call) -> object:
    strange = next((name for name in call.kwargs if name not in record.named), None)
    if strange is not None:
        return Unknown(say("{name} has no field {strange}", name=record.cls.name, strange=strange), call.line)
    return Record.of(record.cls, record.named | dict(call.kwargs))


METHODS: dict[str, Callable[[Record, Call], object]] = {
    "_asdict": lambda record, call: record.named,
    "_replace": _replace,
}


def make_class(
    name: str, bases: tuple[object, ...], names: dict[str, object], line: int, fields: tuple[str, ...]
) -> Class:
    """Make a class: that of a named tuple, if it inherits from one and has items."""
    made = Class(name, bases, names, line, fields)
    is_record = made.is_named_tuple() and any(cls.fields for cls in made.order())
    return RecordClass(name, bases, names, line, fields) if is_record else made


def make_named_tuple(call: Call, machine: Machine) -> object:
    """Evaluate ``namedtuple("Stage", "filters convs")`` or ``NamedTuple("Stage", [("filters", int)])``."""
    given = dict(zip(("typename", "field_names"), call.args, strict=False)) | dict(call.kwargs)
    if not given.keys() <= {"typename", "field_names", "defaults", "module"} or len(call.args) > 2:
        return Unknown("this form of namedtuple() is not read", call.line)
    fields = given["field_names"]
    listed = fields.replace(",", " ").split() if isinstance(fields, str) else list(fields)  # type: ignore[call-overload]
    names = tuple(str(item[0] if is_listed(item) else item) for item in listed)
    defaults = list(given.get("defaults") or ())  # type: ignore[call-overload]
    kept = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    return make_class(str(given["typename"]), (Native("namedtuple", make_named_tuple),), kept, call.line, names)
