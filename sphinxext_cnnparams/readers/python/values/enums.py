"""Enumerations: classes whose names are members, each made once."""

from __future__ import annotations

from ....core.problem import say
from ....core.structs import field
from ..machine import Machine
from .classes import Class
from .functions import Bound, Descriptor, Foreign, Function, Native
from .instances import Instance
from .values import Call, Unknown, find_unknown


class Enumeration(Class):
    """Stand for a class that inherits from ``enum.Enum``; *members* are its objects by their names."""

    members: dict[str, Instance] = field(default_factory=dict)

    def call(self, call: Call, machine: Machine) -> object:
        """Give the member with a value: ``Act("relu")``."""
        value = call.args[0] if len(call.args) == 1 and not call.kwargs else Unknown("this call", call.line)
        if value in self.members.values():
            return value
        values = [member.names["value"] for member in self.members.values()]
        if unknown := (find_unknown(value) or find_unknown(values)):
            return unknown
        found = next((member for member in self.members.values() if member.names["value"] == value), None)
        if found is None:
            machine.failures += 1
        return found or Unknown(say("{value} is no value of {name}", value=repr(value), name=self.name), call.line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        found = self.members.get(key) if isinstance(key, str) else None
        return found or Unknown(say("{name} has no member {key}", name=self.name, key=repr(key)), line)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return list(dict.fromkeys(self.members.values()))

    def length(self, line: int) -> int | Unknown:
        return len(dict.fromkeys(self.members.values()))


class Auto(Unknown):
    """Stand for ``enum.auto()`` until its class is made."""


def make_auto(call: Call, machine: Machine) -> object:
    """Evaluate ``enum.auto()``."""
    return Auto("the number of enum.auto() is only known in an Enum", call.line)


def is_enumeration(cls: Class) -> bool:
    """Tell whether a class is a plain enumeration; one whose members are numbers or texts as well is none."""
    bases = cls.foreign()
    return bool(bases) and all(base == Foreign("enum.Enum") for base in bases)


def make_enumeration(cls: Class, machine: Machine) -> Class:
    """Make the members of an enumeration.

    Source: the documentation of Python's ``enum``: functions, descriptors and names with an underline in front are
    no members, and a value that stands twice makes another name of the same member.
    """
    made = Enumeration(cls.name, cls.bases, cls.names, cls.line)
    last: object = 0
    for name, value in list(cls.names.items()):
        if name[:1] == "_" or isinstance(value, NO_MEMBERS):
            continue
        last = _number(last, cls.line) if isinstance(value, Auto) else value
        member = _find_member(made, last) or Instance(made, {"name": name, "value": last})
        start = cls.method("__init__")
        if start is not None and member not in made.members.values():
            args = last if isinstance(last, tuple) else (last,)
            Bound(start, member).call(Call.at(cls.line, *args), machine)
        made.members[name] = member
        made.names[name] = member
    return made


NO_MEMBERS = (Function, Descriptor, Native, Class)


def _number(last: object, line: int) -> object:
    return last + 1 if type(last) is int else Unknown("the number of this enum.auto() is not read", line)


def _find_member(cls: Enumeration, value: object) -> Instance | None:
    if find_unknown(value):
        return None
    return next((member for member in cls.members.values() if member.names["value"] == value), None)
