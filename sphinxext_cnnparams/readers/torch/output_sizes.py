"""The size a call asks for: ``output_size=`` of PyTorch's transposed convolutions and of what undoes a pool.

Sources: ``_output_padding`` in ``torch.nn.modules.conv``, ``_unpool_output_size`` in ``torch.nn.functional``.
"""

from __future__ import annotations

from dataclasses import replace

from ...core.layer import Layer
from ...core.layers import TransposedConv, UnknownLayer, Unpool
from ...core.problem import say
from ..python import Call, find_unknown, is_listed
from ..tracing.module import LayerObject

PLACES = {TransposedConv: 1, Unpool: 2}
"""Where the size stands among the arguments of a call."""


def sized(module: LayerObject, call: Call) -> Layer:
    """Give the layer that a call uses: one that makes the size it asks for, if it asks for one."""
    layer = module.layer
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
