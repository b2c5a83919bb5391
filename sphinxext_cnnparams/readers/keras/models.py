"""Keras's containers and models, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ...core.problem import say
from ...core.shape import Shape
from ..python import Call, Foreign, Instance, Machine, Native, Unknown, find_unknown, is_listed
from ..tracing.container import Stack
from ..tracing.datasets import Array
from ..tracing.feeding import step
from ..tracing.functional import ModelObject
from ..tracing.graph import Use, ancestors, tensors_in
from ..tracing.module import InputObject, LayerObject, Module
from ..tracing.operations.making import measure
from ..tracing.recorded_models import UnknownInside
from ..tracing.tensor import Batch, Parameter, Sizes, Tensor, as_places
from ..tracing.training import Training
from ..tracing.tree import children, is_module, name_of, train, tree
from ..tracing.unknown_calls import place_unknowns
from ..tracing.weight import WeightOf
from .attributes import find_change, read_argument
from .configs import give_config
from .one_way import find_way
from .output_shapes import compute_output_shape
from .pretrained.models import Application, find_inlined
from .saving import note_checkpoints, save_method
from .weights import WEIGHTS, count_params, give_values, list_weights

if TYPE_CHECKING:
    from ..tracing.session import Session


def make_sequential(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Sequential(...)``."""
    given = dict(zip(("layers", "trainable", "name"), call.args, strict=False)) | dict(call.kwargs)
    if isinstance(given.get("trainable"), str):  # before Keras 3 the name stood second
        given["name"] = given.pop("trainable")
    name, own = session.dialect.choose_name(kind, given.get("name"), session)
    stack = Stack(session, kind, name, call.line, call.end, own, held=given.get("trainable", True) is False)
    layers = call.args[0] if call.args else call.kwargs.get("layers")
    for child in layers if is_listed(layers) else [] if layers is None else [layers]:
        stack.push(child)
    note_growth(session, stack)
    session.made.append(stack)
    return stack


def note_growth(session: Session, stack: Stack) -> None:
    """Give away the name of the functional model Keras builds behind a Sequential whose input is known."""
    session.ends.pop(id(stack), None)
    if stack.own_input() is not None:
        session.dialect.name_module("Functional", session)


class LostModel(Unknown):
    """Stand for a model of which nobody knows where it begins or ends; of these *whole* ones it has some layers."""

    whole: tuple[Module, ...] = ()

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            for model in self.whole:
                model.train(None)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        """Go through its layers: of one that stands for all of them nobody knows which one it is."""
        found: list[object] = [model.any_layer() for model in self.whole if isinstance(model, Application)]
        return found or self


def find_wholes(values: Iterable[object]) -> Iterator[Module]:
    """Find the well-known models of which some layers stand between the ends of another one, nobody knows which."""
    for value in values:
        if isinstance(value, UnknownInside):
            yield value.model
        elif is_listed(value):
            yield from find_wholes(value)


def make_model(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Model(inputs, outputs)``."""
    values = [*call.args, *(call.kwargs[k] for k in ("inputs", "input", "outputs", "output") if k in call.kwargs)]
    if len(values) < 2:
        return Unknown("a Model without inputs and outputs is not read", call.line)
    values[:2] = map(_in_order, values[:2])
    ends = [values[0], place_unknowns(values[1], session, call.line)]
    inputs, outputs = (list(tensors_in(value, session.graph)) for value in ends)
    lost = next((unknown for v in values[:2] if (unknown := find_unknown(v)) is not None), None)
    if not inputs or not outputs:
        why = lost or Unknown("the inputs and outputs of this Model are not known", call.line)
        return LostModel(why.why, why.line, whole=tuple(find_wholes(values[:2])))
    given = call.kwargs.get("name", call.args[2] if len(call.args) > 2 else None)
    name, own = session.dialect.choose_name("Functional", given, session)
    held = call.kwargs.get("trainable", True) is False
    model = ModelObject(session, "Functional", name, call.line, call.end, own, inputs, outputs, values[1], held=held)
    model.beside = tuple(find_wholes(values[:2]))
    model.begin_anew()
    session.made.append(model)
    return model


def _in_order(value: object) -> object:
    """Give named tensors in the order of their names, as Keras takes them (keras.src.tree)."""
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {name: value[name] for name in sorted(value)}
    return value


def read_shape(shape: object) -> Sizes | None:
    """Read the shape of a weight; None where nothing is known of it."""
    sizes = as_places(shape)
    return tuple(n if isinstance(n, int) else None for n in sizes) if is_listed(sizes) else None


def make_variable(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Variable(...)`` or ``tf.Variable(...)``: a tensor that is learnt by itself."""
    first = call.args[0] if call.args else call.kwargs.get("initializer", call.kwargs.get("initial_value"))
    shape = call.kwargs.get("shape", call.args[1] if len(call.args) > 1 else None)
    dims = measure(first) if shape is None else read_shape(shape)
    return Parameter(dims, call.line, call.kwargs.get("trainable", True) is not False)


def list_contents(module: Stack | ModelObject) -> Iterator[tuple[str, object]]:
    """Give what a container of Keras holds, by name."""
    if isinstance(module, Stack):
        for key, child in module.children.items():
            yield name_of(child) or key, child
        return
    seen: set[int] = set()
    for use in by_depth(module):
        outer = use.within[0] if use.within else use.owner
        if outer is not None and id(outer) not in seen:
            seen.add(id(outer))
            yield name_of(outer) or use.name, outer


def by_depth(model: ModelObject) -> list[Use]:
    """Give the uses of a functional model in Keras's order: the farther from the end, the earlier.

    Among equals, the one that is met first on the way back from the outputs
    (keras.src.ops.function).
    """
    graph = model.inputs[0].graph
    stop = {tensor.node for tensor in model.inputs}
    positions = ancestors(graph, [t.node for t in model.outputs], stop)
    depth = dict.fromkeys(positions, 0)
    for position in reversed(positions):
        for before in graph.uses[position].reads if position not in stop else ():
            depth[before] = max(depth.get(before, 0), depth[position] + 1)
    met: dict[int, int] = {}
    waiting = [t.node for t in reversed(model.outputs)]
    while waiting:
        position = waiting.pop()
        if position not in met and position in depth:
            met[position] = len(met)
            waiting += reversed(graph.uses[position].reads) if position not in stop else ()
    return [graph.uses[i] for i in sorted(positions, key=lambda i: (-depth[i], met.get(i, i)))]


def attribute(session: Session, module: object, name: str, line: int) -> object:
    """Give an attribute or a method that Keras defines."""
    if (method := _method(session, module, name)) is not None:
        return method
    if name in WEIGHTS:
        trace_containers(session)
        return list_weights(session, module, WEIGHTS[name])
    if name == "layers":
        return _layers(module, line)
    if name in ("output", "outputs", "input", "inputs"):
        return _end(session, module, name, line)
    if name in ("output_shape", "input_shape"):
        tensor = _end(session, module, name.partition("_")[0], line)
        return tensor.graph.rules.attribute(tensor, "shape", line) if isinstance(tensor, Tensor) else tensor
    if name == "trainable":
        learns = module.training.usual if isinstance(module, LayerObject) else not getattr(module, "held", False)
        return Unknown("whether this layer is trained is not known", line) if learns is None else learns
    if isinstance(module, LayerObject):
        if name == "__class__":
            return Foreign("keras.Functional" if module.is_model else f"keras.layers.{module.kind}")
        if (found := find_way(module, name) or find_change(module, name)) is not None:
            return found
        slot = next((slot for slot in module.slots() if slot.name == name), None)
        return read_argument(module, name, line) if slot is None else WeightOf(module, slot)
    return _not_read(name, line)


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


def _all_layers(module: object, call: Call) -> object:
    """Give a model and all in it, as ``_flatten_layers()`` does."""
    return [part for _, part in tree(module, lists=True) if is_module(part)]


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


def _layers(module: object, line: int) -> object:
    """Give ``model.layers``: of a functional model, its inputs too."""
    if isinstance(module, ModelObject):
        return list(_listed(module))
    if isinstance(module, Application):
        return list(_listed(module.as_model()))
    if isinstance(module, Stack):
        return [child for _, child in list_contents(module) if not isinstance(child, (InputObject, Tensor))]
    if isinstance(module, Instance):
        return list(_inside(module))
    return Unknown("the layers of this model are not known", line)


def _inside(module: Instance) -> Iterator[object]:
    """Give the layers that a model of the author's own holds, each once, in the order in which they were set."""
    found = {id(child): child for _, child in children(module, lists=True) if is_module(child)}
    yield from found.values()


def _listed(model: ModelObject) -> Iterator[object]:
    """Give the layers of a model; those inside a well-known one are its own, if it was made from the inside."""
    inner = find_inlined(model)
    for _, child in list_contents(model):
        if isinstance(child, Application) and child in inner:
            yield from child.inner()
        else:
            yield child
    yield from (other.any_layer() for other in model.beside if isinstance(other, Application))


def _get_layer(module: object, call: Call) -> object:
    wanted = call.args[0] if call.args else call.kwargs.get("name", call.kwargs.get("index"))
    inside = [child for _, child in list_contents(module)] if isinstance(module, (Stack, ModelObject)) else []
    inside = list(_inside(module)) if isinstance(module, Instance) else inside
    hidden = find_inlined(module) if isinstance(module, ModelObject) else []
    if hidden and not any(name_of(child) == wanted for child in inside):
        return hidden[0].any_layer()
    if isinstance(wanted, int):
        layers = _layers(module, call.line)
        known = isinstance(layers, list) and -len(layers) <= wanted < len(layers)
        return layers[wanted] if known else Unknown(say("there is no layer {wanted}", wanted=wanted), call.line)  # type: ignore[index]
    return next(
        (c for c in inside if name_of(c) == wanted),
        Unknown(say("there is no layer {wanted}", wanted=wanted), call.line),
    )


ASKING: dict[str, Callable[[object, Call], object]] = {
    "_flatten_layers": _all_layers,
    "compute_output_shape": compute_output_shape,
    "count_params": count_params,
    "get_layer": _get_layer,
}
"""Methods that only ask what a model holds."""


def _end(session: Session, module: object, name: str, line: int) -> object:
    """Give the tensors a model or a layer ends in, or begins with."""
    if isinstance(module, ModelObject):
        tensors = module.outputs if name.startswith("output") else module.inputs
        return tensors if name.endswith("s") or len(tensors) != 1 else tensors[0]
    trace_containers(session)
    if isinstance(module, LayerObject) and isinstance(module.result, Tensor) and name in ("output", "input"):
        return module.result if name == "output" else _input_of(module.result)
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


def as_sizes(shape: Shape | None) -> Sizes | None:
    """Give the dimensions of a batch of samples."""
    return None if shape is None else (Batch(), *shape.dims)


def _find_input(module: InputObject, session: Session) -> Tensor | None:
    """Give the tensor an input of a model stands for."""
    graph = session.graph
    place = next((i for i, use in enumerate(graph.uses) if use.owner is module), None)
    return None if place is None else Tensor(graph, place, as_sizes(module.shape))


def trace_containers(session: Session) -> None:
    """Run every Sequential whose input is known, so that its layers have outputs, as Keras does at once."""
    for stack in session.made:
        if not isinstance(stack, Stack) or id(stack) in session.ends or id(stack) in session.underway:
            continue
        shape = stack.own_input()
        if shape is None:
            continue
        first = next(iter(stack.children.values()))
        start = (
            first if isinstance(first, Tensor) else session.graph.source("input", (Batch(), *shape.dims), stack.line)
        )
        session.underway.add(id(stack))  # what is in it may ask for what others have given
        value = through(stack, session, start)
        session.underway.discard(id(stack))
        if isinstance(value, Tensor):
            session.ends[id(stack)] = (start, value)


def build_uncalled(root: object, session: Session) -> None:
    """Build the containers in a model that know their input and were never fed, as Keras does at once."""
    for _, part in tree(root, lists=True):
        if isinstance(part, Stack) and part.own_input() is not None and not part.begins_merged:
            layers = [child for _, child in tree(part, lists=True) if isinstance(child, LayerObject)]
            if layers and all(layer.built_on is None for layer in layers):
                graph, session.graph = session.graph, session.fresh_graph()
                shape = part.own_input()
                assert shape is not None
                through(part, session, session.graph.source("input", (Batch(), *shape.dims), part.line))
                session.graph = graph


def through(stack: Stack, session: Session, value: object) -> object:
    """Feed a value to what a container holds, one after another, but for its input."""
    for i, (key, child) in enumerate(stack.children.items()):
        if not isinstance(child, InputObject) and not (isinstance(child, Tensor) and i == 0):
            value = step(session, stack, key, child, value, Call((value,), {}, stack.line, stack.end), session.machine)
    return value


def hold(root: object) -> None:
    """Keep what is in a frozen model from being trained, even what was put in or thawed later.

    Keras asks only the model itself (keras.src.layers.layer): in a frozen
    model inside it, a layer that was thawed later is trained.
    """
    half = root.half if isinstance(root, Instance) else None
    is_held = root.held if isinstance(root, Module) else half is not None and half.is_held()
    if not is_held:
        return
    train(root, False)
    for _, part in tree(root, lists=True):  # also what the code has let be trained by itself
        if isinstance(part, LayerObject):
            part.training = Training(False)
        elif isinstance(part, Parameter):
            part.trainable = False
