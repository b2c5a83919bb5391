"""What objects inherit from ``nn.Module``, or from one of PyTorch's layers."""

from __future__ import annotations

from typing import Self

from ...core.layers.traced import Applied
from ...core.problem import say
from ..python import (
    Bound,
    Call,
    Function,
    Machine,
    Native,
    Unknown,
    Value,
)
from ..tracing.container import Stack
from ..tracing.graph import Use
from ..tracing.inheritance import FrameworkHalf, is_own, make_core
from ..tracing.module import LayerObject
from ..tracing.tensor import Parameter, Tensor
from ..tracing.tree import is_module
from ..tracing.weight import WeightOf
from .bases import EMPTY, find_layer
from .composite import make_half
from .hooks import call_hooks
from .methods import METHODS
from .module_attributes import module_attribute
from .registry import REGISTRIES, Registry

HALVES = {"encoder": "decoder", "decoder": "encoder"}
"""The halves of a transformer, each with the other one."""


class TorchHalf(FrameworkHalf):
    """Stand for the half of an object that PyTorch defines."""

    started: bool = False
    training: bool = False  # as those who look at a network run it

    def resemble(self, other: Self) -> None:
        self.training = other.training

    def run_as(self, *, training: bool) -> None:
        self.training = training

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "__init__":
            return Native(name, self._start)
        if name in ("forward", "__call__"):
            return Native(name, self._forward)
        if isinstance(self.core, Stack) and name in self.core.methods():
            return Native(name, self.core.methods()[name])
        method = METHODS.get(name)
        if method is not None:
            return Native(name, lambda call, machine: method(self.session, self.owner, call, machine))
        if name == "training":
            return self.training
        if isinstance(self.core, Value):
            return self.core.attribute(name, machine, line)
        if name in REGISTRIES:
            return Registry(self.owner, name)
        return module_attribute(self.session, self.owner, name, line)

    def _start(self, call: Call, machine: Machine) -> object:
        """Evaluate ``super().__init__(...)``: it makes the layer, where the base is one; again, all begins anew."""
        if self.started:
            self._forget_parts()
        self.started = True
        parent, _, name = self.base.rpartition(".")
        kind, given = find_layer(name, call) or (name, call)
        made = make_core(f"{parent}.{kind}", given, machine, self.session)
        self.core = made if isinstance(made, (LayerObject, Stack)) else None
        if self.core is None and not name.endswith(EMPTY):
            self.doubt_base()
        for name in made.given if isinstance(made, LayerObject) else ():
            self.owner.names.pop(name, None)  # set before: PyTorch sets it anew
        return None

    def run_method(self, name: str, call: Call) -> None:
        if name == "forward":  # called as such, it makes of its input what the model would
            self.session.note_call(self.owner, call)

    def _forget_parts(self) -> None:
        """Let go of all that PyTorch keeps among parts and parameters (torch.nn.modules.module, Module.__init__)."""
        names = self.owner.names
        for name in [name for name, value in names.items() if is_module(value) or isinstance(value, Parameter)]:
            del names[name]

    def call(self, call: Call, machine: Machine) -> object:
        own = self.owner.cls.find("forward")
        self.session.note_call(self.owner, call)
        with self.session.inside(self.owner):
            if not isinstance(own, Function):
                return self._forward(call, machine)
            result = Bound(own, self.owner).call(call, machine)
            made = self._applied(result, call)
        return call_hooks(self.owner, call, made, self.session) if self.session.hooks else made

    def _applied(self, result: object, call: Call) -> object:
        """Give a row to a layer whose weights the author's own ``forward`` uses without calling the layer."""
        graph = self.session.graph
        core = self.core
        if not isinstance(core, LayerObject) or not isinstance(result, Tensor):
            return result
        if any(use.owner is core for use in graph.uses):
            return result
        use = graph.uses[result.node]
        layer = Applied(core.layer, use.shape)
        place = Use(self.owner.cls.name, layer, (), core.line, core.end, owner=core)
        return graph.apply(place, [result])

    def _forward(self, call: Call, machine: Machine) -> object:
        inner = self.core if self.core is not None else self.owner.names.get("net", self.owner.names.get("model"))
        if isinstance(inner, Value):
            return inner.call(call, machine)
        return Unknown(say("{name} has no forward()", name=self.owner.cls.name), call.line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return (
            self.core.item(key, machine, line) if isinstance(self.core, Value) else Value.item(self, key, machine, line)
        )

    def train(self, learns: bool | None) -> None:
        """Leave it to the modules inside."""

    def is_held(self) -> bool:
        return False

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        if isinstance(self.core, Value):
            return self.core.iterate(machine, line)
        return Value.iterate(self, machine, line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        if isinstance(self.core, Stack):
            self.core.put(key, value, machine, line)
        elif isinstance(value, Unknown):  # a part that nobody knows to be registered
            self.add_doubt(value)
        elif is_own(self.base, self.session):
            machine.find_fault(say("{name} holds nothing by number or key", name=self.owner.cls.name), line)

    def remove(self, key: object, machine: Machine, line: int) -> None:
        if isinstance(self.core, Stack):
            self.core.remove(key, machine, line)

    def length(self, line: int) -> int | Value:
        return self.core.length(line) if isinstance(self.core, Stack) else Value.length(self, line)

    def _half_left(self, name: str, value: object) -> LayerObject | None:
        """Give what is left of a transformer of which the author replaces the encoder or the decoder."""
        core = self.core
        if isinstance(core, LayerObject) and core.kind == "Transformer" and name in HALVES and is_module(value):
            return make_half(core, HALVES[name])
        return None

    def notice(self, name: str, value: object, before: object, machine: Machine, line: int) -> None:
        """Put a module that is set on a container among its children; tell a layer what is set on it."""
        self.keep_doubt(name, value, before)
        if isinstance(value, WeightOf) and (own := value.own()) is not None:
            self.owner.names[name] = own  # a part of this module, too
        if isinstance(self.core, Stack) and is_module(value):
            self.core.children[name] = value
        elif isinstance(self.core, LayerObject) and (half := self._half_left(name, value)) is not None:
            self.core, left = None, HALVES[name]
            self.owner.names[left] = half
        elif isinstance(self.core, LayerObject):
            self.core.assign(name, value, machine, line)
            if name in ("weight", "bias") and isinstance(value, Parameter):
                self.owner.names.pop(name)  # it is the layer's now, and counted there
