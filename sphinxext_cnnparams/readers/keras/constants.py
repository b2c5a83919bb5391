"""What Keras computes at once, because no input of a model is among it: such calculations are no part of a model.

Keras remembers only what is done to symbolic tensors (keras.src.ops.operation, any_symbolic_tensors).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..python import Call, is_listed
from ..tracing.datasets import Array
from ..tracing.graph import tensors_in
from ..tracing.tensor import Batch, Parameter, Tensor

if TYPE_CHECKING:
    from ..tracing.graph import Graph

SYMBOLIC = ("Input", "Parameter", "?")
"""What begins without inputs and is no constant: inputs, weights of layers, and what nobody knows."""


def is_eager(graph: Graph, *values: object) -> bool:
    """Tell whether the tensors among values are constants, outside all layers; not so without any tensor."""
    if graph.within:
        return False
    tensors = list(tensors_in(values, graph))
    return bool(tensors) and all(map(_is_constant, tensors)) and not _has_batch(values)


def _is_constant(tensor: Tensor) -> bool:
    use = tensor.graph.uses[tensor.node]
    is_whole = tensor.dims is not None and all(isinstance(n, int) for n in tensor.dims)
    return is_whole and not use.reads and use.kind not in SYMBOLIC


def _has_batch(value: object) -> bool:
    """Tell whether a size is that of the batch, which only inputs have."""
    return isinstance(value, Batch) or (is_listed(value) and any(map(_has_batch, value)))


def is_fed_constants(graph: Graph, call: Call) -> bool:
    """Tell whether a call is handed nothing but constants, outside all layers."""
    return is_eager(graph, *call.args, *call.kwargs.values())


def untrack(value: object, graph: Graph) -> object:
    """Take variables outside all layers as constants: Keras counts only those that belong to a layer."""
    if graph.within:
        return value
    if isinstance(value, Parameter) and not value.owned:
        return graph.computed("constant", (), value.dims, value.line)
    if type(value) in (list, tuple):
        return type(value)(untrack(item, graph) for item in value)  # type: ignore[call-arg, attr-defined]
    return value


def place_data(call: Call, graph: Graph) -> Call:
    """Give a call whose data are constants."""
    args = [arg.within(graph) if isinstance(arg, Array) else arg for arg in call.args]
    kwargs = {name: arg.within(graph) if isinstance(arg, Array) else arg for name, arg in call.kwargs.items()}
    return Call(tuple(args), kwargs, call.line, call.end)


def without_variables(call: Call, graph: Graph) -> Call:
    """Give a call whose variables outside all layers are constants."""
    kwargs = {name: untrack(value, graph) for name, value in call.kwargs.items()}
    return Call(tuple(untrack(arg, graph) for arg in call.args), kwargs, call.line, call.end)


def detach(value: object, line: int) -> object:
    """Give tensors as constants: what they were computed from is forgotten, as Keras does."""
    if isinstance(value, Tensor):
        made = value.graph.computed("constant", (), value.dims, line)
        made.why = value.why
        return made
    if is_listed(value):
        return type(value)(detach(item, line) for item in value) if type(value) in (list, tuple) else value
    if isinstance(value, dict):
        return {key: detach(item, line) for key, item in value.items()}
    return value
