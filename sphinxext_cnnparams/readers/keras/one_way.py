"""The two layers that a Bidirectional makes: what can be asked of one of them, and what freezes it."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.problem import say
from ...core.structs import Struct
from ..python import Machine, Unknown, Value
from ..tracing.module import LayerObject
from ..tracing.tensor import read_flag
from ..tracing.training import together
from ..tracing.weight import WeightOf
from .weights import WEIGHTS

WAYS: Mapping[str, str] = {"forward_layer": "forward_", "backward_layer": "backward_"}
"""The attributes that hold them, and how the names of their tensors begin."""


class OneWay(Value, Struct):
    """Stand for the layer that goes through the sequence in one direction."""

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
        if name not in WEIGHTS or None in states:
            return Unknown(say("{name} of one layer of a Bidirectional is not read", name=name), line)
        wanted = WEIGHTS[name]
        return [w for w, learns in zip(self.weights, states, strict=True) if wanted in (None, learns)]

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            for weight in self.weights:
                self.whole.training = self.whole.training.changed(weight.name, read_flag(value))


def find_way(module: LayerObject, name: str) -> OneWay | None:
    """Find one of the two layers by the attribute that holds it."""
    return OneWay(module, name) if module.kind == "Bidirectional" and name in WAYS else None
