"""Functions made of functions, and applied again and again: ``functools`` and ``operator``."""

from __future__ import annotations

import ast
import functools

from ....core.structs import Struct
from ..machine import Machine
from ..operations import call_value, get_item, require_items
from ..values.functions import Native, Pure
from ..values.values import Call, Unknown, Value
from .operators import BINARY


class Partial(Value, Struct):
    """Stand for what ``functools.partial`` makes."""

    function: object
    args: tuple[object, ...]
    kwargs: dict[str, object]

    def call(self, call: Call, machine: Machine) -> object:
        merged = Call((*self.args, *call.args), {**self.kwargs, **call.kwargs}, call.line, call.end)
        return call_value(machine, self.function, merged)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "__class__":
            return FUNCTOOLS["functools.partial"]
        own = {"func": self.function, "args": self.args, "keywords": self.kwargs}.get(name)
        return own or Value.attribute(self, name, machine, line)


def _partial(call: Call, machine: Machine) -> object:
    if not call.args:
        return Unknown("partial() of nothing", call.line)
    return Partial(call.args[0], call.args[1:], dict(call.kwargs))


def _reduce(call: Call, machine: Machine) -> object:
    function, what, *start = call.args
    values = [*start, *require_items(machine, what, call.line)]
    if not values:
        return Unknown("reduce() of nothing", call.line)
    return functools.reduce(lambda a, b: call_value(machine, function, call.passing(a, b)), values)


def _itemgetter(call: Call, machine: Machine) -> object:
    """Make what gives the item behind a key, or those behind several."""
    keys = call.args

    def take(asked: Call, machine: Machine) -> object:
        (owner,) = asked.args
        found = tuple(get_item(machine, owner, key, asked.line) for key in keys)
        return found if len(found) > 1 else found[0]

    return Native("itemgetter", take)


FUNCTOOLS: dict[str, Value] = {
    "functools.partial": Native("partial", _partial),
    "functools.reduce": Native("reduce", _reduce),
    "operator.itemgetter": Native("itemgetter", _itemgetter),
    "operator.add": Pure("add", BINARY[ast.Add]),
    "operator.mul": Pure("mul", BINARY[ast.Mult]),
}
