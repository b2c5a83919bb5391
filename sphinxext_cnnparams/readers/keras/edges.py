"""How tensors reach a layer of Keras: some decide on its shapes, others only steer it, and each of them is an edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.problem import say
from ...core.receptive import RESHAPED
from ...core.shape import Shape
from ..python import Call
from ..tracing.container import Stack
from ..tracing.functional import ModelObject
from ..tracing.graph import Graph, ancestors, tensors_in
from ..tracing.module import LayerObject, Module
from ..tracing.shape_rules import Mismatch
from ..tracing.tensor import Tensor, sample

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


def adjust_shape(module: Module, call: Call, graph: Graph) -> Call | Tensor:
    """Refuse what a model has not been built for: Keras knows its input from its making, or from its first call.

    Source: ``_adjust_input_rank`` in keras.src.models.functional, which takes or leaves a last dimension of 1.
    """
    fed = list(tensors_in([*call.args, *call.kwargs.values()], graph))
    if not isinstance(module, (Stack, ModelObject)) or len(fed) != 1 or fed[0].dims is None:
        return call
    own = module.own_input()
    built = module.session.built.setdefault(id(module), own.dims if own is not None else fed[0].dims[1:])
    given = fed[0].dims[1:]
    if len(graph.uses) < 2:  # the page's own input, which may be another than the one the code gives
        return call
    longer, shorter = (given, built) if len(given) > len(built) else (built, given)
    if len(longer) == len(shorter) + 1 and longer[-1] == 1:
        longer = longer[:-1]
    pairs = zip(longer, shorter, strict=False)
    if len(longer) == len(shorter) and all(
        not isinstance(a, int) or not isinstance(b, int) or a == b for a, b in pairs
    ):
        return call if len(given) <= len(built) else _without_last(call, fed[0], graph)
    before, now = Shape(sample(built) or (), "last"), Shape(sample(given) or (), "last")
    wrong = Mismatch(say("was built for an input of {before} and is fed {now}", before=before, now=now))
    return graph.failed(module.kind, fed, wrong, call.line)


def _without_last(call: Call, fed: Tensor, graph: Graph) -> Call:
    """Give the call with a tensor that has lost its last dimension, which is 1."""
    dims = (fed.dims or ())[:-1]
    less = graph.computed("Squeeze", [fed], dims, call.line, view=RESHAPED)
    return Call(tuple(less if value is fed else value for value in call.args), call.kwargs, call.line, call.end)


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
