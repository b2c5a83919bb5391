"""Copies of values: what is copied has weights of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...core.structs import MutableStruct, field
from ..python import Call, Half, Instance, Unknown, Value
from .inheritance import find_half

if TYPE_CHECKING:
    from .session import Session

Count = Callable[[int], None]


def deep_copy(call: Call, session: Session, count: Count = lambda size: None) -> object:
    """Evaluate ``copy.deepcopy(value)``; *count* is told how many items are copied."""
    return Copying(session, count)(call.args[0]) if call.args else Unknown("deepcopy() of nothing", call.line)


class Copying(MutableStruct):
    """Copy values within one reading; every kind of value says itself what a copy of it is."""

    session: Session
    count: Count
    memo: dict[int, object] = field(default_factory=dict)

    def __call__(self, value: object) -> object:
        """Copy a value with all in it; what stands in it twice stands in the copy twice."""
        if id(value) in self.memo:
            return self.memo[id(value)]
        if isinstance(value, Value):
            return value.copy(self)
        rule = RULES.get(dict if isinstance(value, dict) else type(value))
        if rule is not None:
            self.count(len(value))  # type: ignore[arg-type]
        return value if rule is None else rule(value, self)

    def keep(self, value: object, made: object) -> None:
        """Remember what a value has become, before what stands in it is copied."""
        self.memo[id(value)] = made

    def half(self, instance: Instance) -> Half | None:
        """Give what an instance inherits from a framework's class, anew."""
        return find_half(instance, self.session)


def _list(value: list[object], copy: Copying) -> object:
    made: list[object] = []
    copy.keep(value, made)
    made += [copy(item) for item in value]
    return made


def _dict(value: dict[object, object], copy: Copying) -> object:
    made: dict[object, object] = {}
    copy.keep(value, made)
    made |= {key: copy(item) for key, item in value.items()}
    return made


def _tuple(value: tuple[object, ...], copy: Copying) -> object:
    return tuple(copy(item) for item in value)


RULES: dict[type, Callable[..., object]] = {list: _list, dict: _dict, tuple: _tuple}
"""How Python's own containers are copied."""
