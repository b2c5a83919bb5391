"""What of a layer is trained: one value, kept for the framework's own tensors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .tensor import Sizes

Learns = bool | None
"""Whether something is trained; None where nobody knows, or where its parts differ and are counted together."""


@dataclass(frozen=True, slots=True)
class TensorSlot:
    """Hold the name that a framework gives one tensor of a layer, and the *weights* of ours it is counted in.

    *dims* are those of its values, where they are known.
    """

    name: str
    weights: tuple[str, ...]
    dims: Sizes | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether it is the weight or the bias of a layer that has but these."""
        return self.name in ("weight", "bias") and len(self.weights) == 1


@dataclass(frozen=True, slots=True)
class Training:
    """Say whether the tensors of a layer are trained: as is *usual* there, but for those named in *otherwise*."""

    usual: Learns = True
    otherwise: Mapping[str, Learns] = field(default_factory=dict)

    def of(self, name: str) -> Learns:
        """Tell whether one tensor is trained."""
        return self.otherwise.get(name, self.usual)

    def changed(self, name: str, learns: Learns) -> Training:
        """Let one tensor be trained, or keep it from it."""
        return Training(self.usual, {**self.otherwise, name: learns})

    def by_weight(self, slots: Iterable[TensorSlot]) -> dict[str, Learns]:
        """Say for each weight of ours whether it is trained."""
        states: dict[str, list[Learns]] = {}
        for slot in slots:
            for weight in slot.weights:
                states.setdefault(weight, []).append(self.of(slot.name))
        return {weight: together(found) for weight, found in states.items()}


TRAINED = Training()
"""What holds of a layer of which nothing else has been said."""


def together(states: Iterable[Learns]) -> Learns:
    """Say whether parts that are counted together are trained: None where they differ."""
    found = set(states)
    return found.pop() if len(found) == 1 else None if found else True
