"""What can be asked of layers and models of Keras: attributes and methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ...core.problem import say
from ...core.shape import Shape
from ..python import Call, Foreign, Instance, Native, Unknown, is_listed
from ..tracing.container import Stack
from ..tracing.datasets import Array
from ..tracing.functional import ModelObject
from ..tracing.graph import tensors_in
from ..tracing.module import InputObject, LayerObject
from ..tracing.tensor import Batch, Tensor
from ..tracing.training import opposite, say_trained
from ..tracing.tree import tree
from ..tracing.weight import WeightOf
from .attributes import find_change, find_convolution, read_argument
from .configs import give_config
from .contents import find_layer, list_all_layers, list_layers
from .one_way import find_way
from .output_shapes import compute_output_shape
from .pretrained.models import Application
from .running import as_sizes, trace_containers
from .saving import note_checkpoints, save_method
from .vocabularies import find_vocabulary
from .weights import WEIGHTS, count_params, give_values, list_weights

if TYPE_CHECKING:
    from ..tracing.session import Session


def attribute(session: Session, module: object, name: str, line: int) -> object:
    """Give an attribute or a method that Keras defines."""
    if (method := _method(session, module, name)) is not None:
        return method
    if name in WEIGHTS:
        trace_containers(session)
        return list_weights(session, module, WEIGHTS[name])
    if name == "layers":
        return list_layers(module, line)
    if name in ("output", "outputs", "input", "inputs"):
        return _end(session, module, name, line)
    if name in ("output_shape", "input_shape"):
        return _shape_of(_end(session, module, name.partition("_")[0], line), line)
    if name == "trainable":
        held = opposite(getattr(module, "held", False))
        return say_trained(module.training.usual if isinstance(module, LayerObject) else held, line)
    if isinstance(module, LayerObject):
        if name == "__class__":
            return Foreign("keras.Functional" if module.is_model else f"keras.layers.{module.kind}")
        found = next((found for find in OF_SOME if (found := find(module, name)) is not None), None)
        if found is not None:
            return found
        slot = next((slot for slot in module.slots() if slot.name == name), None)
        return read_argument(module, name, line) if slot is None else WeightOf(module, slot)
    return _not_read(name, line)


OF_SOME: Sequence[Callable[[LayerObject, str], object]] = (find_way, find_change, find_convolution, find_vocabulary)
"""What finds attributes that only some kinds of layers have."""


def _shape_of(end: object, line: int) -> object:
    """Give the shape of a tensor, or those of several."""
    if isinstance(end, list):
        return [_shape_of(tensor, line) for tensor in end]
    return end.graph.rules.attribute(end, "shape", line) if isinstance(end, Tensor) else end


def _method(session: Session, module: object, name: str) -> Native | None:
    if name in ASKING:
        trace_containers(session)
        return Native(name, lambda call, machine: ASKING[name](module, call))
    if name in POINTING:
        session.pointed += [module] if isinstance(module, Application) or not isinstance(module, LayerObject) else []
        return Native(name, lambda call, machine: _built(session, module, name, call))
    if name in WHOLE:
        return Native(name, lambda call, machine: WHOLE[name](session, module, call))
    return None


def _get_weights(session: Session, module: object, call: Call) -> object:
    trace_containers(session)
    return give_values(list_weights(session, module, None), call)


def _quantize(session: Session, module: object, call: Call) -> None:
    """Evaluate ``model.quantize("int8")``: what it does to the weights of each layer is not read."""
    for _, part in tree(module, lists=True):
        if isinstance(part, LayerObject) and (change := find_change(part, "quantize")) is not None:
            change.call(call, session.machine)


WHOLE: dict[str, Callable[[Session, object, Call], object]] = {
    "get_config": lambda session, module, call: give_config(module),
    "get_weights": _get_weights,
    "quantize": _quantize,
    "save": save_method,
    "to_json": lambda session, module, call: give_config(module),
}
"""Methods that take or change a layer or a model as a whole."""


def _not_read(name: str, line: int) -> Unknown:
    return Unknown(say("the attribute {name} of a layer of Keras is not read", name=name), line)


POINTING = frozenset("summary fit build evaluate predict adapt".split())
"""Methods of the model a reader looks at."""


def _built(session: Session, module: object, name: str, call: Call) -> object:
    note_checkpoints(session, module, call)
    values = (*call.args, *call.kwargs.values())
    data = next((value for value in values if is_listed(value) or isinstance(value, Array)), None)
    dims = data if is_listed(data) and name == "build" else data.dims if isinstance(data, Array) else ()
    sizes = tuple(n if isinstance(n, int) else None for n in dims[1:])
    if dims and isinstance(module, (Instance, Stack)):
        session.calls.setdefault(id(module), [(Batch(), *sizes)])
    elif dims and isinstance(module, LayerObject):
        if name == "adapt":  # it has seen what it will be fed
            session.calls.setdefault(id(module), [(Batch(), *sizes)])
        module.build((Shape(sizes, module.layout or session.dialect.layout),))
    return Unknown(say("what {name}() gives is not known", name=name), call.line)


ASKING: dict[str, Callable[[object, Call], object]] = {
    "_flatten_layers": list_all_layers,
    "compute_output_shape": compute_output_shape,
    "count_params": count_params,
    "get_layer": find_layer,
}
"""Methods that only ask what a model holds."""


def _end(session: Session, module: object, name: str, line: int) -> object:
    """Give the tensors a model or a layer ends in, or begins with."""
    if isinstance(module, ModelObject):
        tensors = module.outputs if name.startswith("output") else module.inputs
        return tensors if name.endswith("s") or len(tensors) != 1 else tensors[0]
    trace_containers(session)
    first = next(tensors_in([module.result], session.graph), None) if isinstance(module, LayerObject) else None
    if isinstance(module, LayerObject) and first is not None and name in ("output", "input"):
        return module.result if name == "output" else _input_of(first)
    if isinstance(module, InputObject) and (fed := _find_input(module, session)) is not None:
        return [fed] if name.endswith("s") else fed
    if isinstance(module, Stack) and id(module) in session.ends:
        start, stop = session.ends[id(module)]
        end = stop if name.startswith("output") else start
        return [end] if name.endswith("s") else end
    return Unknown(say("the {name} of this layer is not known", name=name), line)


def _input_of(result: Tensor) -> object:
    """Give what a layer was fed when it was first used."""
    graph = result.graph
    tensors = [Tensor(graph, i, as_sizes(graph.uses[i].shape)) for i in graph.uses[result.node].inputs]
    return tensors[0] if len(tensors) == 1 else tensors


def _find_input(module: InputObject, session: Session) -> Tensor | None:
    """Give the tensor an input of a model stands for."""
    graph = session.graph
    place = next((i for i, use in enumerate(graph.uses) if use.owner is module), None)
    return None if place is None else Tensor(graph, place, as_sizes(module.shape))
