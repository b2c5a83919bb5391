"""What one reading of one text has built so far, and what it was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ...core.problem import Sentence
from ...core.shape import Shape
from ...core.structs import MutableStruct, Struct, field
from ..python import Call, Machine, Spot
from .graph import Graph, tensors_in
from .hints import Hints
from .tensor import Batch, Parameter, Sizes, Tensor

if TYPE_CHECKING:
    from .dialect import Dialect


class Happening(Struct):
    """Hold what happened at a spot: the *uses* in a graph, the *layers* and the *models* that were made."""

    spot: Spot
    graph: Graph
    uses: range
    layers: list[object]
    models: list[object]


class Session(MutableStruct):
    """Hold what one reading has built and noted.

    made
        every model and container, in the order in which they were made.
    layers, happened
        every layer, in the order in which they were made; what happened on
        lines with comments.
    pointed
        the models that were summarised or fitted.
    calls
        per module, the shapes it was first called with outside any network.
    built
        per model, the shape it was built for, where that is fixed.
    files
        the models that the code has saved, by their paths.
    weights
        per module, the tensors it has made to be learnt.
    counts
        per word, how many automatic names have been given.
    notes, stars
        what was assumed, such as the shape of a well-known data set; the
        modules all of whose names were imported.
    closed, opened, wholes
        the well-known models that are one row each; those that are read layer
        by layer, and what was made of these.
    ends
        per container, the tensors it begins and ends with, once somebody asked.
    underway
        the containers that are run at the moment, to know these.
    written
        the code of libraries that is written here, and what it defines, once somebody asked.
    given, pasted
        what the author says of the input; the input that code leaves out.
    data_format
        where the channels stand for layers that are not told.
    policy
        the dtype of layers that are not told theirs, or how they work it out.
    is_dated
        whether code for an early version of the framework has been met.
    hooks
        per module, the functions that are called with what comes out of it.
    hints
        what may have been meant by names that nothing has.
    """

    dialect: Dialect
    dialects: tuple[Dialect, ...]
    made: list[object] = field(default_factory=list)
    layers: list[object] = field(default_factory=list)
    happened: list[Happening] = field(default_factory=list)
    pointed: list[object] = field(default_factory=list)
    calls: dict[int, list[Sizes | None]] = field(default_factory=dict)
    built: dict[int, Sizes] = field(default_factory=dict)
    files: dict[str, object] = field(default_factory=dict)
    weights: dict[int, list[Parameter]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[Sentence] = field(default_factory=list)
    stars: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    opened: frozenset[str] = frozenset()
    wholes: list[object] = field(default_factory=list)
    ends: dict[int, tuple[Tensor, Tensor]] = field(default_factory=dict)
    underway: set[int] = field(default_factory=set)
    written: dict[str, Mapping[str, object]] = field(default_factory=dict)
    tensors: dict[tuple[int, str], object] = field(default_factory=dict)
    hooks: dict[int, tuple[object, list[Any]]] = field(default_factory=dict)
    given: Mapping[str, Shape] | Shape | None = None
    pasted: Tensor | None = None
    data_format: str = "channels_last"
    policy: object = None
    is_dated: bool = False
    hints: Hints = field(default_factory=Hints)
    graph: Graph = field(init=False)
    machine: Machine = field(init=False)

    def __post_init__(self) -> None:
        self.graph = self.fresh_graph()

    def fresh_graph(self) -> Graph:
        """Give an empty graph of the dialect."""
        return Graph(self.dialect.rules(self))

    def find_owner(self, path: str) -> Dialect | None:
        """Find the framework a dotted path belongs to."""
        root = path.partition(".")[0]
        return next((dialect for dialect in self.dialects if root in dialect.roots), None)

    def note(self, text: Sentence) -> None:
        """Note once what was assumed."""
        if text not in self.notes:
            self.notes.append(text)

    def given_dims(self, name: str) -> Sizes | None:
        """Take what the author says of an input whose shape the code does not tell: by its name, or the only one."""
        given = self.given
        shape = given if isinstance(given, Shape) else given.get(name) if given else None
        if isinstance(given, Shape):
            self.given = None  # it is that of one input
        return None if shape is None else (Batch(), *shape.dims)

    def note_call(self, module: object, call: Call) -> None:
        """Remember the shapes of what a module was first called with, outside of any network: data, or an input."""
        if self.graph.within or id(module) in self.calls:
            return
        fed = [tensor.dims for tensor in tensors_in([*call.args, *call.kwargs.values()], self.graph)]
        if fed and all(map(_is_stated, fed)):
            self.calls[id(module)] = list(fed)

    @contextmanager
    def inside(self, module: object) -> Iterator[None]:
        """Note that the calculation of a module is running."""
        self.graph.within.append(module)
        try:
            yield
        finally:
            self.graph.within.pop()


def _is_stated(dims: Sizes | None) -> bool:
    """Tell whether all sizes are known, but for the batch."""
    if not dims:
        return False
    return isinstance(dims[0], (int, Batch)) and all(isinstance(n, int) for n in dims[1:])
