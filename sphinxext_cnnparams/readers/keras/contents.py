"""What a container or a model of Keras holds, in the order in which Keras lists it."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.problem import say
from ..python import Call, Instance, Unknown
from ..tracing.container import Stack
from ..tracing.functional import ModelObject
from ..tracing.graph import Use, ancestors
from ..tracing.module import InputObject
from ..tracing.tensor import Tensor
from ..tracing.tree import children, is_module, list_perhaps, name_of, tree
from .pretrained.models import Application, find_inlined


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


def list_layers(module: object, line: int) -> object:
    """Give ``model.layers``: of a functional model, its inputs too."""
    if isinstance(module, ModelObject):
        return list(_listed(module))
    if isinstance(module, Application):
        return list(_listed(module.as_model()))
    if isinstance(module, Stack):
        return [child for _, child in list_contents(module) if not isinstance(child, (InputObject, Tensor))]
    if isinstance(module, Instance):
        return list(list_inside(module))
    return Unknown("the layers of this model are not known", line)


def list_inside(module: Instance) -> Iterator[object]:
    """Give the layers that a model of the author's own holds, each once, in the order in which they were set."""
    found = {id(child): child for _, child in children(module, lists=True) if is_module(child)}
    yield from found.values()
    yield from list_perhaps([module])


def _listed(model: ModelObject) -> Iterator[object]:
    """Give the layers of a model; those inside a well-known one are its own, if it was made from the inside."""
    inner = find_inlined(model)
    for _, child in list_contents(model):
        if isinstance(child, Application) and child in inner:
            yield from child.inner()
        else:
            yield child
    yield from (other.any_layer() for other in model.beside if isinstance(other, Application))


def find_layer(module: object, call: Call) -> object:
    """Find the layer ``get_layer()`` is asked for, by its name or its number."""
    wanted = call.args[0] if call.args else call.kwargs.get("name", call.kwargs.get("index"))
    inside = [child for _, child in list_contents(module)] if isinstance(module, (Stack, ModelObject)) else []
    inside = list(list_inside(module)) if isinstance(module, Instance) else inside
    hidden = find_inlined(module) if isinstance(module, ModelObject) else []
    if hidden and not any(name_of(child) == wanted for child in inside):
        return hidden[0].any_layer()
    if isinstance(wanted, int):
        layers = list_layers(module, call.line)
        known = isinstance(layers, list) and -len(layers) <= wanted < len(layers)
        return layers[wanted] if known else Unknown(say("there is no layer {wanted}", wanted=wanted), call.line)  # type: ignore[index]
    return next(
        (c for c in inside if name_of(c) == wanted),
        Unknown(say("there is no layer {wanted}", wanted=wanted), call.line),
    )


def list_all_layers(module: object, call: Call) -> object:
    """Give a model and all in it, as ``_flatten_layers()`` does."""
    inside = [part for _, part in tree(module, lists=True) if is_module(part)]
    return [*inside, *list_perhaps(inside)]
