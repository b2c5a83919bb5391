"""What PyTorch calls the weights of layers that have more than a weight and a bias."""

from __future__ import annotations

from ...core.layer import Layer
from ...core.layers import MultiHeadAttention
from ...core.layers.recurrent import Recurrent


def parts(layer: Layer) -> tuple[str, ...]:
    """Give the names of a layer's parameters, in PyTorch's order.

    Layers that are not known here have one "weight" and one "bias", which
    may stand for several.
    Source: ``named_parameters()`` of the layers themselves.
    """
    if isinstance(layer, Recurrent):
        return _recurrent(layer)
    if isinstance(layer, MultiHeadAttention):
        return _attention(layer)
    own = layer.own_weights()
    kinds = (("weight", any(not w.bias for w in own)), ("bias", any(w.bias for w in own)))
    return tuple(name for name, there in kinds if there)


def _recurrent(layer: Recurrent) -> tuple[str, ...]:
    kinds = ["weight_ih", "weight_hh"] + ["bias_ih", "bias_hh"] * bool(layer.biases)
    if layer.cell:
        return tuple(kinds)
    kinds += ["weight_hr"] * bool(layer.projection)
    ends = ["", "_reverse"][: layer.directions]
    return tuple(f"{kind}_l{i}{end}" for i in range(layer.layers) for end in ends for kind in kinds)


def _attention(layer: MultiHeadAttention) -> tuple[str, ...]:
    together = layer.declared is None or len(set(layer.declared)) == 1
    projections = ["in_proj_weight"] if together else ["q_proj_weight", "k_proj_weight", "v_proj_weight"]
    names = projections + ["in_proj_bias"] * layer.bias + ["bias_k", "bias_v"] * layer.added
    return (*names, "out_proj.weight", *["out_proj.bias"] * layer.bias)
