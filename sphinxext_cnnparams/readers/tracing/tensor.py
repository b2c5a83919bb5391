"""Tensors while a network is traced: no values, only shapes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ...core.problem import Problem
from ...core.shape import Shape
from ...core.structs import MutableStruct, Struct, replace
from ..python import Call, Copy, Machine, Native, Numbers, Unknown, Value
from .tensor_values import Known

if TYPE_CHECKING:
    from .graph import Graph


class Batch(Value, Struct):
    """Stand for *times* the number of images in a batch: a size that is never known."""

    times: int = 1

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        if isinstance(other, int) and isinstance(operator, ast.Mult):
            return Batch(self.times * other)
        divides = isinstance(operator, (ast.FloorDiv, ast.Div)) and not swapped
        if divides and isinstance(other, int) and other and self.times % other == 0:
            return Batch(self.times // other)
        return Unknown("it depends on the size of the batch", line)

    def refuse_comparison(self, line: int) -> Unknown | None:
        return Unknown("it depends on the size of the batch", line)

    def is_true(self, line: int) -> bool | Unknown:
        return True

    def call(self, call: Call, machine: Machine) -> object:
        return self


MOST = 1000
"""How many parts of a tensor a loop goes through."""
ELSEWHERE = ("numpy", "PIL", "pandas")
"""Libraries of which no class has the tensors of a framework among its objects."""
Size = int | Batch | None
"""One dimension of a tensor; None is unknown."""
Sizes = tuple[Size, ...]


class Traceable(Value):
    """Stand for something that takes part in a calculation as a tensor."""

    __slots__ = ()

    def within(self, graph: Graph) -> Tensor:
        """Give it as a tensor of a graph."""
        raise NotImplementedError


class Tensor(Traceable, MutableStruct):
    """Stand for the output of a node; *dims* count the batch, and are None where nothing is known.

    *why* says where knowledge ended, if it did; *values* are known of few.
    """

    graph: Graph
    node: int
    dims: Sizes | None
    why: Unknown | None = None
    values: Known | None = None

    def within(self, graph: Graph) -> Tensor:
        return graph.own(self, graph.line)

    def own_input(self) -> Shape | None:
        """Give the shape of one sample of it."""
        return self.graph.uses[self.node].shape

    def own_refusal(self) -> Problem | None:
        """Say why its shape is not known, if the code speaks of one."""
        return self.graph.uses[self.node].problem

    def is_instance_of(self, name: str) -> bool:
        return name in self.graph.rules.classes

    def excludes(self, path: str) -> bool:
        return path.partition(".")[0] in ELSEWHERE

    def here(self, machine: Machine) -> Tensor:
        """Give the tensor as a part of the graph that is being traced."""
        placed = machine.host.placed(self)
        return placed if isinstance(placed, Tensor) else self

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.graph.rules.attribute(self.here(machine), name, line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self.graph.rules.item(self.here(machine), key, line)

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        return self.graph.rules.combine(self.here(machine), operator, other, line, swapped=swapped)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        self.touch()
        if isinstance(value, Tensor) and value.graph is self.graph and self.dims is not None:
            self.node = self.graph.computed("setitem", [self, value], self.dims, line).node

    def touch(self) -> None:
        if self.values is not None:
            self.values.changed()

    def compare(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        if other is None and isinstance(operator, (ast.Eq, ast.NotEq)):
            return isinstance(operator, ast.NotEq)
        sizes = isinstance(other, (int, float, Tensor, Parameter))
        if type(operator) not in self.graph.rules.comparisons or not sizes:
            return None
        return self.combine(operator, other, machine, line, swapped=swapped)

    def known(self) -> tuple[int | float | None, ...] | None:
        """Give the values, None where they are not known."""
        return self.values.items if self.values is not None and self.values.alive[0] else None

    def refuse_comparison(self, line: int) -> Unknown | None:
        return Unknown("it depends on the values of a tensor", line)

    def is_true(self, line: int) -> bool | Unknown:
        return Unknown("it depends on the values of a tensor", line)

    def length(self, line: int) -> int | Value:
        first = self.dims[0] if self.dims else None
        return Unknown("it depends on the size of the batch", line) if first is None else first

    def unpack(self, count: int, line: int) -> list[object] | None:
        if self.dims is not None or self.why is not None:
            return None
        return [self.graph.computed("part", [self], None, line) for _ in range(count)]  # why has been said

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        count = self.length(line)
        if not isinstance(count, int):
            return Unknown("it depends on the size of the batch", line)
        if count > MOST:
            return Unknown("a tensor with this many parts is not read", line)
        return [self.graph.rules.item(self, i, line) for i in range(count)]


def as_places(key: object) -> object:
    """Give what stands in square brackets, with lists in place of short tensors and arrays whose values are known."""
    if isinstance(key, tuple):
        return tuple(map(as_places, key))
    if isinstance(key, Numbers):
        return list(key.items)
    known = key.known() if isinstance(key, Tensor) and len(key.dims or ()) == 1 else None
    return key if known is None else list(known)


def read_flag(value: object) -> bool | None:
    """Tell whether code lets something be trained by setting this value; None where that is not known."""
    known = value.is_true(0) if isinstance(value, Value) else bool(value)
    return None if isinstance(known, Unknown) else known


def read_request(call: Call) -> bool | None:
    """Tell what ``requires_grad_(…)`` asks for; None where that is not known."""
    return read_flag(call.args[0] if call.args else call.kwargs.get("requires_grad", True))


UNCHANGED = frozenset(("float", "contiguous", "cpu", "to"))
"""Methods that hand back the tensor itself where it is already as they make it."""


class Parameter(Traceable, MutableStruct):
    """Stand for a tensor that is learnt and belongs to a module itself: ``nn.Parameter``, ``add_weight``.

    An *owned* one was made by its module, and belongs to it wherever it is used; one that is *still* is not trained
    with it.
    """

    dims: Sizes | None
    line: int
    trainable: bool | None = True
    name: str = ""
    owned: bool = False
    still: bool = False

    def within(self, graph: Graph) -> Tensor:
        return graph.parameter(self)

    def is_instance_of(self, name: str) -> bool:
        return name in ("Parameter", "Tensor", "Variable")

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "shape":
            return self.dims if self.dims is not None else Unknown("the shape of this parameter is not known", line)
        if name in ("requires_grad", "trainable"):
            known = self.trainable is not None
            return self.trainable if known else Unknown("whether this parameter is trained is not known", line)
        if name == "data":
            return self
        if name in ("name", "path") and self.owned:
            return self.name or "variable"
        if name == "requires_grad_":
            return Native(name, lambda call, machine: self._set(read_request(call)))
        if name in UNCHANGED:
            return Native(name, lambda call, machine: self)
        return self.tensor(machine).attribute(name, machine, line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name in ("requires_grad", "trainable"):
            self._set(read_flag(value))

    def copy(self, copy: Copy) -> object:
        made = replace(self)
        copy.keep(self, made)
        return made

    def _set(self, learns: bool | None) -> Parameter:
        self.trainable = learns
        return self

    def tensor(self, machine: Machine) -> Value:
        """Give the parameter as a tensor of the graph that is being traced."""
        return machine.host.placed(self)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self.tensor(machine).item(key, machine, line)

    def length(self, line: int) -> int | Value:
        first = self.dims[0] if self.dims else None
        return Value.length(self, line) if first is None else first

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return self.tensor(machine).iterate(machine, line)

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        return self.tensor(machine).combine(operator, other, machine, line, swapped=swapped)

    def compare(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        return self.tensor(machine).compare(operator, other, machine, line, swapped=swapped)

    def refuse_comparison(self, line: int) -> Unknown | None:
        return Unknown("it depends on the values of a parameter", line)


def is_open(dims: Sizes | None) -> bool:
    """Tell whether a size is not known."""
    return dims is None or None in dims


def sample(dims: Sizes | None) -> tuple[int | None, ...] | None:
    """Give the dimensions of one image: those that are not the batch.

    They are not known where a dimension besides the first, or more than one, has the batch in it.
    """
    if dims is None:
        return None
    batches = [(i, n.times) for i, n in enumerate(dims) if isinstance(n, Batch)]
    if len(batches) > 1 or any(i > 0 and times != 1 for i, times in batches):
        return None
    return tuple(n for n in dims if not isinstance(n, Batch))
