"""The size a call asks for: ``output_size=`` of PyTorch's transposed convolutions and of what undoes a pool.

And that of the scores of an attention: ``average_attn_weights=``.  Sources: ``_output_padding`` in
``torch.nn.modules.conv``, ``_unpool_output_size`` in ``torch.nn.functional``, ``torch.nn.modules.activation``.
"""

from __future__ import annotations

from ...core.layer import Layer
from ...core.layers import MultiHeadAttention, TransposedConv, UnknownLayer, Unpool
from ...core.problem import say
from ...core.structs import replace
from ..python import Call, Unknown, find_unknown, is_listed
from ..tracing.module import LayerObject

PLACES = {TransposedConv: 1, Unpool: 2, MultiHeadAttention: 6}
"""Where the size, or what decides on it, stands among the arguments of a call."""


def sized(module: LayerObject, call: Call) -> Layer:
    """Give the layer that a call uses: one that makes the size it asks for, if it asks for one."""
    layer = module.layer
    if isinstance(layer, MultiHeadAttention):
        return score(layer, call)
    if not isinstance(layer, (TransposedConv, Unpool)):
        return layer
    place = PLACES[type(layer)]
    wanted = call.args[place] if len(call.args) > place else call.kwargs.get("output_size")
    if wanted is None:
        return layer
    sizes = list(wanted)[-len(layer.kernel) :] if is_listed(wanted) else []
    if (lost := find_unknown(sizes or wanted)) is not None:
        return UnknownLayer(say("is asked for an output_size that is not known: {why}", why=lost.why))
    known = [n for n in sizes if isinstance(n, int)]
    if len(known) != len(layer.kernel):
        return UnknownLayer("is asked for an output_size that is not read")
    return replace(layer, wanted=tuple(known))


def score(layer: MultiHeadAttention, call: Call) -> Layer:
    """Give the attention that a call uses: its scores are averaged over the heads unless the call says otherwise."""
    place = PLACES[MultiHeadAttention]
    averaged = call.args[place] if len(call.args) > place else call.kwargs.get("average_attn_weights", True)
    if isinstance(averaged, Unknown):
        return UnknownLayer(say("is asked for average_attn_weights that are not known: {why}", why=averaged.why))
    return layer if averaged else replace(layer, averaged=False)
