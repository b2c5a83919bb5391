"""Layers inside others: a cell, the two of a Bidirectional, those of an attention; what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.problem import say
from ...core.structs import Struct
from ..python import Machine, Native, Unknown, Value
from ..tracing.module import LayerObject
from ..tracing.tensor import read_flag
from ..tracing.training import together
from ..tracing.weight import WeightOf
from .attributes import CHANGES, read_argument
from .weights import WEIGHTS

TWO = {"forward_layer": "forward_", "backward_layer": "backward_"}
CELL = {"cell": ""}
DENSE = {
    f"{hidden}{name}_dense": f"{begin}/"
    for hidden in ("", "_")
    for name, begin in (
        ("query", "query"),
        ("key", "key"),
        ("gate", "gate"),
        ("value", "value"),
        ("output", "attention_output"),
    )
}
OF_KINDS: Mapping[str, Mapping[str, str]] = {
    "Bidirectional": TWO,
    **dict.fromkeys(("GRU", "LSTM", "SimpleRNN"), CELL),
    **dict.fromkeys(("MultiHeadAttention", "GroupQueryAttention"), DENSE),
}
"""The attributes that hold them, by the kind of the whole, and how the names of their tensors begin."""
WAYS: Mapping[str, str] = {**TWO, **CELL, **DENSE}


class OneWay(Value, Struct):
    """Stand for the layer that goes through the sequence in one direction, or for the cell that makes one step."""

    whole: LayerObject
    way: str

    @property
    def weights(self) -> list[WeightOf]:
        """Give its tensors, which are the whole's."""
        return [WeightOf(self.whole, slot) for slot in self.whole.slots() if slot.name.startswith(WAYS[self.way])]

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        states = [self.whole.is_trained(weight.slot) for weight in self.weights]
        if name == "trainable" and together(states) is not None:
            return together(states)
        if name not in WEIGHTS and self.way == "cell":
            return read_argument(self.whole, name, line)
        if name in CHANGES:
            why = say("is changed by {name}(), which is not read", name=name)
            return Native(name, lambda call, machine: self.whole.lose(why))
        if name not in WEIGHTS or None in states:
            return Unknown(say("{name} of a layer inside another one is not read", name=name), line)
        wanted = WEIGHTS[name]
        return [w for w, learns in zip(self.weights, states, strict=True) if wanted in (None, learns)]

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            for weight in self.weights:
                self.whole.training = self.whole.training.changed(weight.name, read_flag(value))


def find_way(module: LayerObject, name: str) -> OneWay | None:
    """Find one of these layers by the attribute that holds it."""
    return OneWay(module, name) if name in OF_KINDS.get(module.kind, ()) else None
