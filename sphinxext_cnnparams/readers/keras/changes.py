"""What changes a layer of Keras after it was made: what is not read of it makes the layer unknown."""

from __future__ import annotations

from ...core.problem import say
from ..python import Native
from ..tracing.module import LayerObject
from ..tracing.tensor import read_flag
from .layers.catalogue import SIGNATURES

INERT = ("activation", "initializer", "regularizer", "constraint", "name", "rate", "dtype", "seed", "epsilon")
"""What the names of arguments end in that change neither a shape nor a count."""
ADAPTED = ("Dense", "Conv1D", "Conv2D", "Conv3D", "Embedding", "EinsumDense")
"""Layers that have ``enable_lora()``."""


def set_attribute(module: LayerObject, name: str, value: object) -> None:
    """See what setting an attribute of a layer of Keras does."""
    if name == "trainable":
        module.train(read_flag(value))
        return
    arguments = SIGNATURES.get(module.kind)
    is_weight = any(slot.name == name for slot in module.slots())
    if is_weight or (arguments is not None and name in arguments and not name.endswith(INERT)):
        module.lose(say("has its {name} set after it was made, which is not read", name=name))


def find_change(module: LayerObject, name: str) -> Native | None:
    """Give a method that gives a layer other weights; None if the name is that of no such method."""
    if name != "enable_lora" or module.kind not in ADAPTED:
        return None
    why = say("is changed by {name}(), which is not read", name=name)
    return Native(name, lambda call, machine: module.lose(why))
