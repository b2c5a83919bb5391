"""Models made of tensors."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.shape import Shape
from ...core.structs import field, replace
from ..python import Call, Machine, Unknown, is_listed
from .graph import Graph, Use, ancestors, tensors_in
from .module import LayerObject, Module
from .tensor import Tensor, read_flag
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
        outputs = [Tensor(graph, new[t.node].node, new[t.node].dims) for t in self.outputs]
        return outputs if is_listed(self.given) and len(outputs) != 1 else outputs[0]

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            train(self, read_flag(value))
            for model in self.beside:
                model.train(None)


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
