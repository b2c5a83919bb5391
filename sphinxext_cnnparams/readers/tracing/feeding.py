"""Feeding what stands in a container: each child in its turn, and what is no layer with the reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.layers import UnknownLayer
from ...core.problem import Sentence, say
from ...core.structs import replace
from ..python import Call, Foreign, Function, Machine, Native, Unknown, Value, call_value, describe
from .graph import Use, tensors_in
from .recorded_models import RecordedPiece
from .tree import is_module
from .unknown_calls import why_unknown

if TYPE_CHECKING:
    from .container import Stack
    from .session import Session


def step(
    session: Session, stack: Stack, key: str, child: object, value: object, call: Call, machine: Machine
) -> object:
    """Feed a value to one child of a container; what is no layer is reported where it stands."""
    if is_module(child) or isinstance(child, (Function, Native)):
        return call_value(machine, child, Call((value,), {}, call.line, call.end))
    kind = (child.name if isinstance(child, (Unknown, RecordedPiece)) else describe(child)) or "?"
    use = Use(kind, UnknownLayer(why_not(child)), (), stack.line, stack.end, key, owner=child)
    if isinstance(child, Unknown) and child.line:
        use = replace(use, line=child.line, end=child.line)
    return session.graph.apply(use, list(tensors_in(value, session.graph)))


def why_not(element: object) -> Sentence:
    """Say why something that is no layer cannot stand in a network."""
    if isinstance(element, Unknown):
        return why_unknown(element)
    if isinstance(element, Foreign) and element.last[:1].isupper():
        return say("is the class itself; write {name}() to make a layer", name=element.last)
    if isinstance(element, Foreign):
        return "is a function, not a layer"
    if isinstance(element, RecordedPiece):
        return say("is not known: {why}", why=element.unknown(0).why)
    return "is no layer" if isinstance(element, Value) else say("is {element}, not a layer", element=repr(element))
