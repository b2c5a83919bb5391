"""The weights of Keras's models and layers, one by one, as code asks for them to freeze them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING

from ...core.problem import say
from ...core.summary import add_up
from ..python import Call, Instance, Machine, Unknown
from ..tracing.datasets import Array
from ..tracing.module import LayerObject, Module
from ..tracing.tensor import Parameter, read_flag
from ..tracing.training import Learns, opposite
from ..tracing.tree import list_perhaps, tree
from ..tracing.weight import WeightOf
from .wrapped import WrappedLayer

if TYPE_CHECKING:
    from ..tracing.session import Session

WEIGHTS: Mapping[str, bool | None] = {
    "weights": None,
    "variables": None,
    "trainable_weights": True,
    "trainable_variables": True,
    "non_trainable_weights": False,
    "non_trainable_variables": False,
}
"""The attributes that list them, and whether these are those that are trained; None is both."""


def list_weights(session: Session, module: object, learns: bool | None) -> object:
    """Give the weights of a model or a layer, in Keras's order."""
    parts = [part for _, part in tree(module, lists=True)]
    layers = [part for part in parts if isinstance(part, LayerObject)]
    if any(layer.is_recorded for layer in layers):
        return RecordedWeights.of(layers, whole=learns is None)
    is_used = bool(session.calls or session.pointed)
    found = [weight for part in parts for weight in _own(part, session, is_used=is_used)]
    if perhaps := list(list_perhaps(parts)):
        among = (part for unknown in perhaps for part in unknown.among)
        return Unknown(perhaps[0].why, perhaps[0].line, among=(*found, *among))
    if learns is None:
        return found
    held = is_held(module)  # Keras asks the module itself first, and nothing inside
    if held:
        return [] if learns else found
    states = [(weight, _is_trained(weight)) for weight in found]
    if held is None or any(state is None for _, state in states):
        return Unknown("which weights are trained is not known", 0)
    return [weight for weight, state in states if state is learns]


def give_values(weights: object, call: Call) -> object:
    """Give the values of weights as ``get_weights()`` does: arrays of which only the shapes are known."""
    if not isinstance(weights, list):
        return weights
    lost = Unknown("the values of weights are not known", call.line)
    sizes = [tuple(n for n in weight.dims or (None,) if isinstance(n, int)) for weight in weights]
    known = [
        weight.dims is not None and len(dims) == len(weight.dims) for weight, dims in zip(weights, sizes, strict=True)
    ]
    return [Array(dims) if whole else lost for dims, whole in zip(sizes, known, strict=True)]


def is_held(module: object) -> Learns:
    """Tell whether a model or a layer itself says that it is not trained; None where nobody knows."""
    if isinstance(module, LayerObject):
        return module.held or opposite(module.training.usual)
    half = module.half if isinstance(module, Instance) else None
    return half.is_held() if half is not None else isinstance(module, Module) and module.held


def _own(part: object, session: Session, *, is_used: bool) -> Iterator[WeightOf | Parameter]:
    """Give the weights of one part of a model; a layer that has never been fed has none yet."""
    if isinstance(part, Instance):
        own = session.weights.get(id(part), [])
        yield from sorted(own, key=lambda weight: weight.trainable is False)
    elif isinstance(part, LayerObject) and (part.built_on is not None or part.result is not None or is_used):
        inner = part.inner if isinstance(part, WrappedLayer) else None
        names = [] if inner is None else [slot.name for slot in inner.slots()]
        for slot in part.slots():
            yield WeightOf(inner if inner is not None and slot.name in names else part, slot)


def _is_trained(weight: WeightOf | Parameter) -> bool | None:
    if isinstance(weight, Parameter):
        return weight.trainable
    return weight.layer.is_trained(weight.slot)


def count_params(module: object, call: Call) -> object:
    """Evaluate ``count_params()``."""
    total = 0
    for _, part in tree(module, lists=True):
        if isinstance(part, (LayerObject, Parameter)):
            count = _count(part)
            if count is None:
                return Unknown("how many weights this has is not known", call.line)
            total += count
    return total


def _count(part: LayerObject | Parameter) -> int | None:
    """Count the weights of one part of a model; None where they are not known, or not made yet."""
    if isinstance(part, Parameter):
        sizes: Sequence[object] = (None,) if part.dims is None else part.dims
        return prod(n for n in sizes if isinstance(n, int)) if all(isinstance(n, int) for n in sizes) else None
    if not part.layer.known or (part.layer.own_weights() and part.built_on is None):
        return None
    return add_up(part.layer.count_each(*part.built_on)) if part.built_on is not None else 0


class RecordedWeights(Unknown):
    """Stand for weights of *layers* some of which are well-known models: which tensors these have is not recorded.

    *whole* says that it stands for all of them.
    """

    layers: Sequence[LayerObject] = ()
    whole: bool = False

    @classmethod
    def of(cls, layers: Sequence[LayerObject], *, whole: bool) -> RecordedWeights:
        """Stand for all weights of some layers, or for those that are trained."""
        why = say("the weights of a well-known model are not recorded one by one")
        return cls(why, layers[0].line, layers=layers, whole=whole)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return RecordedWeights.of(self.layers, whole=False)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return [self]

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            for layer in self.layers:
                layer.train(read_flag(value) if self.whole else None)
