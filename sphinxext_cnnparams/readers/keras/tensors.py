"""The tensors that layers of Keras hold, under Keras's own names and in its own order.

Source: ``weights`` of the layers themselves, recorded in tests/truth/tensors-keras.json.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...core.layer import Layer, Weight
from ...core.layers import (
    GRU,
    LSTM,
    Conv,
    ConvLSTM,
    Dense,
    Embedding,
    MultiHeadAttention,
    SimpleRNN,
    TransposedConv,
)
from ..tracing.module import LayerObject
from ..tracing.sizes import reckon
from ..tracing.tensor import Sizes
from ..tracing.training import TensorSlot

CELLS: Mapping[type, str] = {LSTM: "lstm", GRU: "gru", SimpleRNN: "simple_rnn", ConvLSTM: "conv_lstm"}
NAMES: Mapping[str, str] = {
    "renormalization mean": "renorm_mean",
    "renormalization variance": "moving_stddev",
    "renormalization deviation": "renorm_stddev",
    "slope": "alpha",
}
"""Tensors that Keras calls otherwise than we do."""
KINDS: Mapping[str, Mapping[str, str]] = {
    "DepthwiseConv1D": {"depthwise kernel": "kernel"},
    "DepthwiseConv2D": {"depthwise kernel": "kernel"},
    "RMSNormalization": {"gamma": "scale"},
}
"""Those of one kind of layer only."""
PARTS = ("query", "key", "gate", "value", "output")
"""The parts of an attention, in Keras's order."""


def list_tensors(module: LayerObject) -> list[TensorSlot]:
    """Give the tensors of a layer, those that are never trained among them."""
    layer = module.layer
    own = list(layer.own_weights())
    if isinstance(layer, MultiHeadAttention):
        own.sort(key=lambda weight: PARTS.index(weight.name.partition(" ")[0]))
    if module.kind == "SpectralNormalization":
        own.sort(key=lambda weight: bool(weight.bias))
    names = [(_name(module.kind, layer, weight), weight.name) for weight in own]
    if module.kind != "Bidirectional":
        dims = find_dims(module)
        return [TensorSlot(name, (weight,), dims.get(weight)) for name, weight in names]
    return [
        TensorSlot(f"{way}_{name}", (weight,), halved=True) for way in ("forward", "backward") for name, weight in names
    ]


def find_dims(module: LayerObject) -> Mapping[str, Sizes]:
    """Give the dimensions of the weights of a layer that has been built, where they are known."""
    layer = module.layer
    fed = module.built_on[0] if module.built_on else layer.assume_input()
    rule = DIMS.get(type(layer))
    if rule is None or (not (fed and fed.dims) and not isinstance(layer, Embedding)):
        return {}
    return rule(layer, fed)


DIMS: Mapping[type, Callable[[Any, Any], Mapping[str, Sizes]]] = {
    Dense: lambda layer, fed: {"kernel": (fed.dims[-1], layer.units), "bias": (layer.units,)},
    Conv: lambda layer, fed: {
        "kernel": (*layer.kernel, reckon(lambda channels: channels // layer.groups, fed.channels), layer.filters),
        "bias": (layer.filters,),
    },
    TransposedConv: lambda layer, fed: {
        "kernel": (*layer.kernel, layer.filters, fed.channels),
        "bias": (layer.filters,),
    },
    Embedding: lambda layer, fed: {"embeddings": (layer.entries, layer.size)},
}
"""The dimensions of the weights of the commonest layers, as Keras keeps them."""


def _name(kind: str, layer: Layer, weight: Weight) -> str:
    """Give Keras's name of a tensor, below that of its layer."""
    own = {**NAMES, **KINDS.get(kind, {})}.get(weight.name, weight.name)
    if isinstance(layer, MultiHeadAttention):
        part, _, last = own.partition(" ")
        return f"attention_output/{last}" if part == "output" else f"{part}/{last}"
    plain = own.replace(" ", "_")
    cell = CELLS.get(type(layer))
    if cell is None or (isinstance(layer, (LSTM, GRU, SimpleRNN)) and layer.cell):
        return plain
    outer = f"{cell}/" if kind == "Bidirectional" else ""
    return f"{outer}{cell}_cell/{plain}"
