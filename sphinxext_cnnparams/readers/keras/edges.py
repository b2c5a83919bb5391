"""How tensors reach a layer of Keras: some decide on its shapes, others only steer it, and each of them is an edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..python import Call
from ..tracing.graph import Graph, ancestors, tensors_in
from ..tracing.module import LayerObject
from ..tracing.tensor import Tensor

ATTENDING = ("query", "value", "key")
RECURRENT = ("sequences", "initial_state")
CELL = ("inputs", "states")
FED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("MultiHeadAttention", "GroupQueryAttention"), ATTENDING),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN", "RNN", "Bidirectional"), RECURRENT),
    **dict.fromkeys(("LSTMCell", "GRUCell", "SimpleRNNCell"), CELL),
    **dict.fromkeys(("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"), ("sequences",)),
    "Softmax": ("inputs",),
}
"""The first arguments of ``call`` that decide on shapes, of layers that take others besides."""
STEERING = ("training", "constants", "return_attention_scores", "use_causal_mask")
"""Arguments of ``call`` that decide on no shape; nor do masks."""


def find_fed(module: LayerObject, call: Call) -> Sequence[object]:
    """Give the arguments of a call of a layer that decide on what comes out, in Keras's order."""
    names = FED.get(module.kind)
    if names is None:
        given = {name: value for name, value in call.kwargs.items() if name not in STEERING}
        return [*call.args, *(value for name, value in given.items() if not name.endswith("mask"))]
    later = [call.kwargs[name] for name in names[len(call.args) :] if name in call.kwargs]
    others = [value for name, value in call.kwargs.items() if name not in (*names, *STEERING) and "mask" not in name]
    return [*call.args[: len(names)], *later, *(others if not call.args else [])]


def connect(graph: Graph, result: object, call: Call, start: int) -> object:
    """Let what came out of a call depend on all tensors it was handed: to Keras each of them is an edge.

    *start* is the number of uses before the call.  Source: ``arguments.keras_tensors`` in keras.src.ops.node.
    """
    handed = {tensor.node for tensor in tensors_in([*call.args, *call.kwargs.values()], graph)}
    return _connected(graph, result, {node for node in handed if node < start}, start)


def _connected(graph: Graph, result: object, handed: set[int], start: int) -> object:
    if type(result) in (list, tuple):
        return type(result)([_connected(graph, item, handed, start) for item in result])  # type: ignore[call-arg, attr-defined]
    if not isinstance(result, Tensor) or result.graph is not graph:
        return result
    missing = handed.difference(graph.uses[result.node].reads)
    missing = missing and missing.difference(ancestors(graph, [result.node], handed))
    if not missing:
        return result
    own = result.node >= start and graph.uses[result.node].reads
    found = result if own else graph.pass_on(result)
    graph.uses[found.node].beside += tuple(sorted(missing))
    return found
