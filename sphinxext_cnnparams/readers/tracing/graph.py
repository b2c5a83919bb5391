"""The graph that grows while code is traced: one entry for each use of a layer or calculation."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from ...core.layer import Layer
from ...core.layers import Flatten, Input
from ...core.layers.traced import Computed, Learnt
from ...core.network import Outcome
from ...core.problem import Problem, say
from ...core.receptive import EACH, UNKNOWN, View
from ...core.shape import Layout, Shape
from ...core.structs import MutableStruct, field, replace
from ..python import Instance, Unknown, is_listed, limits
from .shape_rules import Mismatch
from .tensor import Batch, Parameter, Sizes, Tensor, Traceable, is_open, sample


class Rules(Protocol):
    """Say what the tensors of a dialect can do."""

    @property
    def layout(self) -> Layout:
        """Say where the channels are."""

    @property
    def classes(self) -> Collection[str]:
        """Give the names of the classes of tensors."""

    @property
    def comparisons(self) -> frozenset[type[ast.AST]]:
        """Say which comparisons give a tensor."""

    @property
    def singles(self) -> Mapping[str, int]:
        """Say which kinds of layers take one image without a batch, and how many dimensions that has."""

    def attribute(self, tensor: Tensor, name: str, line: int) -> object:
        """Give an attribute or a method of a tensor."""

    def item(self, tensor: Tensor, key: object, line: int) -> object:
        """Give what stands behind square brackets."""

    def combine(self, tensor: Tensor, operator: ast.AST, other: object, line: int, *, swapped: bool) -> object:
        """Give the result of an operator."""

    def packed(self, kind: str, main: Tensor, others: list[Tensor]) -> object:
        """Give several outputs of a layer as the framework hands them over."""


class Use(MutableStruct):
    """Hold one use: what was used, on what, inside what, and what came out.

    *beside* is what steers it and has no part in its shapes: masks, initial
    states.  *owner* is the object whose weights are used; *within* are the modules
    whose calculation was running, from the outside in.  *opaque* is a call
    of which nobody knows whether it is a layer.  *found* is what came out of
    the layer, for the summary.  *batch_first* says of a recurrent layer of
    PyTorch that the batch stands before the steps.
    """

    kind: str
    layer: Layer
    inputs: tuple[int, ...]
    line: int
    end: int = 0
    name: str = ""
    owner: object = None
    within: tuple[object, ...] = ()
    hidden: bool = False
    shape: Shape | None = None
    layout: Layout | None = None
    problem: Problem | None = None
    opaque: bool = False
    found: Outcome | None = None
    beside: tuple[int, ...] = ()
    batch_first: bool = False

    @property
    def reads(self) -> tuple[int, ...]:
        """Give all uses it needs."""
        return (*self.inputs, *self.beside)


STACKED = frozenset(("LSTM", "GRU", "RNN"))
"""Layers of PyTorch whose states are stacked, layer upon layer."""


class Graph(MutableStruct):
    """Hold the uses in the order in which they happen.

    *constants* are tensors that were made elsewhere, each with what stands for
    it here.  *behind* are the uses of what an opaque one gives, and it itself.
    *edges* is the number of tensors that the uses are fed; *left* are the
    uses and the edges that were left behind, which no ceiling counts.
    """

    rules: Rules
    uses: list[Use] = field(default_factory=list)
    within: list[object] = field(default_factory=list)
    placed: dict[int, Tensor] = field(default_factory=dict)
    constants: dict[object, Tensor] = field(default_factory=dict)
    behind: set[int] = field(default_factory=set)
    edges: int = 0
    left: tuple[int, int] = (0, 0)

    def source(self, name: str, dims: Sizes | None, line: int, owner: object = None) -> Tensor:
        """Add an input of the network."""
        inner = sample(dims)
        shape = None if inner is None else Shape(inner, self.rules.layout)
        self.uses.append(Use("Input", Input(shape), (), line, line, name, owner=owner, shape=shape))
        return Tensor(self, len(self.uses) - 1, dims)

    def learn_rank(self, tensor: Tensor, rank: int) -> None:
        """Note how many dimensions an input has of which nothing was known, the batch in front."""
        use = self.uses[tensor.node]
        if tensor.dims is None and isinstance(use.layer, Input) and rank > 0:
            shape = Shape((None,) * (rank - 1), self.rules.layout)
            tensor.dims = (Batch(), *shape.dims)
            self.uses[tensor.node] = replace(use, layer=Input(shape), shape=shape)

    def parameter(self, parameter: Parameter, within: Sequence[object] = ()) -> Tensor:
        """Add a tensor that is learnt by itself, where it is first used: in what runs, or in what is said."""
        if id(parameter) not in self.placed:
            layer = Learnt(None if parameter.dims is None else sample(parameter.dims), self.rules.layout)
            use = Use("Parameter", layer, (), parameter.line, parameter.line, parameter.name, owner=parameter)
            use.within = (*self.within, *within)
            use.shape = layer.output().shape
            self.uses.append(use)
            self.placed[id(parameter)] = Tensor(self, len(self.uses) - 1, parameter.dims)
        return self.placed[id(parameter)]

    def own(self, tensor: Tensor, line: int) -> Tensor:
        """Give a tensor of this graph; one that was made elsewhere, as a buffer is, is a constant here."""
        if tensor.graph is self:
            return tensor
        if tensor not in self.constants:
            made = self.computed("constant", (), tensor.dims, line)
            made.why, made.values = tensor.why, tensor.values
            self.constants[tensor] = made
        return self.constants[tensor]

    def weight(self, layer: object, name: str, dims: Sizes | None) -> Tensor:
        """Give a weight of a layer as a constant: it is counted where the layer stands."""
        if (layer, name, dims) not in self.constants:
            self.constants[layer, name, dims] = self.computed("weight", (), dims, self.line)
        return self.constants[layer, name, dims]

    @property
    def line(self) -> int:
        """Give the line of the last use."""
        return self.uses[-1].line if self.uses else 1

    def apply(self, use: Use, tensors: Sequence[Tensor], beside: Sequence[Tensor] = ()) -> object:
        """Feed tensors to a layer, *beside* them what steers it; give what comes out as the framework hands it over.

        The use is kept, and told what it is fed: one that was made before has to be copied.
        """
        tensors = [self._apart(self._batched(self.own(tensor, use.line), use), use.line) for tensor in tensors]
        pairs = [(_shape(tensor, self.rules.layout), tensor) for tensor in tensors]
        fed = tuple(shape.in_layout(use.layout) if shape else self._assumed(use, tensor) for shape, tensor in pairs)
        out = use.layer.output(*fed)
        shape = out.shape.in_layout(self.rules.layout) if out.shape else None
        inputs, within = tuple(t.node for t in tensors), tuple(self.within)
        steering = tuple(self.own(tensor, use.line).node for tensor in beside)
        use.inputs, use.beside, use.within, use.shape, use.found = inputs, steering, within, shape, Outcome(fed, out)
        self.bounded(use.line)
        nodes = [t for t in tensors if t.node not in self.behind]  # behind an opaque call the reason has been given
        lost = next((t.why for t in nodes if t.why is not None and is_open(t.dims)), None)
        if lost is not None and use.problem is None and use.owner is not None:
            use.problem = Problem(
                say("is fed a value that is not known: {why}", why=lost.why), lost.line or use.line, "shape"
            )
        self._add(use)
        main = self._tensor(shape, tensors)
        others = [self._state(use, other, tensors) for other in out.others]
        return self.rules.packed(use.kind, main, others) if others else main

    def _assumed(self, use: Use, tensor: Tensor) -> Shape | None:
        """Give the input a layer declares; one that takes any number of dimensions knows it of a container's input."""
        return use.layer.assume_input() if not use.layer.any_rank or self._is_vector(tensor) else None

    def _is_vector(self, tensor: Tensor) -> bool:
        """Tell whether an input of unknown shape has one dimension: behind a Flatten, or fed to a plain container."""
        made = self.uses[tensor.node].layer
        if isinstance(made, Flatten):
            return (made.start, made.end) == (0, -1)
        return made.source and not any(isinstance(module, Instance) for module in self.within)

    def _add(self, use: Use) -> None:
        if use.opaque or not self.behind.isdisjoint(use.inputs):
            self.behind.add(len(self.uses))
        self.uses.append(use)
        self.edges += len(use.inputs)

    def bounded(self, line: int) -> None:
        """Raise Ceiling where a network grows too large."""
        uses, edges = self.left
        if len(self.uses) - uses > limits.USES:
            raise limits.TooLong("layers and calculations", limits.USES, line)
        if self.edges - edges > limits.EDGES:
            raise limits.TooLong("tensors handed from layer to layer", limits.EDGES, line)

    def leave_behind(self) -> None:
        """Count anew: what there is so far belongs to something that was given up."""
        self.left = len(self.uses), self.edges

    def _batched(self, tensor: Tensor, use: Use) -> Tensor:
        """See a tensor whose sizes are all written out as a batch, which is its first dimension, or as one image."""
        if not tensor.dims or any(isinstance(n, Batch) for n in tensor.dims):
            return tensor
        made, inner = (
            (Single, tensor.dims) if self.rules.singles.get(use.kind) == len(tensor.dims) else (Tensor, tensor.dims[1:])
        )
        inside = self.computed("batch", [tensor], (Batch(), *inner), use.line)
        return made(self, inside.node, tensor.dims, tensor.why)

    def _apart(self, tensor: Tensor, line: int) -> Tensor:
        """Give a further result of a layer that is fed to another one a place of its own, for its shape is its own."""
        if self.is_first(tensor) or tensor.dims is None:
            return tensor
        return replace(tensor, node=self.computed("result", [tensor], tensor.dims, line).node)

    def _state(self, use: Use, shape: Shape | None, tensors: Sequence[Tensor]) -> Tensor:
        """Give a further output; of PyTorch's recurrent layers the batch stands second, if there is one."""
        made = self._tensor(shape, tensors)
        if use.kind in STACKED and shape is not None and shape.rank == 2 and made.dims is not None:
            fed = next((tensor.dims for tensor in tensors if tensor.dims is not None), made.dims)
            batch = next(
                (n for n in made.dims if isinstance(n, Batch)), fed[0 if use.batch_first or len(fed) < 2 else 1]
            )
            single = len(fed) == 2 and not any(isinstance(n, Batch) for n in fed)
            return Tensor(self, made.node, shape.dims if single else (shape.dims[0], batch, shape.dims[1]))
        return made

    def _tensor(self, shape: Shape | None, tensors: Sequence[Tensor]) -> Tensor:
        return Tensor(self, len(self.uses) - 1, None if shape is None else _with_batch(shape.dims, tensors))

    def computed(
        self,
        kind: str,
        tensors: Sequence[Tensor],
        dims: Sizes | None,
        line: int,
        *,
        hidden: bool = True,
        name: str = "",
        work: int | None = 0,
        view: View = UNKNOWN,
    ) -> Tensor:
        """Add a calculation whose result has the dimensions *dims*.

        *work* is the number of multiplications, None where it is not known;
        *view* says what the values see.
        """
        inner = sample(dims)
        shape = None if inner is None else Shape(inner, self.rules.layout)
        multiplied = None if shape is None else work
        layer = Computed(shape, multiplied=multiplied, view=view)
        return self.add_computed(Use(kind, layer, (), line, line, name, hidden=hidden, shape=shape), tensors, dims)

    def failed(self, kind: str, tensors: Sequence[Tensor], mismatch: Mismatch, line: int) -> Tensor:
        """Add a calculation whose inputs do not go together."""
        layer = Computed(None, wrong=mismatch.text, multiplied=None)
        return self.add_computed(Use(kind, layer, (), line, line), tensors, None)

    def add_computed(self, use: Use, tensors: Sequence[Tensor], dims: Sizes | None) -> Tensor:
        """Add a calculation as it is described; give the tensor of the dimensions *dims* that comes out."""
        self.bounded(use.line)
        tensors = [self.own(tensor, use.line) for tensor in tensors]
        use.inputs, use.within = tuple(t.node for t in tensors), tuple(self.within)
        self._add(use)
        why = next((t.why for t in tensors if t.why is not None), None) if is_open(dims) else None
        return Tensor(self, len(self.uses) - 1, dims, why)

    def pass_on(self, tensor: Tensor) -> Tensor:
        """Add a calculation that gives a tensor as it is."""
        made = self.computed("identity", [tensor], tensor.dims, self.line, view=EACH)
        return replace(made, why=tensor.why, values=tensor.values)

    def find_ends(self, tensors: Sequence[Tensor], *, listed: bool) -> list[Tensor]:
        """Give a use of its own to what a layer gives besides its first result, if it has another shape.

        Where the model has not *listed* what comes out, but ends in a layer, that has no further ones.
        """
        first = {tensor.node for tensor in tensors if not listed and self._is_end(tensor)}
        return [
            tensor
            if tensor.graph is not self or tensor.node in first or self._is_end(tensor)
            else self.computed("result", [tensor], tensor.dims, self.uses[tensor.node].line, hidden=False)
            for tensor in tensors
        ]

    def _is_end(self, tensor: Tensor) -> bool:
        return self.is_first(tensor) and self.uses[tensor.node].kind != "setitem"

    def is_first(self, tensor: Tensor) -> bool:
        """Tell whether a tensor is what a use gives first, so that it has the shape of that."""
        shape = self.uses[tensor.node].shape
        return tensor.graph is self and (shape is None or shape == _shape(tensor, self.rules.layout))

    def unknown(self, why: Unknown | None, line: int, tensors: Sequence[Tensor] = ()) -> Tensor:
        """Add a tensor of which nothing is known, but perhaps the *tensors* it was made of."""
        use = Use("?", Computed(None, multiplied=None), (), line, line, hidden=True)
        return replace(self.add_computed(use, tensors, None), why=why)


class Single(Tensor):
    """Stand for one image, or one sequence, that is fed without a batch."""


def _shape(tensor: Tensor, layout: Layout) -> Shape | None:
    if tensor.dims is None:
        return None
    inner = sample(tensor.dims)
    if inner is not None and len(inner) == len(tensor.dims) and not isinstance(tensor, Single):
        inner = inner[1:]  # a tensor made with all its sizes: the first is the batch
    return None if inner is None else Shape(inner, layout)


def _with_batch(dims: tuple[int | None, ...], tensors: Sequence[Tensor]) -> Sizes:
    """Put the batch back where the inputs have it."""
    for tensor in tensors:
        for i, n in enumerate(tensor.dims or ()):
            if isinstance(n, Batch):
                return (*dims[:i], n, *dims[i:])
    for tensor in tensors:
        if tensor.dims:
            return dims if isinstance(tensor, Single) else (tensor.dims[0], *dims)
    return (Batch(), *dims)


def tensors_in(values: object, graph: Graph) -> Iterator[Tensor]:
    """Give the tensors among values, also those in lists and dictionaries."""
    if isinstance(values, Traceable):
        yield values.within(graph)
    elif is_listed(values):
        for value in values:
            yield from tensors_in(value, graph)
    elif isinstance(values, dict):
        for value in values.values():
            yield from tensors_in(value, graph)


def ancestors(graph: Graph, nodes: Sequence[int], stop: Collection[int]) -> list[int]:
    """Give everything that *nodes* are computed from, up to *stop*, in the order in which it happened."""
    found: set[int] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += [] if node in stop else graph.uses[node].reads
    return sorted(found)
