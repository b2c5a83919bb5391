"""Networks as plain data: what is kept of them from build to build, small and quick to load.

What can be worked out again is not kept: shapes, counts, formulas and steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from . import layers
from .compute import compute
from .layer import Output
from .network import Network, Node, Outcome
from .structs import Struct, list_set, replace
from .summary import Row, Summary

Stored = object
"""Plain values in tuples and dictionaries; a list stands for an object: its class, and those fields that are set."""


def store(network: Network, summary: Summary) -> Stored:
    """Give what a summary can be worked out of again: its network, with the notes that are left in it."""
    rows = iter(summary.rows)
    shown = [None if node.hidden else next(rows) for node in network.nodes]
    nodes = (_shorten(node, row, shown) for node, row in zip(network.nodes, shown, strict=True))
    plain = replace(network, nodes=tuple(nodes), remarks=(), registered=None)
    return Packer({}).pack(plain), summary.notation, summary.width


def _shorten(node: Node, row: Row | None, shown: list[Row | None]) -> Node:
    """Leave out what came out of a node, and what it was fed where that follows from what comes before."""
    known = all((before := shown[i]) is not None and before.output is not None for i in node.inputs)
    found = node.found if node.found is not None and not (node.called and known) else None
    kept = found and Outcome(found.fed, Output(None))
    usual = {weight.name: weight.trainable for weight in node.layer.own_weights()}
    trained = {name: learns for name, learns in node.trained.items() if usual.get(name) is not learns}
    return replace(node, found=kept, trained=trained, notes=node.notes if row is None else row.notes)


def restore(stored: Any) -> Summary:
    """Work a summary out of what was kept of it."""
    packed, notation, width = stored
    network: Network = Unpacker({}).unpack(packed)
    whole = replace(network, nodes=tuple(map(_lengthen, network.nodes)))
    return replace(compute(whole), notation=notation, width=width)


def _lengthen(node: Node) -> Node:
    if node.found is None:
        return node
    return replace(node, found=Outcome(node.found.fed, node.layer.output(*node.found.fed)))


class Packer(NamedTuple):
    """Write values as plain data; what is the same is *kept* once, as the layers of a network often are."""

    kept: dict[str, Stored]

    def pack(self, value: Any) -> Stored:
        """Write a value."""
        if isinstance(value, Struct):
            made = [type(value).__name__, {name: self.pack(own) for name, own in list_set(value)}]
            return made if isinstance(value, (Node, Network)) else self._keep(made)
        if type(value) is tuple:
            return tuple(map(self.pack, value))
        if type(value) is dict:
            return self._keep({key: self.pack(own) for key, own in value.items()})
        return value

    def _keep(self, made: Stored) -> Stored:
        return self.kept.setdefault(repr(made), made)


class Unpacker(NamedTuple):
    """Read values that were written as plain data; what is there once is made once."""

    made: dict[int, Struct]

    def unpack(self, stored: Any) -> Any:
        """Read a value."""
        if type(stored) is list:
            if id(stored) not in self.made:
                name, fields = stored
                self.made[id(stored)] = kinds()[name](**{key: self.unpack(own) for key, own in fields.items()})
            return self.made[id(stored)]
        if type(stored) is tuple:
            return tuple(map(self.unpack, stored))
        if type(stored) is dict:
            return {key: self.unpack(own) for key, own in stored.items()}
        return stored


@cache
def kinds() -> dict[str, type[Struct]]:
    """Give the classes of the core by their names."""
    assert layers, "all kinds of layers are known once their package is imported"
    return {kind.__name__: kind for kind in _list_kinds(Struct) if kind.__module__.startswith(f"{__package__}.")}


def _list_kinds(kind: type[Struct]) -> Iterator[type[Struct]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from _list_kinds(inner)
