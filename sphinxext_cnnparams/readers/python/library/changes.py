"""Methods that change a list, a dictionary or a set."""

from __future__ import annotations

from typing import Any

from ....core.problem import Sentence, say
from ....core.structs import Struct
from .. import limits
from ..guards import FAILURES, explain
from ..machine import Machine
from ..operations import call_value, require_items
from ..signals import NotKnown, require_known
from ..values.values import Call, Unknown, Value

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
PLACING = frozenset("discard insert pop popitem remove".split())
"""What has to know which item it changes."""


class Change(Value, Struct):
    """Stand for a method that changes a list, a dictionary or a set; one that is not read makes it unknown."""

    owner: Any
    name: str

    def call(self, call: Call, machine: Machine) -> object:
        if self.name not in CHANGING[type(self.owner)]:
            return self._spoil(say("{name}() is not read", name=self.name), call, machine)
        if self.name == "sort":
            return self._sort(call, machine)
        try:
            result: object = getattr(self.owner, self.name)(*self._arguments(call, machine), **call.kwargs)
        except NotKnown as left:
            return self._spoil(left.unknown.why, call, machine)
        except FAILURES as failure:
            machine.failures += 1
            return self._spoil(say("{name}(): {failure}", name=self.name, failure=explain(failure)), call, machine)
        if len(self.owner) > limits.ITEMS:
            raise limits.TooLong("items", limits.ITEMS, call.line)
        return result

    def _arguments(self, call: Call, machine: Machine) -> list[object]:
        """Give the arguments; leaves where one has to be known that is not."""
        args = list(call.args)
        if self.name.endswith(("extend", "update")) and args and not isinstance(args[0], dict):
            args[0] = require_items(machine, args[0], call.line)
        elif self.name in PLACING:
            require_known(args[:1])
        return args

    def _sort(self, call: Call, machine: Machine) -> object:
        copy = Call((list(self.owner),), call.kwargs, call.line, call.end)
        found = call_value(machine, machine.builtins["sorted"], copy)
        if not isinstance(found, list):
            return self._spoil("the order of its items is not known", call, machine)
        self.owner[:] = found
        return None

    def _spoil(self, why: Sentence, call: Call, machine: Machine) -> Unknown:
        unknown = Unknown(why, call.line)
        machine.poison(self.owner, unknown)
        return unknown
