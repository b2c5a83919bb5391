"""A weight of a layer, as code gets hold of it: it can be frozen, tied, and calculated with."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, ClassVar

from ...core.problem import say
from ...core.structs import MutableStruct, field, replace
from ..python import Copy, Machine, Native, Unknown, Value
from .module import LayerObject
from .tensor import Parameter, Sizes, Tensor, Traceable, read_flag, read_request
from .training import Learns, TensorSlot

if TYPE_CHECKING:
    from .graph import Graph


class SharedWeight(Parameter):
    """Stand for a tensor of a layer, its *home*, that another layer or a module has, too.

    There is no home any more where the layer was given another tensor.
    """

    home: LayerObject | None = field(kw_only=True)

    def within(self, graph: Graph) -> Tensor:
        return Parameter.within(self, graph) if self.home is None else graph.weight(self.home, self.name, self.dims)

    def copy(self, copy: Copy) -> object:
        made = replace(self)
        copy.keep(self, made)
        home = copy(self.home)
        made.home = home if isinstance(home, LayerObject) else None
        return made


class WeightOf(Traceable, MutableStruct):
    """Stand for a tensor of a layer: ``conv.weight``; it can be frozen, and tied to another layer's."""

    stays: ClassVar[bool] = True

    layer: LayerObject
    slot: TensorSlot

    @property
    def name(self) -> str:
        """Give the name the framework has for it."""
        return self.slot.name

    @property
    def dims(self) -> Sizes | None:
        """Give the dimensions of its values, where they are known."""
        return self.slot.dims

    def parameter(self) -> Parameter:
        """Give the weight as a tensor: of a bias the shape is known."""
        word = "bias" if self.name == "bias" else "weight"
        if word not in self.layer.taken:
            made = getattr(self.layer.layer, "filters", getattr(self.layer.layer, "units", None))
            dims = (made,) if word == "bias" and isinstance(made, int) else None
            self.layer.taken[word] = Parameter(dims, self.layer.line)
        return self.layer.taken[word]

    def own(self) -> Parameter | None:
        """Give the tensor itself, which its layer shares from now on; None where its shape is not known."""
        tied = self.layer.tied.get(self.name)
        if isinstance(tied, Parameter):
            return tied
        if tied is not None or self.is_taken_away or not self.slot.is_whole or self.layer.scheme or self.dims is None:
            return None
        made = SharedWeight(self.dims, self.layer.line, self.layer.is_trained(self.slot), home=self.layer)
        self.layer.tied[self.name] = made
        return made

    @property
    def is_taken_away(self) -> bool:
        """Tell whether the layer itself has lost the weight."""
        return "bias" in self.layer.tied and self.layer.tied["bias"] is None if self.name == "bias" else False

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if self.is_taken_away:
            return self.parameter().attribute(name, machine, line)
        if name in ("requires_grad", "trainable"):
            learns = self.layer.is_trained(self.slot)
            return Unknown("whether this weight is trained is not known", line) if learns is None else learns
        if name == "requires_grad_":
            return Native(name, lambda call, machine: self._train(read_request(call)))
        if name == "data":
            return self
        if name in ("name", "path"):
            return self.layer.session.dialect.name_weight(self, whole=name == "path")
        if name[-1:] == "_" and name[:1] != "_":
            return Native(name, lambda call, machine: self)  # what changes the values changes nothing that is counted
        if self.dims is not None:
            return self.tensor(machine).attribute(name, machine, line)
        return Unknown(say("the values of weights are not known (.{name})", name=name), line)

    def tensor(self, machine: Machine) -> Value:
        """Give the weight as a tensor of the graph that is being traced."""
        return machine.host.placed(self)

    def within(self, graph: Graph) -> Tensor:
        """Give the weight as a tensor of a graph: a constant, for it is counted where its layer stands."""
        if self.is_taken_away:
            return graph.parameter(self.parameter())
        return graph.weight(self.layer, self.name, self.dims)

    def item(self, key: object, machine: Machine, line: int) -> object:
        if self.dims is not None:
            return self.tensor(machine).item(key, machine, line)
        return Unknown("the values of weights are not known", line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name in ("requires_grad", "trainable"):
            self._train(read_flag(value))
        elif name == "data":
            self.layer.session.dialect.fill(self, value)

    def _train(self, learns: Learns) -> WeightOf:
        if (shared := self.layer.find_shared(self.slot)) is not None:
            shared.trainable = learns
        self.layer.training = self.layer.training.changed(self.name, learns)
        return self

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        if self.dims is not None:
            return self.tensor(machine).combine(operator, other, machine, line, swapped=swapped)
        return Unknown("the values of weights are not known", line)

    def refuse_comparison(self, line: int) -> Unknown | None:
        return None


def weight_of(layer: LayerObject, slot: TensorSlot) -> WeightOf:
    """Give a tensor of a layer, the same one each time: code asks whether it is one of others."""
    kept = layer.session.tensors
    found = kept.get((id(layer), slot.name))
    if not isinstance(found, WeightOf) or found.layer is not layer or found.slot != slot:
        found = kept[id(layer), slot.name] = WeightOf(layer, slot)
    return found
