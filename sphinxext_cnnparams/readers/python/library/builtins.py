"""The builtins that model code uses: a written-out table of pure re-implementations."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .. import limits
from ..guards import FAILURES, weight
from ..machine import Machine
from ..operations import binary, call, iterated, truth
from ..values.classes import Bound, Class, Instance, super_of
from ..values.iterators import Iterator, Mapped
from ..values.records import is_record
from ..values.values import Call, Foreign, Function, Native, Unknown, Value, unknown_in
from .methods import Pure, attribute, is_wide
from .operators import BINARY


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


def _over_known(name: str, function: Callable[..., object]) -> Native:
    """Make a builtin that tells nothing of items that are not known."""

    def of(how: Call, machine: Machine) -> object:
        items = iterated(machine, how.args[0], how.line)
        unknown = unknown_in(items)
        if unknown is not None:
            return unknown
        truths = [truth(item, how.line) for item in items]  # type: ignore[union-attr]
        return next((item for item in truths if isinstance(item, Unknown)), None) or function(truths)

    return Native(name, of)


def _sum(how: Call, machine: Machine) -> object:
    """Add up items, which may be tensors."""
    items = iterated(machine, how.args[0], how.line)
    if isinstance(items, Unknown):
        return items
    start = how.args[1] if len(how.args) > 1 else how.kwargs.get("start", 0)
    if start == 0 and items and isinstance(items[0], Value):
        start, items = items[0], items[1:]
    total = start
    for item in items:
        machine.count(how.line)
        total = binary(machine, ast.Add(), total, item, how.line)
    return total


def _text(value: object = "") -> str:
    if isinstance(value, Value) and not isinstance(value, tuple):
        raise ValueError("a value without a text has no str()")
    if isinstance(value, (list, tuple, dict, set)) and weight(value, 0) > 1000:
        raise ValueError("the text of something this long is not read")
    return str(value)


def _written(value: object) -> str:
    """Give what ``repr`` gives."""
    return repr(value) if isinstance(value, str) else _text(value)


def _format(value: object, spec: str = "") -> str:
    if is_wide(spec):
        raise ValueError("this format is too wide")
    if isinstance(value, Value):
        raise ValueError("a value without a text cannot be formatted")
    return format(value, spec)


def _zip(how: Call, machine: Machine) -> object:
    lists = [iterated(machine, arg, how.line) for arg in how.args]
    return unknown_in([x for x in lists if isinstance(x, Unknown)]) or Iterator(list(zip(*lists, strict=False)))


def _map(how: Call, machine: Machine) -> object:
    function, *rest = how.args
    lists = [iterated(machine, arg, how.line) for arg in rest]
    for items in lists:
        if isinstance(items, Unknown):
            return items
    rounds = list(zip(*lists, strict=False))
    return Mapped(rounds, lambda args: call(machine, function, Call(args, {}, how.line, how.end)))


def _filter(how: Call, machine: Machine) -> object:
    function, what = how.args
    items = iterated(machine, what, how.line)
    if isinstance(items, Unknown):
        return items
    kept = []
    for item in items:
        known = item if function is None else call(machine, function, Call((item,), {}, how.line, how.end))
        sure = truth(known, how.line)
        if isinstance(sure, Unknown):
            return sure
        kept += [item] if sure else []
    return Iterator(kept)


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
    if doubt := machine.doubted(value):
        return doubt
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
        return isinstance(value, kind.kind)
    if isinstance(kind, Class):
        return is_record(value, kind)
    if isinstance(kind, Foreign):
        return machine.host.is_a(value, kind.path)
    if kind is BUILTINS["type"]:
        return isinstance(value, (Class, Pure, Container, Foreign))
    if kind is None or isinstance(kind, Native):
        return Unknown("this check of a type is not read", 0)
    return False


def _hasattr(how: Call, machine: Machine) -> object:
    owner, name = how.args
    if isinstance(owner, Unknown) or not isinstance(name, str):
        return owner if isinstance(owner, Unknown) else Unknown("the name of an attribute is not known", how.line)
    before = machine.failures
    found = attribute(machine, owner, name, how.line)
    machine.failures = before
    if not isinstance(found, Unknown):
        return True
    certain = name in ("weight", "bias") or (isinstance(owner, Instance) and name[:1] != "_")
    return False if certain else Unknown(f"whether this has an attribute {name} is not known", how.line)


def _delattr(how: Call, machine: Machine) -> object:
    owner, name = how.args
    if isinstance(owner, Value) and isinstance(name, str):
        owner.remove(name, machine, how.line)
    return None


def _everywhere(name: str) -> Native:
    """Make a builtin whose effects nobody can follow."""
    return Native(name, lambda how, machine: machine.refuse(f"{name}()", how.line))


def _getattr(how: Call, machine: Machine) -> object:
    owner, name, *default = how.args
    if isinstance(owner, Unknown):
        return owner
    if not isinstance(name, str):
        return Unknown("an attribute whose name is not known", how.line)
    before = machine.failures
    value = attribute(machine, owner, name, how.line)
    if not default or not isinstance(value, Unknown):
        return value
    machine.failures = before
    return default[0]


def _setattr(how: Call, machine: Machine) -> object:
    owner, name, value = how.args
    if isinstance(owner, Value) and isinstance(name, str):
        owner.assign(name, value, machine, how.line)
    elif isinstance(owner, Value):
        return machine.refuse("setattr() with a name that is not known", how.line)
    return None


def _type(how: Call, machine: Machine) -> object:
    (value,) = how.args
    if isinstance(value, Instance):
        return value.cls
    if isinstance(value, Value) and not isinstance(value, Unknown):
        return value.attribute("__class__", machine, how.line)
    if isinstance(value, (list, tuple, set)):
        return BUILTINS[type(value).__name__]
    return TYPES.get(type(value).__name__) or Unknown("this type is not read", how.line)


def _callable(how: Call, machine: Machine) -> object:
    value = how.args[0]
    return value if isinstance(value, Unknown) else isinstance(value, (Function, Bound, Class, Pure, Native, Foreign))


def _iter(how: Call, machine: Machine) -> object:
    if isinstance(how.args[0], Iterator):
        return how.args[0]
    items = iterated(machine, how.args[0], how.line)
    return items if isinstance(items, Unknown) else Iterator(items)


def _next(how: Call, machine: Machine) -> object:
    owner = how.args[0]
    if isinstance(owner, Iterator):
        return owner.next(how.line)
    return owner if isinstance(owner, Unknown) else Unknown("next() of this is not read", how.line)


def _bool(value: object = False) -> bool:
    known = truth(value)
    if isinstance(known, Unknown):
        raise ValueError(known.why)
    return known


TYPES: dict[str, Pure] = {
    "bool": Pure("bool", _bool, kind=bool),
    "float": Pure("float", float, kind=float),
    "int": Pure("int", int, kind=int),
    "str": Pure("str", _text, kind=str),
    "complex": Pure("complex", complex, kind=complex),
    "dict": Pure("dict", dict, tolerant=True, gathering=True, kind=dict),
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
    "all": _over_known("all", all),
    "any": _over_known("any", any),
    **{function.__name__: Pure(function.__name__, function) for function in (bin, chr, hex, oct, ord)},
    "callable": Native("callable", _callable),
    "delattr": Native("delattr", _delattr),
    "divmod": Pure("divmod", divmod),
    **{name: _everywhere(name) for name in ("exec", "globals", "locals", "vars")},
    "enumerate": _over_items("enumerate", lambda items, start=0: Iterator(list(enumerate(items, start)))),
    "filter": Native("filter", _filter),
    "format": Pure("format", _format),
    "getattr": Native("getattr", _getattr),
    "hasattr": Native("hasattr", _hasattr),
    "isinstance": Native("isinstance", _isinstance),
    "iter": Native("iter", _iter),
    "len": Native("len", _len),
    "map": Native("map", _map),
    "max": _extreme("max", max),
    "min": _extreme("min", min),
    "next": Native("next", _next),
    "pow": Pure("pow", lambda a, b, *m: pow(a, b, *m) if m else BINARY[ast.Pow](a, b)),
    "print": Pure("print", _passed_over, tolerant=True),
    "range": Pure("range", _range),
    "repr": Pure("repr", _written),
    "reversed": _over_items("reversed", lambda items: Iterator(list(reversed(items)))),
    "round": Pure("round", round),
    "setattr": Native("setattr", _setattr),
    "sorted": _extreme("sorted", sorted),
    "sum": Native("sum", _sum),
    "super": Native("super", super_of),
    "type": Native("type", _type),
    "zip": Native("zip", _zip),
    "object": Foreign("builtins.object"),
    "Exception": Foreign("builtins.Exception"),
    "ValueError": Foreign("builtins.ValueError"),
}
