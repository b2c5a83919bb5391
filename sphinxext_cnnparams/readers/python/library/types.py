"""Python's own types: what makes plain data of other data, and knows its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from ....core.problem import say
from ....core.structs import Struct
from ..guards import attempt
from ..machine import Machine
from ..operations import is_true, iterate
from ..values.functions import Pure
from ..values.values import Call, Unknown, Value
from .methods import METHODS, find_method
from .texts import write

STATIC: dict[type, dict[str, Callable[..., object]]] = {
    dict: {"fromkeys": dict.fromkeys},
    str: {"maketrans": str.maketrans},
}
"""What types themselves may be asked for."""
SIMPLE = (str, int, float)
"""Types whose methods may be asked of the types: ``str.upper``."""


class Type(Pure, kw_only=True):
    """Stand for one of Python's types that is called with plain data."""

    kind: type

    def describe(self) -> str:
        return Pure.__name__  # what a message calls every function of plain data

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in STATIC.get(self.kind, {}):
            return Pure(name, STATIC[self.kind][name], gathering=True)
        if self.kind in SIMPLE and name in METHODS[self.kind]:
            return Pure(name, lambda owner, *args, **kwargs: self._method(owner, name)(*args, **kwargs))
        return Pure.attribute(self, name, machine, line)

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return isinstance(value, self.kind)

    def _method(self, owner: object, name: str) -> Callable[..., object]:
        """Give the method behind ``str.upper``, for the text it is handed."""
        if type(owner) is not self.kind:
            raise TypeError(say("{name}() is asked of something else", name=name))
        found = find_method(owner, name)
        assert isinstance(found, Pure)
        return found.function


class Container(Value, Struct):
    """Stand for ``list`` and its kin: a type, and what makes one of whatever can be gone through."""

    kind: type

    is_type: ClassVar[bool] = True

    def call(self, call: Call, machine: Machine) -> object:
        if not call.args:
            return self.kind()
        items = iterate(machine, call.args[0], call.line)
        return items if isinstance(items, Unknown) else attempt(lambda: self.kind(items), call.line, self.kind.__name__)

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return isinstance(value, self.kind)


def _bool(value: object = False) -> bool:
    known = is_true(value)
    if isinstance(known, Unknown):
        raise ValueError(known.why)
    return known


MAKERS: dict[type, Callable[..., object]] = {bool: _bool, float: float, int: int, str: write, complex: complex}
TYPES: dict[type, Value] = {
    **{kind: Type(kind.__name__, function, kind=kind) for kind, function in MAKERS.items()},
    dict: Type("dict", dict, tolerant=True, gathering=True, kind=dict),
    **{kind: Container(kind) for kind in (list, tuple, set, frozenset)},
}
