"""The tensors that layers of PyTorch hold, under PyTorch's own names and in its own order.

Source: ``named_parameters()`` of the layers themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...core.layer import Layer
from ...core.layers import (
    GRU,
    LSTM,
    BatchNorm,
    Conv,
    Dense,
    Embedding,
    GroupNorm,
    InstanceNorm,
    LayerNorm,
    MultiHeadAttention,
    SimpleRNN,
    Transformer,
    TransposedConv,
    WeightNorm,
)
from ...core.layers.recurrent import Recurrent
from ..tracing.module import LayerObject
from ..tracing.tensor import Sizes
from ..tracing.training import TensorSlot
from .schemes import SCHEMES

Slots = Iterator[TensorSlot]


def list_tensors(module: LayerObject) -> tuple[TensorSlot, ...]:
    """Give the tensors of a layer that are learnt.

    Layers that are not known here have one "weight" and one "bias", which
    may stand for several.
    """
    if module.scheme:
        inner = module.layer.inner if isinstance(module.layer, WeightNorm) else module.layer
        return tuple(SCHEMES[module.scheme].slots(list(_plain(inner))))
    rule = COMPOSITE.get(type(module.layer))
    return tuple(_plain(module.layer) if rule is None else rule(module))


def _plain(layer: Layer) -> Slots:
    own = [weight for weight in layer.own_weights() if weight.trainable]
    for word in ("weight", "bias"):
        weights = tuple(weight.name for weight in own if bool(weight.bias) is (word == "bias"))
        if weights:
            yield TensorSlot(word, weights, dims_of(layer, word))


def _recurrent(module: LayerObject) -> Slots:
    layer = module.layer
    assert isinstance(layer, Recurrent)
    rows = layer.gates * layer.units
    for index in range(layer.layers):
        fed = layer.declared if index == 0 else layer.directions * layer.size
        for end in ("", "_reverse")[: layer.directions]:
            last = "" if layer.cell else f"_l{index}{end}"
            kernel = "kernel" if index == 0 else "kernel of further layers"
            yield TensorSlot(f"weight_ih{last}", (kernel,), None if fed is None else (rows, fed))
            yield TensorSlot(f"weight_hh{last}", ("recurrent kernel",), (rows, layer.size))
            if layer.biases:
                yield TensorSlot(f"bias_ih{last}", ("bias",), (rows,))
                yield TensorSlot(f"bias_hh{last}", ("bias",), (rows,))
            if layer.projection:
                yield TensorSlot(f"weight_hr{last}", ("projection",), (layer.size, layer.units))


def _attention(module: LayerObject) -> Slots:
    layer = module.layer
    assert isinstance(layer, MultiHeadAttention)
    kernels = ("query kernel", "key kernel", "value kernel")
    if layer.declared is None or len(set(layer.declared)) == 1:
        yield TensorSlot("in_proj_weight", kernels)
    else:
        yield from (TensorSlot(f"{kernel[0]}_proj_weight", (kernel,)) for kernel in kernels)
    if layer.bias:
        yield TensorSlot("in_proj_bias", ("query bias", "key bias", "value bias"))
    if layer.added:
        yield TensorSlot("bias_k", ("added key",))
        yield TensorSlot("bias_v", ("added value",))
    yield TensorSlot("out_proj.weight", ("output kernel",))
    if layer.bias:
        yield TensorSlot("out_proj.bias", ("output bias",))


def _transformer(module: LayerObject) -> Slots:
    """Give the tensors block after block; a layer by itself is a block without a number."""
    layer = module.layer
    assert isinstance(layer, Transformer)
    if module.kind.endswith("Layer"):
        yield from _block("", layer, decodes=bool(layer.decoders))
        return
    for word, blocks in (("encoder", layer.encoders), ("decoder", layer.decoders)):
        outer = f"{word}." if module.kind == "Transformer" else ""
        for index in range(blocks):
            yield from _block(f"{outer}layers.{index}.", layer, decodes=word == "decoder")
        if blocks and layer.final:
            yield TensorSlot(f"{outer}norm.weight", ("final gammas",), (layer.size,))
            if layer.shifted:
                yield TensorSlot(f"{outer}norm.bias", ("final betas",), (layer.size,))


def _block(path: str, layer: Transformer, *, decodes: bool) -> Slots:
    e, m = layer.size, layer.hidden
    for word in ("self_attn", "multihead_attn") if decodes else ("self_attn",):
        yield from _pair(f"{path}{word}.in_proj_", "attention", (3 * e, e), layer)
        yield from _pair(f"{path}{word}.out_proj.", "attention", (e, e), layer)
    yield from _pair(f"{path}linear1.", "dense", (m, e), layer)
    yield from _pair(f"{path}linear2.", "dense", (e, m), layer)
    for number in range(1, 4 if decodes else 3):
        yield TensorSlot(f"{path}norm{number}.weight", ("gammas",), (e,))
        if layer.bias:
            yield TensorSlot(f"{path}norm{number}.bias", ("betas",), (e,))


def _pair(path: str, word: str, dims: Sizes, layer: Transformer) -> Slots:
    yield TensorSlot(f"{path}weight", (f"{word} kernels",), dims)
    if layer.bias:
        yield TensorSlot(f"{path}bias", (f"{word} biases",), dims[:1])


COMPOSITE: dict[type, Callable[[LayerObject], Slots]] = {
    **dict.fromkeys((SimpleRNN, GRU, LSTM), _recurrent),
    MultiHeadAttention: _attention,
    Transformer: _transformer,
}
"""Layers that hold more than a weight and a bias."""


def dims_of(layer: Layer, word: str) -> Sizes | None:
    """Give the dimensions of a layer's weight or bias, in PyTorch's order; None where they are not known.

    Source: the attributes ``weight`` and ``bias`` of the layers themselves.
    """
    if not has_tensor(layer, word):
        return None
    rule = (WEIGHTS if word == "weight" else BIASES).get(type(layer))
    dims = None if rule is None else rule(layer)
    return None if dims is None or None in dims else dims


def _conv(layer: Conv) -> Sizes:
    return (layer.filters, None if layer.declared is None else layer.declared // layer.groups, *layer.kernel)


def _transposed(layer: TransposedConv) -> Sizes:
    return (layer.declared, None if layer.filters is None else layer.filters // layer.groups, *layer.kernel)


NORMS: dict[type, Callable[[Any], Sizes | None]] = {
    **dict.fromkeys((BatchNorm, GroupNorm, InstanceNorm), lambda layer: (layer.declared,)),
    LayerNorm: lambda layer: layer.declared or None,
}
WEIGHTS: dict[type, Callable[[Any], Sizes | None]] = {
    Conv: _conv,
    TransposedConv: _transposed,
    Dense: lambda layer: (layer.units, layer.declared),
    Embedding: lambda layer: (layer.entries, layer.size),
    **NORMS,
}
BIASES: dict[type, Callable[[Any], Sizes | None]] = {
    Conv: lambda layer: (layer.filters,),
    TransposedConv: lambda layer: (layer.filters,),
    Dense: lambda layer: (layer.units,),
    **NORMS,
}


def has_tensor(layer: Layer, word: str) -> bool:
    """Tell whether a layer has a weight, or a bias."""
    return any(weight.bias is (word == "bias") for weight in layer.own_weights())
