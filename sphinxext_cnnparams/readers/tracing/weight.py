"""A weight of a layer, as code gets hold of it: it can be frozen, tied, and calculated with."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ..python import Machine, Native, Unknown, Value
from .module import LayerObject
from .tensor import Parameter, Sizes, Tensor, Traceable, asked, learning

if TYPE_CHECKING:
    from .graph import Graph


@dataclass(eq=False, slots=True)
class WeightOf(Traceable):
    """Stand for a weight of a layer: ``conv.weight``; it can be frozen, and tied to another layer's.

    *part* is its name among the *parts* of the layer, where these are more
    than are counted apart.  *dims* are those of its values, where they are
    known.
    """

    stays: ClassVar[bool] = True

    layer: LayerObject
    name: str
    part: str = ""
    parts: tuple[str, ...] = ()
    dims: Sizes | None = None

    def parameter(self) -> Parameter:
        """Give the weight as a tensor: of a bias the shape is known."""
        word = "bias" if self.name == "bias" else "weight"
        if word not in self.layer.taken:
            made = getattr(self.layer.layer, "filters", getattr(self.layer.layer, "units", None))
            dims = (made,) if word == "bias" and isinstance(made, int) else None
            self.layer.taken[word] = Parameter(dims, self.layer.line)
        return self.layer.taken[word]

    @property
    def is_taken_away(self) -> bool:
        """Tell whether the layer itself has lost the weight."""
        return "bias" in self.layer.tied and self.layer.tied["bias"] is None if self.name == "bias" else False

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if self.is_taken_away:
            return self.parameter().attribute(name, machine, line)
        if name == "requires_grad":
            if "?" in self.layer.frozen:
                return Unknown("whether this weight is trained is not known", line)
            return not self.layer.frozen
        if name == "requires_grad_":
            return Native(name, lambda call, machine: self._train(asked(call)))
        if name == "data":
            return self
        if name[-1:] == "_" and name[:1] != "_":
            return Native(name, lambda call, machine: self)  # what changes the values changes nothing that is counted
        if self.dims is not None:
            return self.tensor(machine).attribute(name, machine, line)
        return Unknown(f"the values of weights are not known (.{name})", line)

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
        if name == "requires_grad":
            self._train(learning(value))
        elif name == "data":
            self.layer.session.dialect.fill(self, value)

    def _train(self, learns: bool | None) -> WeightOf:
        if self.part and learns is not None:
            return self._train_part(learns)
        if learns is None or "?" in self.layer.frozen:
            self.layer.frozen = {"?"}
            return self
        own = {w.name for w in self.layer.layer.own_weights()}
        named = own & {w.name for w in self.layer.layer.weights if w.bias is (self.name == "bias")}
        self.layer.frozen = self.layer.frozen - named if learns else self.layer.frozen | named
        return self

    def _train_part(self, learns: bool) -> WeightOf:
        """Train one of many, or not: as long as others are trained, how many values are trained is not known."""
        layer = self.layer
        if "?" in layer.frozen and not layer.still:
            return self  # nobody knows what the others do
        before = layer.still or (set(self.parts) if layer.frozen else set())
        still = before - {self.part} if learns else before | {self.part}
        layer.train(False if still >= set(self.parts) else None if still else True)
        layer.still = still
        return self

    def combined(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        if self.dims is not None:
            return self.tensor(machine).combined(operator, other, machine, line, swapped=swapped)
        return Unknown("the values of weights are not known", line)

    def compared(self, line: int) -> Unknown | None:
        return None
