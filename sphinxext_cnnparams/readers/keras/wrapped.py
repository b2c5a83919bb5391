"""Layers of Keras around a layer that may be used elsewhere, too: they have its weights, which are counted once.

``Bidirectional`` is none of them: it makes two layers anew (keras.src.layers.rnn.bidirectional).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ...core.layers.wrappers import Wrapper
from ...core.problem import Sentence
from ...core.shape import Shape
from ..python import Copy
from ..tracing.module import LayerObject
from ..tracing.training import Learns, TensorSlot

INNER: Mapping[str, str] = {"RNN": "cell", "SpectralNormalization": "layer", "TimeDistributed": "layer"}
"""The argument that is the layer inside."""


class WrappedLayer(LayerObject):
    """Stand for a layer whose weights are those of the layer inside, and are trained as that one's are."""

    @property
    def inner(self) -> LayerObject | None:
        """Give the layer inside; None where it is none that is read."""
        value = self.given.get(INNER[self.kind])
        return value if isinstance(value, LayerObject) else None

    def train(self, learns: Learns) -> None:
        LayerObject.train(self, learns)
        if self.inner is not None:
            self.inner.train(learns)

    def trained(self) -> Mapping[str, Learns]:
        inner = {} if self.inner is None else self.inner.trained()
        own = {name for slot in self.slots() if slot.name in self.training.otherwise for name in slot.weights}
        return {**{name: self.training.by_weight(self.slots())[name] for name in own}, **inner}

    def find_shares(self) -> Mapping[str, Fraction]:
        return {} if self.inner is None else self.inner.find_shares()

    def slots(self) -> Sequence[TensorSlot]:
        inner = [] if self.inner is None else list(self.inner.slots())
        names = {weight for slot in inner for weight in slot.weights}
        own = [slot for slot in LayerObject.slots(self) if names.isdisjoint(slot.weights)]
        return [*inner[:1], *own, *inner[1:]]

    def weight_places(self) -> Mapping[str, tuple[object, str]]:
        own = LayerObject.weight_places(self)
        inner = {} if self.inner is None else self.inner.weight_places()
        return {name: inner.get(name, place) for name, place in own.items()}

    def build(self, fed: tuple[Shape | None, ...]) -> Sentence:
        wrong = LayerObject.build(self, fed)
        if self.inner is None or wrong:
            return wrong
        inside = self.layer.inside if isinstance(self.layer, Wrapper) else None
        return self.inner.build(tuple(map(inside, fed)) if inside is not None else fed)

    def copy(self, copy: Copy) -> object:
        made = self.copied_anew(copy)
        made.given = {**self.given, INNER[self.kind]: copy(self.given.get(INNER[self.kind]))}
        return made
