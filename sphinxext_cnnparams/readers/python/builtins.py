"""The builtins that model code uses: a written-out table of pure re-implementations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import limits
from .classes import Bound, Class, Instance, super_of
from .expressions import attribute, call, iterated
from .machine import Machine
from .methods import FAILURES, Pure
from .values import Call, Foreign, Function, Native, Unknown, Value, unknown_in


def _range(*args: Any) -> list[int]:
    found = range(*args)
    if len(found) > limits.ITEMS:
        raise ValueError(f"more than {limits.ITEMS:,} rounds are not read")
    return list(found)


def _passed_over(*args: object, **kwargs: object) -> None:
    """Stand for a call whose only effect is to show something."""


def _over_items(name: str, function: Callable[..., object]) -> Native:
    """Make a builtin that goes through its first argument, whatever can be gone through."""

    def of(how: Call, machine: Machine) -> object:
        if not how.args:
            return _tried(lambda: function(**how.kwargs), name, how.line)
        items = iterated(machine, how.args[0], how.line)
        if isinstance(items, Unknown):
            return items
        rest = how.args[1:]
        return _tried(lambda: function(items, *rest, **how.kwargs), name, how.line)

    return Native(name, of)


def _tried(function: Callable[[], object], name: str, line: int) -> object:
    try:
        return function()
    except FAILURES as failure:
        return Unknown(f"{name}(): {failure}", line)


def _zip(how: Call, machine: Machine) -> object:
    lists = [iterated(machine, arg, how.line) for arg in how.args]
    return unknown_in([x for x in lists if isinstance(x, Unknown)]) or list(zip(*lists, strict=False))


def _map(how: Call, machine: Machine) -> object:
    function, *rest = how.args
    lists = [iterated(machine, arg, how.line) for arg in rest]
    for items in lists:
        if isinstance(items, Unknown):
            return items
    rounds = zip(*lists, strict=False)
    return [call(machine, function, Call(args, {}, how.line, how.end)) for args in rounds]


def _filter(how: Call, machine: Machine) -> object:
    function, what = how.args
    items = iterated(machine, what, how.line)
    if isinstance(items, Unknown):
        return items
    kept = []
    for item in items:
        known = item if function is None else call(machine, function, Call((item,), {}, how.line, how.end))
        if isinstance(known, Unknown):
            return known
        kept += [item] if known else []
    return kept


def _extreme(name: str, function: Callable[..., object]) -> Native:
    def of(how: Call, machine: Machine) -> object:
        items = iterated(machine, how.args[0], how.line) if len(how.args) == 1 else list(how.args)
        if unknown := unknown_in(items):
            return unknown
        key = how.kwargs.get("key")
        if key is not None:
            assert isinstance(items, list)
            return _by_key(items, key, function, how, machine)
        kwargs = {k: v for k, v in how.kwargs.items() if k in ("default", "reverse")}
        return _tried(lambda: function(items, **kwargs), name, how.line)

    return Native(name, of)


def _by_key(items: list[object], key: object, function: Callable[..., object], how: Call, machine: Machine) -> object:
    keys = [call(machine, key, Call((item,), {}, how.line, how.end)) for item in items]
    if unknown := unknown_in(keys):
        return unknown
    order = {id(item): value for item, value in zip(items, keys, strict=True)}
    kwargs = {k: v for k, v in how.kwargs.items() if k == "reverse"}
    return _tried(lambda: function(items, key=lambda item: order[id(item)], **kwargs), "sorted", how.line)


def _len(how: Call, machine: Machine) -> object:
    value = how.args[0] if how.args else None
    if isinstance(value, Value):
        return value.length(how.line)
    return _tried(lambda: len(value), "len", how.line)  # type: ignore[arg-type]


def _isinstance(how: Call, machine: Machine) -> object:
    value, kinds = how.args if len(how.args) == 2 else (None, ())
    if isinstance(value, Unknown):
        return value
    found = [_is(value, kind, machine) for kind in (kinds if isinstance(kinds, tuple) else (kinds,))]
    if True in found:
        return True
    return next((answer for answer in found if isinstance(answer, Unknown)), False)


def _is(value: object, kind: object, machine: Machine) -> bool | Unknown:
    if isinstance(kind, Unknown):
        return kind
    if isinstance(kind, (Pure, Container)) and kind.kind is not None:
        return isinstance(value, kind.kind) and not (kind.kind is int and isinstance(value, bool))
    if isinstance(kind, Class):
        return isinstance(value, Instance) and kind in value.cls.order()
    if isinstance(kind, Foreign):
        return machine.host.is_a(value, kind.path)
    return False


def _hasattr(how: Call, machine: Machine) -> object:
    owner, name = how.args
    if isinstance(owner, Unknown) or not isinstance(name, str):
        return owner
    return not isinstance(attribute(machine, owner, name, how.line), Unknown)


def _getattr(how: Call, machine: Machine) -> object:
    owner, name, *default = how.args
    if not isinstance(name, str):
        return Unknown("an attribute whose name is not known", how.line)
    value = attribute(machine, owner, name, how.line)
    return default[0] if default and isinstance(value, Unknown) else value


def _setattr(how: Call, machine: Machine) -> object:
    owner, name, value = how.args
    if isinstance(owner, Value) and isinstance(name, str):
        owner.assign(name, value, machine, how.line)
    return None


def _type(how: Call, machine: Machine) -> object:
    value = how.args[0]
    if isinstance(value, Instance):
        return value.cls
    return TYPES.get(type(value).__name__) or Unknown("this type is not read", how.line)


def _callable(how: Call, machine: Machine) -> object:
    value = how.args[0]
    return value if isinstance(value, Unknown) else isinstance(value, (Function, Bound, Class, Pure, Native, Foreign))


def _next(how: Call, machine: Machine) -> object:
    items = iterated(machine, how.args[0], how.line)
    if isinstance(items, Unknown):
        return items
    return items[0] if items else Unknown("there is nothing to take", how.line)


TYPES: dict[str, Pure] = {
    "bool": Pure("bool", bool, kind=bool),
    "float": Pure("float", float, kind=float),
    "int": Pure("int", int, kind=int),
    "str": Pure("str", str, kind=str),
    "complex": Pure("complex", complex, kind=complex),
    "dict": Pure("dict", dict, tolerant=True, kind=dict),
}


@dataclass(frozen=True, slots=True)
class Container(Value):
    """Stand for ``list`` and its kin: a type, and what makes one of whatever can be gone through."""

    kind: type

    def called(self, call: Call, machine: Machine) -> object:
        if not call.args:
            return self.kind()
        items = iterated(machine, call.args[0], call.line)
        return items if isinstance(items, Unknown) else _tried(lambda: self.kind(items), self.kind.__name__, call.line)


BUILTINS: dict[str, object] = {
    **TYPES,
    **{kind.__name__: Container(kind) for kind in (list, tuple, set, frozenset)},
    "abs": Pure("abs", abs),
    "all": _over_items("all", all),
    "any": _over_items("any", any),
    "callable": Native("callable", _callable),
    "divmod": Pure("divmod", divmod),
    "enumerate": _over_items("enumerate", lambda items, start=0: list(enumerate(items, start))),
    "filter": Native("filter", _filter),
    "getattr": Native("getattr", _getattr),
    "hasattr": Native("hasattr", _hasattr),
    "isinstance": Native("isinstance", _isinstance),
    "iter": _over_items("iter", list),
    "len": Native("len", _len),
    "map": Native("map", _map),
    "max": _extreme("max", max),
    "min": _extreme("min", min),
    "next": Native("next", _next),
    "pow": Pure("pow", pow),
    "print": Pure("print", _passed_over, tolerant=True),
    "range": Pure("range", _range),
    "reversed": _over_items("reversed", lambda items: list(reversed(items))),
    "round": Pure("round", round),
    "setattr": Native("setattr", _setattr),
    "sorted": _extreme("sorted", sorted),
    "sum": _over_items("sum", sum),
    "super": Native("super", super_of),
    "type": Native("type", _type),
    "zip": Native("zip", _zip),
    "object": Foreign("builtins.object"),
    "Exception": Foreign("builtins.Exception"),
    "ValueError": Foreign("builtins.ValueError"),
}
