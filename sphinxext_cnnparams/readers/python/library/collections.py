"""Dictionaries, lists and tuples: ``collections``, and what copies or reorders them."""

from __future__ import annotations

import collections
from collections.abc import Callable

from ....core.problem import at_line, say
from ..machine import Machine
from ..operations import require_items
from ..values.functions import Native
from ..values.records import make_named_tuple
from ..values.values import Call, Unknown, Value, is_listed


def _dictionary(call: Call, machine: Machine) -> object:
    """Evaluate ``OrderedDict(…)``."""
    made: dict[object, object] = {}
    if call.args and isinstance(call.args[0], dict):
        made |= call.args[0]
    elif call.args:
        pairs = require_items(machine, call.args[0], call.line)
        made |= {pair[0]: pair[1] for pair in pairs if is_listed(pair) and len(pair) == 2}
    return made | dict(call.kwargs)


def _default_dictionary(call: Call, machine: Machine) -> object:
    """Make a dictionary that fills itself with empty lists, dictionaries or numbers."""
    kind = getattr(call.args[0], "kind", None) if call.args else None
    if kind not in FILLED:
        return Unknown(say("defaultdict() of this is not read{at}", at=at_line(call.line)), call.line)
    return collections.defaultdict(kind, *call.args[1:], **call.kwargs)


FILLED = (list, dict, set, int, float)
"""What a dictionary may fill itself with."""


def _copy(call: Call, machine: Machine) -> object:
    (value,) = call.args
    if isinstance(value, (list, dict, set)):
        return machine.find_doubt(value) or value.copy()
    if isinstance(value, Value) and not isinstance(value, tuple):
        return value.shallow(call.line)
    return value


def _reorder(call: Call, machine: Machine) -> object:
    """Leave a list with its items in an order nobody knows."""
    machine.poison(call.args[0], Unknown("its order is not known", call.line))
    return None


def _refuse(name: str) -> Callable[[Call, Machine], object]:
    return lambda call, machine: Unknown(say("{name}() is not read{at}", name=name, at=at_line(call.line)), call.line)


COLLECTIONS: dict[str, Value] = {
    "bisect.insort": Native("insort", _reorder),
    "collections.Counter": Native("Counter", _refuse("Counter")),
    "collections.OrderedDict": Native("OrderedDict", _dictionary),
    "collections.defaultdict": Native("defaultdict", _default_dictionary),
    "collections.namedtuple": Native("namedtuple", make_named_tuple),
    "copy.copy": Native("copy", _copy),
    "heapq.heapify": Native("heapify", _reorder),
    "heapq.heappush": Native("heappush", _reorder),
    "random.shuffle": Native("shuffle", _reorder),
}
