"""Methods that change a list, a dictionary or a set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .. import limits
from ..guards import FAILURES
from ..machine import Machine
from ..operations import call_value, iterated
from ..values.values import Call, Unknown, Value, unknown_in

CHANGING: dict[type, frozenset[str]] = {
    list: frozenset("append clear extend insert pop remove reverse sort".split()),
    dict: frozenset("clear pop popitem setdefault update".split()),
    set: frozenset(
        "add clear difference_update discard intersection_update remove symmetric_difference_update update".split()
    ),
}
"""What changes plain data; anything else that is called on it makes it unknown."""
SETTING = frozenset(("__setitem__", "__delitem__", "__iadd__"))
"""The methods with underlines that change plain data as well."""


@dataclass(frozen=True, slots=True)
class Change(Value):
    """Stand for a method that changes a list, a dictionary or a set; one that is not read makes it unknown."""

    owner: Any
    name: str

    def called(self, call: Call, machine: Machine) -> object:
        if self.name not in CHANGING[type(self.owner)]:
            return self._spoil(f"{self.name}() is not read", call, machine)
        args = list(call.args)
        if self.name.endswith(("extend", "update")) and args and not isinstance(args[0], dict):
            items = iterated(machine, args[0], call.line)
            if isinstance(items, Unknown):
                return self._spoil(items.why, call, machine)
            args[0] = items
        elif self.name in ("pop", "remove", "discard", "popitem", "insert") and (unknown := unknown_in(args[:1])):
            return self._spoil(unknown.why, call, machine)
        if self.name == "sort":
            return self._sorted(call, machine)
        try:
            result: object = getattr(self.owner, self.name)(*args, **call.kwargs)
        except FAILURES as failure:
            machine.failures += 1
            return self._spoil(f"{self.name}(): {failure}", call, machine)
        if len(self.owner) > limits.ITEMS:
            raise limits.Ceiling("items", limits.ITEMS, call.line)
        return result

    def _sorted(self, call: Call, machine: Machine) -> object:
        copy = Call((list(self.owner),), call.kwargs, call.line, call.end)
        found = call_value(machine, machine.builtins["sorted"], copy)
        if not isinstance(found, list):
            return self._spoil("the order of its items is not known", call, machine)
        self.owner[:] = found
        return None

    def _spoil(self, why: str, call: Call, machine: Machine) -> Unknown:
        unknown = Unknown(why, call.line)
        machine.poison(self.owner, unknown)
        return unknown
