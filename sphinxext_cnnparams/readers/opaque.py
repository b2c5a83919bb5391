"""What calls nobody knows give for tensors: tensors of which nothing is known, each with a row that says so."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.layers import Unknown as UnknownLayer
from .feeding import tensors_in, why_not
from .graph import Use
from .keras.eager import is_fed_constants
from .python import Call, Machine, Unknown
from .tensor import Tensor

if TYPE_CHECKING:
    from .session import Session


@dataclass(eq=False, slots=True)
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


def lost(value: object) -> Unknown | None:
    """Say why a value is not known; None if it is, or if it is a tensor of a known calculation."""
    return value.why if isinstance(value, Opaque) else value if isinstance(value, Unknown) else None


def opaque(why: Unknown, call: Call, session: Session, owner: Unknown) -> object:
    """Give what a call nobody knows gives: with tensors of a network among its arguments, one more of them.

    *owner* is what was called, if it has a place in the network.  Outside a
    network of PyTorch, and on what Keras computes at once, no row is made of it.
    """
    graph = session.graph
    values = [*call.args, *call.kwargs.values()]
    if session.main.dialect == "torch" and not graph.within:
        return why
    if not any(_has_tensor(value) for value in values) or is_fed_constants(graph, call):
        return why
    kind = (why.made or why.name).rpartition(".")[2] or "?"
    name = session.numbered(kind) if session.main.dialect == "keras" else ""
    line = owner.line or call.line
    use = Use(kind, UnknownLayer(why_not(why)), (), line, line, name, owner=owner, opaque=True)
    made = graph.apply(use, list(tensors_in(values, graph)))
    assert isinstance(made, Tensor)
    return Opaque(graph, made.node, None, why)


def _has_tensor(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_has_tensor, value))
    if isinstance(value, dict):
        return any(map(_has_tensor, value.values()))
    return isinstance(value, Tensor)
