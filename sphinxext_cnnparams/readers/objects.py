"""What calls to a framework come back as: layers, inputs and stacks of layers, as data."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Self

from ..core.layer import Layer
from ..core.shape import Layout, Shape
from .python import Call, Copy, Machine, Native, Unknown, Value, iterate
from .tensor import Parameter, Sizes, Tensor, asked, learning

if TYPE_CHECKING:
    from .graph import Graph
    from .session import Session

Method = Callable[[Call, Machine], object]


@dataclass(eq=False, slots=True)
class Module(Value):
    """Stand for something a network is built of; which one it is matters, not its value.

    *own_name* says that the author named it, *held* that nothing in it is trained.
    """

    is_model: ClassVar[bool] = True
    """Tells whether it can be a model by itself."""

    session: Session
    kind: str
    name: str
    line: int
    end: int
    own_name: bool = False
    held: bool = field(default=False, kw_only=True)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        method = self.methods().get(name)
        if method is not None:
            return Native(name, method)
        if name == "name":
            return self.name
        return self.session.attribute(self, name, line)

    def as_model(self) -> Module:
        """Give the model that it is: for most, itself."""
        return self

    def methods(self) -> dict[str, Method]:
        """Give the methods that change what is built."""
        return {}

    def contents(self) -> Iterator[tuple[str, object]]:
        """Give what stands inside, by its key."""
        return iter(())

    def call(self, call: Call, machine: Machine) -> object:
        return self.session.fed(self, call, machine)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        """Set an item; an unknown one makes the module itself unknown."""


@dataclass(eq=False, slots=True)
class LayerObject(Module):
    """Stand for one layer.

    *shape* is the input it declares (``input_shape=``), *refused* says why
    that is not known where it declares one, *given* are its
    arguments, *settings* what the code says that changes no shape and no
    count.  *frozen* weights are not trained, *still* are parts of weights that
    are not; *tied* ones are another layer's or a parameter, *taken* ones are
    used by themselves.  *names* are attributes that were set.
    """

    is_model: ClassVar[bool] = False
    is_piece: ClassVar[bool] = False
    """Tells whether it is a part of a well-known model."""
    is_recorded: ClassVar[bool] = False
    """Tells whether what is inside is not recorded layer by layer."""

    layer: Layer = field(kw_only=True)
    frozen: set[str] = field(default_factory=set)
    still: set[str] = field(default_factory=set)
    tied: dict[str, object] = field(default_factory=dict)
    layout: Layout | None = None
    shape: Shape | None = None
    refused: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    taken: dict[str, Parameter] = field(default_factory=dict)
    names: dict[str, object] = field(default_factory=dict)
    result: object = None

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self.session.main.changed(self, name, value, line)

    def copy(self, copy: Copy) -> object:
        return self.copied_anew(copy)

    def asked_for(self) -> Mapping[str, LayerObject]:
        """Give the parts of it that the code has asked for, where they have no rows of their own."""
        return {}

    def counted_in(self) -> object:
        """Give what its weights are counted in by their names; None where they are counted by itself."""
        return None

    def copied_anew(self, copy: Copy) -> Self:
        """Copy a layer, of its own kind."""
        made = replace(
            self,
            frozen=set(self.frozen),
            still=set(self.still),
            tied=dict(self.tied),
            names=dict(self.names),
            taken={},
            result=None,
        )
        copy.keep(self, made)
        made.tied = {name: copy(other) for name, other in self.tied.items()}
        return made

    def train(self, learns: bool | None) -> None:
        """Let every weight be trained, or keep it from it; None where that is not known."""
        own = {weight.name for weight in self.layer.own_weights()}
        self.frozen = {"?"} if learns is None else set() if learns else own
        self.still = set()


@dataclass(eq=False, slots=True)
class WeightOf(Value):
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
            self.layer.session.main.filled(self, value)

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

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        if self.dims is not None:
            return self.tensor(machine).combine(operator, other, machine, line, swapped=swapped)
        return Unknown("the values of weights are not known", line)

    def refuse_comparison(self, line: int) -> Unknown | None:
        return None


@dataclass(eq=False, slots=True)
class InputObject(Module):
    """Stand for ``keras.Input`` in a list of layers; *refused* says why its shape is not known."""

    shape: Shape | None = field(kw_only=True)
    refused: str = ""


@dataclass(eq=False, slots=True)
class Stack(Module):
    """Stand for a container: children in order, each under its key.

    *runs* says that it can be called, which a ``ModuleList`` cannot; *cut* is
    the container it is a slice of.
    """

    children: dict[str, object] = field(default_factory=dict)
    shape: Shape | None = None
    runs: bool = True
    extra: dict[str, object] = field(default_factory=dict)
    cut: Stack | None = None

    def copy(self, copy: Copy) -> object:
        return self.copied_anew(copy)

    def copied_anew(self, copy: Copy) -> Self:
        """Copy a container, of its own kind."""
        made = replace(self, children={}, extra=dict(self.extra))
        copy.keep(self, made)
        made.children = {key: copy(child) for key, child in self.children.items()}
        if self.runs:
            self.session.made.append(made)
        return made

    def push(self, child: object, key: str | None = None) -> None:
        """Put a child on top, under the next free number unless it has a key."""
        self.children[str(len(self.children)) if key is None else key] = child

    def contents(self) -> Iterator[tuple[str, object]]:
        return self.session.keyed(self)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in self.extra:
            return self.extra[name]
        if name in self.children and not name.isdecimal():
            return self.children[name]
        return self.children if name == "_modules" else Module.attribute(self, name, machine, line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        values = list(self.children.values())
        if isinstance(key, str):
            return self.children.get(key, Unknown(f"there is no {key} in this container", line))
        if isinstance(key, slice):
            try:
                kept = dict(list(self.children.items())[key])
            except TypeError:
                return Unknown("this slice is not read", line)
            made = Stack(
                self.session, self.kind, self.name, self.line, self.end, children=kept, runs=self.runs, cut=self
            )
            if self.runs:
                self.session.made.append(made)
            else:
                made.renumber()
            return made
        if isinstance(key, int) and -len(values) <= key < len(values):
            return values[key]
        return Unknown(f"there is no item {key} in this container", line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        keys = list(self.children)
        if isinstance(key, int) and -len(keys) <= key < len(keys):
            self.children[keys[key]] = value
        elif isinstance(key, str):
            self.children[key] = value
        else:
            self.push(value)

    def length(self, line: int) -> int | Unknown:
        return len(self.children)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        if self.kind in ("ModuleDict", "ParameterDict"):
            return list(self.children)
        return list(self.children.values())

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            self.session.train(self, learning(value))
        elif isinstance(value, Module) or name in self.children:
            self.children[name] = value
        else:
            self.extra[name] = value

    def remove(self, key: object, machine: Machine, line: int) -> None:
        keys = list(self.children)
        if isinstance(key, int) and -len(keys) <= key < len(keys):
            del self.children[keys[key]]
        elif isinstance(key, slice):
            for name in keys[key]:
                del self.children[name]
        elif isinstance(key, str):
            self.children.pop(key, None)
        else:
            self.push(Unknown("a child was taken out, and which is not known", line))
        self.renumber()

    def renumber(self) -> None:
        """Give children without names of their own new numbers, as PyTorch does."""
        if all(key.isdecimal() for key in self.children):
            self.children = {str(i): child for i, child in enumerate(self.children.values())}

    def is_true(self, line: int) -> bool | Unknown:
        return bool(self.children) or self.session.main.dialect == "keras"

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        if isinstance(operator, ast.Add) and isinstance(other, (Stack, list)) and not swapped:
            made = Stack(self.session, self.kind, self.name, self.line, self.end, runs=self.runs)
            for child in (*self.children.values(), *(other.children.values() if isinstance(other, Stack) else other)):
                made.push(child)
            if made.runs:
                self.session.made.append(made)
            return made
        return Unknown("this operation on a container is not read", line)

    def methods(self) -> dict[str, Method]:
        return {
            "add": self._add,
            "append": self._add,
            "extend": self._extend,
            "insert": self._insert,
            "add_module": self._add_module,
            "register_module": self._add_module,
            "update": self._update,
            "pop": self._pop,
            "build": self._build,
            "keys": lambda call, machine: list(self.children),
            "values": lambda call, machine: list(self.children.values()),
            "items": lambda call, machine: list(self.children.items()),
        }

    def _add(self, call: Call, machine: Machine) -> object:
        for child in (*call.args, *call.kwargs.values())[:1]:
            self.push(child)
            self.session.grown(self)
        return self

    def _insert(self, call: Call, machine: Machine) -> object:
        index, child = call.args
        values = list(self.children.values())
        if isinstance(index, int):
            values.insert(index, child)
            self.children = {str(i): value for i, value in enumerate(values)}
        return self

    def _extend(self, call: Call, machine: Machine) -> object:
        items = iterate(machine, call.args[0] if call.args else [], call.line)
        for child in [items] if isinstance(items, Unknown) else items:
            self.push(child)
        return self if self.runs or self.kind == "ModuleList" else None

    def _update(self, call: Call, machine: Machine) -> object:
        if call.args and isinstance(call.args[0], dict):
            self.children |= {str(key): value for key, value in call.args[0].items()}
        return None

    def _add_module(self, call: Call, machine: Machine) -> object:
        values = (*call.args, *(call.kwargs[k] for k in ("name", "module", "layer") if k in call.kwargs))
        if len(values) == 2 and isinstance(values[0], str):
            self.push(values[1], values[0])
        else:
            self._add(call, machine)
        return None

    def _pop(self, call: Call, machine: Machine) -> object:
        if call.args and isinstance(call.args[0], str):
            return self.children.pop(call.args[0], None)
        keys = list(self.children)
        index = call.args[0] if call.args and isinstance(call.args[0], int) else -1
        taken = self.children.pop(keys[index]) if keys else None
        self.renumber()
        self.session.grown(self)
        return taken

    def _build(self, call: Call, machine: Machine) -> object:
        for shape in (*call.args, *call.kwargs.values())[:1]:
            dims = shape if isinstance(shape, (tuple, list)) else ()
            if len(dims) > 1 and all(n is None or isinstance(n, int) for n in dims[1:]):
                self.shape = Shape(tuple(dims[1:]), "last")
        return None


@dataclass(eq=False, slots=True)
class ModelObject(Module):
    """Stand for a model made of tensors: ``keras.Model(inputs, outputs)``."""

    inputs: list[Tensor] = field(default_factory=list)
    outputs: list[Tensor] = field(default_factory=list)
    given: object = None

    def contents(self) -> Iterator[tuple[str, object]]:
        return self.session.keyed(self)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            self.session.train(self, learning(value))
