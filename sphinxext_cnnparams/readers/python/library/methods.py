"""The usual methods of Python's plain data: which may be asked for, and with what."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from ....core.problem import say
from ..machine import Machine
from ..signals import require_known
from ..values.functions import Pure
from ..values.values import Unknown, Value
from .changes import CHANGING, SETTING, Change
from .texts import GROWING, make_format

COMPARING = frozenset("copy difference intersection isdisjoint issubset issuperset symmetric_difference union".split())
METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        "capitalize casefold center count endswith expandtabs find format_map index isalnum isalpha isascii isdecimal "
        "isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans "
        "partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines "
        "startswith strip swapcase title translate upper zfill".split()
    ),
    list: frozenset("copy count index".split()),
    dict: frozenset("copy get items keys values".split()),
    tuple: frozenset(["count", "index"]),
    set: COMPARING,
    frozenset: COMPARING,
    int: frozenset("as_integer_ratio bit_count bit_length conjugate".split()),
    float: frozenset("as_integer_ratio conjugate is_integer".split()),
}
"""What plain data may be asked for."""
TOLERANT = frozenset("copy get items keys values".split())
"""What passes on items that are not known."""


def _get(owner: Any) -> Callable[..., object]:
    """Look up a key, which has to be known, however little is known of the values."""

    def get(key: object, default: object = None) -> object:
        require_known(key)
        return owner.get(key, default)

    return get


LISTED: dict[str, Callable[[Any], Callable[..., object]]] = {
    "get": _get,
    "items": lambda owner: lambda: list(owner.items()),
    "keys": lambda owner: lambda: list(owner.keys()),
    "values": lambda owner: lambda: list(owner.values()),
}
OTHERWISE: dict[type, Mapping[str, Callable[[Any], Callable[..., object]]]] = {str: GROWING, dict: LISTED}
"""Methods that do it otherwise than Python's own."""
SHAPE_METHODS: dict[str, Callable[[tuple[object, ...]], object]] = {"as_list": list, "numel": math.prod}  # type: ignore[dict-item]
"""What shapes can do besides being tuples."""


def find_method(owner: object, name: str) -> Value | None:
    """Give a method of plain data, if it is one of the usual ones."""
    kind = dict if isinstance(owner, dict) else type(owner)
    if kind in CHANGING and name not in METHODS[kind] and (name[:2] != "__" or name in SETTING):
        return Change(owner, name)
    if isinstance(owner, tuple) and name in SHAPE_METHODS:
        function = SHAPE_METHODS[name]
        return Pure(name, lambda: function(owner))
    if name not in METHODS.get(kind, frozenset()):
        return None
    otherwise = OTHERWISE.get(kind, {}).get(name)
    own = otherwise(owner) if otherwise else getattr(owner, name)
    return Pure(name, own, tolerant=name in TOLERANT, gathering=name in GROWING or kind in (set, frozenset))


def get_attribute(machine: Machine, owner: object, name: str, line: int) -> object:
    """Give an attribute of a value; of plain data, one of its usual methods."""
    if isinstance(owner, Value):
        return owner.attribute(name, machine, line)
    if name == "format" and isinstance(owner, str):
        return Pure("format", make_format(owner))
    return find_method(owner, name) or Unknown(
        say("the attribute {name} of {kind} is not read", name=name, kind=type(owner).__name__), line
    )
