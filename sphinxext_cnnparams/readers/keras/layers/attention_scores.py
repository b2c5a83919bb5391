"""What attention gives besides its output: ``return_attention_scores=True`` (keras.src.layers.attention)."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.layers import MultiHeadAttention
from ...python import Call, Unknown
from ...tracing.graph import Graph
from ...tracing.module import LayerObject
from ...tracing.tensor import Sizes, Tensor

SCORING = frozenset("AdditiveAttention Attention GroupQueryAttention MultiHeadAttention".split())
"""Layers that give their scores, if they are asked to."""


def with_scores(module: LayerObject, result: object, fed: Sequence[Tensor], call: Call, graph: Graph) -> object:
    """Give the output of a layer, and its scores where the call asks for them: one per query and value, and head."""
    read_request = call.kwargs.get("return_attention_scores", False)
    if module.kind not in SCORING or not read_request or not isinstance(result, Tensor):
        return result
    if isinstance(read_request, Unknown):
        return read_request
    scores = graph.computed("scores", [result], _dims(module, fed), call.line)
    return result, scores


def _dims(module: LayerObject, fed: Sequence[Tensor]) -> Sizes | None:
    query, value = fed[0].dims, fed[min(1, len(fed) - 1)].dims
    if query is None or value is None or len(query) != 3 or len(value) != 3:
        return None
    if module.given.get("attention_axes") not in (None, 1, (1,), [1]):
        return None
    layer = module.layer
    if module.kind == "MultiHeadAttention" and query[1] != value[1]:
        return None  # Keras itself says one thing before it runs and another when it does
    heads = (layer.heads,) if isinstance(layer, MultiHeadAttention) else ()
    return (query[0], *heads, query[1], value[1])
