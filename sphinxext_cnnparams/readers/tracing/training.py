"""What of a layer is trained: one value, kept for the framework's own tensors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

from ...core.structs import Struct, field
from ..python import Unknown
from .tensor import Sizes

Learns = bool | None
"""Whether something is trained; None where nobody knows, or where its parts differ and are counted together."""


class TensorSlot(Struct):
    """Hold the name that a framework gives one tensor of a layer, and the *weights* of ours it is counted in.

    *dims* are those of its values, where they are known; *halved* says that a second one of the same size is
    counted with it.
    """

    name: str
    weights: tuple[str, ...]
    dims: Sizes | None = None
    halved: bool = False

    @property
    def share(self) -> int | None:
        """Give its size beside those that are counted with it, if all its values are of one weight."""
        if self.halved:
            return 1
        sizes = [size for size in self.dims or () if isinstance(size, int)]
        known = self.dims is not None and len(sizes) == len(self.dims) and len(self.weights) == 1
        return math.prod(sizes) if known else None

    @property
    def is_whole(self) -> bool:
        """Tell whether it is the weight or the bias of a layer that has but these."""
        return self.name in ("weight", "bias") and len(self.weights) == 1


class Training(Struct):
    """Say whether the tensors of a layer are trained: as is *usual* there, but for those named in *otherwise*."""

    usual: Learns = True
    otherwise: Mapping[str, Learns] = field(default_factory=dict)

    def of(self, name: str) -> Learns:
        """Tell whether one tensor is trained."""
        return self.otherwise.get(name, self.usual)

    def changed(self, name: str, learns: Learns) -> Training:
        """Let one tensor be trained, or keep it from it."""
        return Training(self.usual, {**self.otherwise, name: learns})

    def find_shares(self, slots: Iterable[TensorSlot]) -> dict[str, Fraction]:
        """Give the share that is trained of each weight of ours that is trained in parts."""
        parts: dict[str, list[TensorSlot]] = {}
        for slot in slots:
            for weight in slot.weights:
                parts.setdefault(weight, []).append(slot)
        shares = {weight: self._share(found) for weight, found in parts.items() if len(found) > 1}
        return {weight: share for weight, share in shares.items() if share is not None}

    def _share(self, slots: list[TensorSlot]) -> Fraction | None:
        states = {slot.name: self.of(slot.name) for slot in slots}
        sizes = {slot.name: slot.share for slot in slots if slot.share is not None}
        if None in states.values() or len(sizes) != len(slots):
            return None
        return Fraction(sum(size for name, size in sizes.items() if states[name]), sum(sizes.values()))

    def by_weight(self, slots: Iterable[TensorSlot]) -> dict[str, Learns]:
        """Say for each weight of ours whether it is trained."""
        states: dict[str, list[Learns]] = {}
        for slot in slots:
            for weight in slot.weights:
                states.setdefault(weight, []).append(self.of(slot.name))
        return {weight: together(found) for weight, found in states.items()}


TRAINED = Training()
"""What holds of a layer of which nothing else has been said."""


def opposite(learns: Learns) -> Learns:
    """Say of something that is trained whether it is kept from it, and the other way round."""
    return None if learns is None else not learns


def say_trained(learns: Learns, line: int) -> bool | Unknown:
    """Say to the code whether something is trained."""
    return Unknown("whether this layer is trained is not known", line) if learns is None else learns


def together(states: Iterable[Learns]) -> Learns:
    """Say whether parts that are counted together are trained: None where they differ."""
    found = set(states)
    return found.pop() if len(found) == 1 else None if found else True
