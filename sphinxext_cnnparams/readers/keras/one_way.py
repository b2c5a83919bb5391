"""Layers inside recurrent ones, the two of a Bidirectional or a cell: what can be asked of one, and what freezes it."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.problem import say
from ...core.structs import Struct
from ..python import Machine, Unknown, Value
from ..tracing.module import LayerObject
from ..tracing.tensor import read_flag
from ..tracing.training import together
from ..tracing.weight import WeightOf
from .attributes import read_argument
from .weights import WEIGHTS

WAYS: Mapping[str, str] = {"forward_layer": "forward_", "backward_layer": "backward_", "cell": ""}
"""The attributes that hold them, and how the names of their tensors begin."""
CELLS = ("GRU", "LSTM", "SimpleRNN")
"""Layers that have a cell of their own."""


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
        if name not in WEIGHTS or None in states:
            return Unknown(say("{name} of one layer of a Bidirectional is not read", name=name), line)
        wanted = WEIGHTS[name]
        return [w for w, learns in zip(self.weights, states, strict=True) if wanted in (None, learns)]

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            for weight in self.weights:
                self.whole.training = self.whole.training.changed(weight.name, read_flag(value))


def find_way(module: LayerObject, name: str) -> OneWay | None:
    """Find one of these layers by the attribute that holds it."""
    is_there = module.kind in CELLS if name == "cell" else module.kind == "Bidirectional"
    return OneWay(module, name) if is_there and name in WAYS else None
