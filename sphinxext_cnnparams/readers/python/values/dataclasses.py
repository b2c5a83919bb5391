"""Dataclasses: how the fields of their objects are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....core.structs import Struct
from .instances import MISSING, Instance
from .values import Call, Value

if TYPE_CHECKING:
    from ..machine import Machine


class Field(Value, Struct):
    """Stand for ``field(default=…)`` or ``field(default_factory=…)``."""

    default: object
    factory: object

    def fresh(self, call: Call, machine: Machine) -> object:
        if isinstance(self.factory, Value):
            return self.factory.call(call.passing(), machine)
        return self.default


def make_field(call: Call, machine: Machine) -> object:
    """Evaluate ``dataclasses.field(...)``."""
    return Field(call.kwargs.get("default"), call.kwargs.get("default_factory"))


def as_dictionary(call: Call, machine: Machine) -> object:
    """Evaluate ``dataclasses.asdict(object)``: the fields, and those of objects in them."""
    return _show(call.args[0])


def _show(value: object) -> object:
    if isinstance(value, Instance) and value.cls.fields:
        return {name: _show(value.names[name]) for name in value.cls.fields}
    if isinstance(value, (list, tuple)) and not isinstance(value, Value):
        return type(value)(map(_show, value))
    return {name: _show(item) for name, item in value.items()} if isinstance(value, dict) else value


def fill(made: Instance, call: Call, machine: Machine) -> None:
    """Fill the fields of an object: with what the call gives, or with their defaults."""
    fields = made.cls.fields
    defaults = {name: made.cls.find(name) for name in fields}
    made.names |= {name: _start(value, call, machine) for name, value in defaults.items() if value is not MISSING}
    made.names |= dict(zip(fields, call.args, strict=False)) | dict(call.kwargs)


def _start(default: object, call: Call, machine: Machine) -> object:
    return default.fresh(call, machine) if isinstance(default, Value) else default
