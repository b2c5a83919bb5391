"""Feeding tensors to modules: layers, containers, models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..core.layers import Unknown as UnknownLayer
from .graph import Graph, Use
from .modules import is_module
from .named import Piece
from .objects import InputObject, LayerObject, ModelObject, Module, Stack, WeightOf
from .python import Call, Foreign, Function, Machine, Native, Unknown, Value, call_value, describe
from .tensor import Parameter, Tensor

if TYPE_CHECKING:
    from .session import Session

STATEFUL = frozenset("LSTM GRU RNN LSTMCell GRUCell RNNCell SimpleRNN ConvLSTM2D".split())
"""Layers whose further arguments are states, not inputs."""


INNER = {"MultiHeadAttention": ("Softmax", "Dropout")}
"""Layers of Keras that make others when they are first used, whose names are numbered too."""


def fed(session: Session, module: Module, call: Call, machine: Machine) -> object:
    """Feed the tensors among the arguments of a call to a module; give what comes out.

    What Keras makes of constants outside all layers is a constant again.
    """
    from .keras.eager import detached, is_fed_constants, without_variables

    if session.main.dialect != "keras":
        return _applied(session, module, call, machine)
    call = without_variables(call, session.graph)
    is_constant = is_fed_constants(session.graph, call)
    result = _applied(session, module, call, machine)
    return detached(result, call.line) if is_constant else result


def _applied(session: Session, module: Module, call: Call, machine: Machine) -> object:
    if isinstance(module, LayerObject):
        return _layer(session, module, call)
    if isinstance(module, Stack):
        return _stack(session, module, call, machine)
    if isinstance(module, ModelObject):
        return _model(session, module, call)
    return Unknown(f"calling {module.kind} is not read", call.line)


def _layer(session: Session, module: LayerObject, call: Call) -> object:
    from .keras.scores import with_scores

    graph = session.graph
    values = [*call.args, *(call.kwargs[k] for k in call.kwargs if k not in ("training", "mask"))]
    tensors = list(tensors_in([_placed(value, session, call.line) for value in values], graph))
    if not tensors:
        lost = next((value for value in values if isinstance(value, Unknown)), None)
        if lost is not None and not graph.within:
            return Unknown(f"the output of {module.kind} is not known: {lost.why}", call.line)
        tensors = [graph.unknown(lost or Unknown("it is not fed a tensor", call.line), call.line)]
    if module.kind in STATEFUL:
        tensors = tensors[:1]
    if module.result is None and session.main.dialect == "keras":
        for inner in INNER.get(module.kind, ()):
            session.names.next(inner)
    use = Use(module.kind, module.layer, (), module.line, module.end, module.name, owner=module, layout=module.layout)
    result = graph.apply(use, tensors)
    if module.result is None:
        module.result = result
    return with_scores(module, result, tensors, call, graph) if session.main.dialect == "keras" else result


def _placed(value: object, session: Session, line: int) -> object:
    """Put a tensor of which nothing is known where a list of what is joined has something unknown."""
    if isinstance(value, (list, tuple)):
        return [_unknown(item, session, line) if isinstance(item, Unknown) else item for item in value]
    return value


def _unknown(why: Unknown, session: Session, line: int) -> object:
    """Make a tensor of what is not known; in a functional model layers may stand before it, so it has a row."""
    graph = session.graph
    if session.main.dialect != "keras" or graph.within:
        return graph.unknown(why, line)
    kind = (why.made or why.name).rpartition(".")[2] or "unknown"
    use = Use(kind, UnknownLayer(why_not(why)), (), line, line, session.numbered(kind), owner=why, opaque=True)
    return graph.apply(use, [])


def tensors_in(values: object, graph: Graph) -> Iterator[Tensor]:
    """Give the tensors among values, also those in lists and dictionaries."""
    if isinstance(values, Tensor):
        yield graph.own(values, graph.line)
    elif isinstance(values, Parameter):
        yield graph.parameter(values)
    elif isinstance(values, WeightOf):
        yield values.within(graph)
    elif isinstance(values, (list, tuple)):
        for value in values:
            yield from tensors_in(value, graph)
    elif isinstance(values, dict):
        for value in values.values():
            yield from tensors_in(value, graph)


def _stack(session: Session, stack: Stack, call: Call, machine: Machine) -> object:
    if not stack.runs:
        return Unknown(f"a {stack.kind} cannot be called", call.line)
    if begins_merged(stack):
        return Unknown("calling a Sequential that begins with merged models is not read", call.line)
    value = call.args[0] if call.args else next(iter(call.kwargs.values()), None)
    if not session.graph.within and not list(tensors_in(value, session.graph)):
        return Unknown("what a model makes of data is not known", call.line)
    with session.inside(stack):
        for key, child in list(stack.children.items()):
            if isinstance(child, InputObject) or (isinstance(child, Tensor) and key == "0"):
                continue
            value = step(session, stack, key, child, value, call, machine)
    return value


def begins_merged(stack: Stack) -> bool:
    """Tell whether a container begins with what other models give, and not with an input."""
    first = next(iter(stack.children.values()), None)
    return isinstance(first, Tensor) and bool(first.graph.uses[first.node].inputs)


def step(
    session: Session, stack: Stack, key: str, child: object, value: object, call: Call, machine: Machine
) -> object:
    """Feed a value to one child of a container; what is no layer is reported where it stands."""
    if is_module(child) or isinstance(child, (Function, Native)):
        return call_value(machine, child, Call((value,), {}, call.line, call.end))
    kind = (child.name if isinstance(child, (Unknown, Piece)) else describe(child)) or "?"
    use = Use(kind, UnknownLayer(why_not(child)), (), stack.line, stack.end, key, owner=child)
    if isinstance(child, Unknown) and child.line:
        use = replace(use, line=child.line, end=child.line)
    return session.graph.apply(use, list(tensors_in(value, session.graph)))


def why_not(element: object) -> str:
    """Say why something that is no layer cannot stand in a network."""
    if isinstance(element, Unknown) and element.name:
        return element.why.removeprefix(f"{element.name} ")
    if isinstance(element, Unknown):
        return f"is not known: {element.why}"
    if isinstance(element, Foreign) and element.last[:1].isupper():
        return f"is the class itself; write {element.last}() to make a layer"
    if isinstance(element, Foreign):
        return f"is a function, no layer: {element.path}"
    if isinstance(element, Piece):
        return f"is not known: {element.unknown(0).why}"
    return "is no layer" if isinstance(element, Value) else f"is {element!r}, no layer"


def _model(session: Session, model: ModelObject, call: Call) -> object:
    """Repeat the uses of a model with other inputs, each behind its own."""
    graph = session.graph
    fed_with = list(tensors_in([*call.args, *call.kwargs.values()], graph))
    if len(fed_with) != len(model.inputs):
        return Unknown("what a model makes of data is not known", call.line)
    source = model.inputs[0].graph
    new: dict[int, Tensor] = {old.node: tensor for old, tensor in zip(model.inputs, fed_with, strict=True)}
    with session.inside(model):
        for position in ancestors(source, [t.node for t in model.outputs], set(new)):
            if position not in new:
                new[position] = _repeated(graph, source.uses[position], new)
    outputs = [Tensor(graph, new[t.node].node, new[t.node].dims) for t in model.outputs]
    return outputs if isinstance(model.given, (list, tuple)) and len(outputs) != 1 else outputs[0]


def _repeated(graph: Graph, use: Use, new: dict[int, Tensor]) -> Tensor:
    tensors = [new[i] for i in use.inputs]
    inner = graph.within
    graph.within = [*inner, *use.within]
    result = graph.apply(replace(use), tensors)
    graph.within = inner
    return result if isinstance(result, Tensor) else next(tensors_in(result, graph))


def ancestors(graph: Graph, nodes: list[int], stop: set[int]) -> list[int]:
    """Give everything that *nodes* are computed from, up to *stop*, in the order in which it happened."""
    found: set[int] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += [] if node in stop else graph.uses[node].inputs
    return sorted(found)
