"""What calls nobody knows give for tensors: tensors of which nothing is known, each with a row that says so."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ...core.layers import UnknownLayer
from ...core.problem import Sentence, say
from ..python import Call, Machine, Unknown, is_listed
from .graph import Use, tensors_in
from .tensor import Tensor

if TYPE_CHECKING:
    from .session import Session


class Opaque(Tensor):
    """Stand for the outcome of a call nobody knows; whether it is a tensor is not known either, and *why* says so."""

    def _told(self) -> Unknown:
        assert self.why is not None
        return self.why

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        found = Tensor.attribute(self, name, machine, line)
        return self._told() if isinstance(found, Unknown) else found

    def call(self, call: Call, machine: Machine) -> object:
        return machine.host.opaque(self._told(), call)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return self._told()

    def unpack(self, count: int, line: int) -> list[object] | None:
        made = [self.graph.computed("part", [self], None, line, work=None) for _ in range(count)]
        return [Opaque(self.graph, part.node, None, self.why) for part in made]

    def length(self, line: int) -> int | Unknown:
        return self._told()

    def compare(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        return None

    def refuse_comparison(self, line: int) -> Unknown | None:
        return self._told()

    def is_true(self, line: int) -> bool | Unknown:
        return self._told()


def why_lost(value: object) -> Unknown | None:
    """Say why a value is not known; None if it is, or if it is a tensor of a known calculation."""
    return value.why if isinstance(value, Opaque) else value if isinstance(value, Unknown) else None


def make_opaque(why: Unknown, call: Call, session: Session, owner: Unknown) -> object:
    """Give what a call nobody knows gives: with tensors of a network among its arguments, one more of them.

    *owner* is what was called, if it has a place in the network.  Outside a
    network of PyTorch, and on what Keras computes at once, no row is made of it.
    """
    graph = session.graph
    values = [*call.args, *call.kwargs.values()]
    if not session.dialect.is_symbolic and not graph.within:
        return why
    if not any(_has_tensor(value) for value in values) or session.dialect.is_at_once(graph, call):
        return why
    made = _add(why, "?", list(tensors_in(values, graph)), owner.line or call.line, session, owner)
    return Opaque(graph, made.node, None, why)


def _add(why: Unknown, kind: str, tensors: list[Tensor], line: int, session: Session, owner: Unknown) -> Tensor:
    """Add a row for what nobody knows; its name is said in a message only if the author has given it."""
    named = why.made or why.name
    kind = named.rpartition(".")[2] or kind
    name = session.dialect.name_operation(kind, session)
    unnamed = not named or why.made == "" != why.reason
    layer = UnknownLayer(why.why, why.line, whole=True) if unnamed else UnknownLayer(why_unknown(why))
    use = Use(kind, layer, (), line, line, name, owner=owner, opaque=True)
    made = session.graph.apply(use, tensors)
    assert isinstance(made, Tensor)
    return made


def why_unknown(unknown: Unknown) -> Sentence:
    """Say why what is not known cannot stand in a network; the sentence goes on from its name."""
    return unknown.reason or say("is not known: {why}", why=unknown.why)


def place_unknowns(value: object, session: Session, line: int) -> object:
    """Put a tensor of which nothing is known where a list of what is joined, or a dictionary, has something unknown."""
    if is_listed(value):
        return [_placed(item, session, line) for item in value]
    if isinstance(value, dict):
        return {name: _placed(item, session, line) for name, item in value.items()}
    return value


def _placed(item: object, session: Session, line: int) -> object:
    return _tensor_of(item, session, line) if isinstance(item, Unknown) else place_unknowns(item, session, line)


def _tensor_of(why: Unknown, session: Session, line: int) -> Tensor:
    """Make a tensor of what is not known; in a functional model layers may stand before it, so it has a row."""
    graph = session.graph
    if not session.dialect.is_symbolic or graph.within:
        return graph.unknown(why, line)
    return _add(why, "unknown", [], line, session, why)


def _has_tensor(value: object) -> bool:
    if is_listed(value):
        return any(map(_has_tensor, value))
    if isinstance(value, dict):
        return any(map(_has_tensor, value.values()))
    return isinstance(value, Tensor)
