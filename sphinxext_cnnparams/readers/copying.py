"""Copies of modules: what is copied has weights of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from .keras.named import Application
from .named import Named
from .objects import LayerObject, Stack
from .python.classes import Instance
from .python.records import Record
from .python.values import Call, Unknown
from .tensor import Parameter
from .torch.body import Body, Part
from .torch.named import Pretrained

if TYPE_CHECKING:
    from .session import Session


def deep_copy(call: Call, session: Session) -> object:
    """Evaluate ``copy.deepcopy(value)``."""
    return copied(call.args[0], session, {}) if call.args else Unknown("deepcopy() of nothing", call.line)


def copied(value: object, session: Session, memo: dict[int, object]) -> object:
    """Copy a value with all in it; what stands in it twice stands in the copy twice."""
    if id(value) in memo:
        return memo[id(value)]
    rule = RULES.get(type(value))
    return value if rule is None else rule(value, session, memo)


def _list(value: list[object], session: Session, memo: dict[int, object]) -> object:
    made: list[object] = []
    memo[id(value)] = made
    made += [copied(item, session, memo) for item in value]
    return made


def _dict(value: dict[object, object], session: Session, memo: dict[int, object]) -> object:
    made: dict[object, object] = {}
    memo[id(value)] = made
    made |= {key: copied(item, session, memo) for key, item in value.items()}
    return made


def _tuple(value: tuple[object, ...], session: Session, memo: dict[int, object]) -> object:
    return tuple(copied(item, session, memo) for item in value)


def _record(value: Record, session: Session, memo: dict[int, object]) -> object:
    return Record.of(value.cls, {name: copied(item, session, memo) for name, item in value.named.items()})


def _layer(value: LayerObject, session: Session, memo: dict[int, object]) -> object:
    made = replace(
        value,
        frozen=set(value.frozen),
        still=set(value.still),
        tied=dict(value.tied),
        names=dict(value.names),
        taken={},
        result=None,
    )
    memo[id(value)] = made
    made.tied = {name: copied(other, session, memo) for name, other in value.tied.items()}
    return made


def _named(value: Named, session: Session, memo: dict[int, object]) -> object:
    made = _layer(value, session, memo)
    assert isinstance(made, Named)
    made.pieces = {share: list(states) for share, states in value.pieces.items()}
    if isinstance(made, Body):
        made.parts = {}
    if isinstance(made, Application):
        made.copy()
    return made


def _part(value: Part, session: Session, memo: dict[int, object]) -> object:
    body = copied(value.body, session, memo)
    assert isinstance(body, Body)
    return body.part(value.share)


def _pretrained(value: Pretrained, session: Session, memo: dict[int, object]) -> object:
    made = _stack(value, session, memo)
    assert isinstance(made, Pretrained)
    if isinstance(made.children["body"], Body):
        made.body.whole = made
    return made


def _stack(value: Stack, session: Session, memo: dict[int, object]) -> object:
    made = replace(value, children={}, extra=dict(value.extra))
    memo[id(value)] = made
    made.children = {key: copied(child, session, memo) for key, child in value.children.items()}
    if value.runs:
        session.made.append(made)
    return made


def _parameter(value: Parameter, session: Session, memo: dict[int, object]) -> object:
    memo[id(value)] = made = replace(value)
    return made


def _instance(value: Instance, session: Session, memo: dict[int, object]) -> object:
    made = Instance(value.cls)
    memo[id(value)] = made
    made.half = session.half(made)
    if value.half is not None and made.half is not None:
        core = copied(getattr(value.half, "core", None), session, memo)
        made.half.core = core  # type: ignore[attr-defined]
    made.names |= {name: copied(item, session, memo) for name, item in value.names.items()}
    return made


RULES: dict[type, Callable[..., object]] = {
    list: _list,
    dict: _dict,
    tuple: _tuple,
    Record: _record,
    LayerObject: _layer,
    Application: _named,
    Body: _named,
    Stack: _stack,
    Part: _part,
    Pretrained: _pretrained,
    Parameter: _parameter,
    Instance: _instance,
}
