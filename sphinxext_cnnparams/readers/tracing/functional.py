"""Models made of tensors."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.shape import Shape
from ...core.structs import field, replace
from ..python import Call, Copy, Machine, Unknown, Value, is_listed
from .graph import Graph, Use, ancestors, tensors_in
from .module import NAMING, LayerObject, Module
from .tensor import Parameter, Tensor, read_flag
from .tree import train


class ModelObject(Module):
    """Stand for a model made of tensors: ``keras.Model(inputs, outputs)``.

    It may have some layers of those that are *beside* it, nobody knows which.
    """

    inputs: list[Tensor] = field(default_factory=list)
    outputs: list[Tensor] = field(default_factory=list)
    given: object = None
    beside: tuple[Module, ...] = ()

    def own_input(self) -> Shape | None:
        return self.inputs[0].own_input() if len(self.inputs) == 1 else None

    def contents(self) -> Iterator[tuple[str, object]]:
        return self.session.dialect.list_contents(self)

    def apply(self, call: Call, machine: Machine) -> object:
        """Repeat the uses of the model with other inputs, each behind its own."""
        graph = self.session.graph
        fed_with = list(tensors_in([*call.args, *call.kwargs.values()], graph))
        if len(fed_with) != len(self.inputs):
            return Unknown("what a model makes of data is not known", call.line)
        source = self.inputs[0].graph
        new: dict[int, Tensor] = {old.node: tensor for old, tensor in zip(self.inputs, fed_with, strict=True)}
        with self.session.inside(self):
            for position in ancestors(source, [t.node for t in self.outputs], set(new)):
                if position not in new:
                    new[position] = _repeated(graph, source.uses[position], new)
        firsts = [source.is_first(tensor) for tensor in self.outputs]  # a state has a shape of its own
        sizes = [new[t.node].dims if first else t.dims for t, first in zip(self.outputs, firsts, strict=True)]
        outputs = [Tensor(graph, new[t.node].node, dims) for t, dims in zip(self.outputs, sizes, strict=True)]
        if isinstance(self.given, dict) and len(self.given) == len(outputs):
            return dict(zip(self.given, outputs, strict=True))
        return outputs if is_listed(self.given) and len(outputs) != 1 else outputs[0]

    def copy(self, copy: Copy) -> object:
        """Copy a model: what it uses is used anew, on inputs of its own and with weights of its own."""
        graph, source = self.session.graph, self.inputs[0].graph
        made = replace(self)
        copy.keep(self, made)
        new: dict[int, Tensor] = {}
        for tensor in self.inputs:
            use = source.uses[tensor.node]
            new[tensor.node] = graph.source(use.name, tensor.dims, use.line, use.owner)
        made.inputs = list(new.values())
        for position in ancestors(source, [tensor.node for tensor in self.outputs], set(new)):
            if position not in new:
                new[position] = _copied(graph, source.uses[position], new, copy)
        made.outputs = [Tensor(graph, new[tensor.node].node, tensor.dims) for tensor in self.outputs]
        self.session.made.append(made)
        return made

    def begin_anew(self) -> None:
        """Begin with inputs of its own where it is said to begin in the middle of another model.

        Source: ``clone_graph_nodes`` in keras.src.models.functional.
        """
        graph = self.inputs[0].graph
        inner = [tensor for tensor in self.inputs if graph.uses[tensor.node].reads]
        if not inner:
            return
        new = {tensor.node: graph.source("input", tensor.dims, self.line) for tensor in inner}
        for position in ancestors(graph, [tensor.node for tensor in self.outputs], {t.node for t in self.inputs}):
            use = graph.uses[position]
            if position not in new and not new.keys().isdisjoint(use.reads):
                whole = {i: new.get(i) or Tensor(graph, i, None) for i in use.reads}
                new[position] = _repeated(graph, use, whole)
        self.inputs = [new.get(tensor.node, tensor) for tensor in self.inputs]
        self.outputs = [Tensor(graph, new[t.node].node, new[t.node].dims) if t.node in new else t for t in self.outputs]

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            train(self, read_flag(value))
            for model in self.beside:
                model.train(None)
        elif name in NAMING and isinstance(value, str):
            self.name, self.own_name = value, True


def _copied(graph: Graph, use: Use, new: dict[int, Tensor], copy: Copy) -> Tensor:
    """Repeat a use with copies of what it is a use of."""
    owner = copy(use.owner) if isinstance(use.owner, Value) else use.owner
    made = replace(use, owner=owner, within=tuple(copy(module) for module in use.within))
    if isinstance(owner, LayerObject) and isinstance(use.owner, LayerObject) and owner.layer is not use.owner.layer:
        made = replace(made, kind=owner.kind, layer=owner.layer, name=owner.name, layout=owner.layout)
    if isinstance(owner, Parameter):
        return graph.parameter(owner, made.within)
    result = _repeated(graph, made, new)
    if isinstance(owner, LayerObject):
        owner.settle(result)
    return result


def _repeated(graph: Graph, use: Use, new: dict[int, Tensor]) -> Tensor:
    tensors, beside = [new[i] for i in use.inputs], [new[i] for i in use.beside]
    inner = graph.within
    graph.within = [*inner, *use.within]
    owner = use.owner
    if isinstance(owner, LayerObject):
        result = owner.use_on(graph, replace(use), tensors, beside)
    else:
        result = graph.apply(replace(use), tensors, beside)
    graph.within = inner
    return result if isinstance(result, Tensor) else next(tensors_in(result, graph))
