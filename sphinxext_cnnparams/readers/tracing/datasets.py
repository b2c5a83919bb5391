"""Well-known data sets: the shapes everyone knows, and arrays that have nothing but a shape."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.problem import phrase, say
from ...core.structs import Struct
from ..python import Call, Machine, Native, Numbers, Unknown, is_listed
from . import shape_rules as shapes
from .shape_rules import Mismatch
from .tensor import Tensor, Traceable

if TYPE_CHECKING:
    from .graph import Graph
    from .session import Session


REDUCING = frozenset("mean std min max sum var".split())
"""Methods that make one value of those along a dimension."""
LOST = "what comes out of data and something unknown is not known"


class Array(Traceable, Struct):
    """Stand for data: an array of which only the shape is known; of labels, also how many *classes* there are."""

    dims: tuple[int, ...]
    classes: int = 0

    def within(self, graph: Graph) -> Tensor:
        """Give it as a tensor of a graph: a constant."""
        if self not in graph.constants:
            graph.constants[self] = graph.computed("constant", (), self.dims, graph.line)
        return graph.constants[self]

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "shape":
            return self.dims
        if name == "ndim":
            return len(self.dims)
        if name == "size":
            return shapes.volume(self.dims)[0]
        if name in ("astype", "copy"):
            return Native(name, lambda call, machine: self)
        if name == "reshape":
            return Native(name, lambda call, machine: self.reshape(call.args, call.line))
        if name in REDUCING:
            return Native(name, lambda call, machine: self.reduce(name, call))
        return Unknown(say("the values of data are not known (.{name})", name=name), line)

    def reduce(self, name: str, call: Call) -> object:
        """Give a mean, or something alike, along a dimension."""
        axis = call.args[0] if call.args else call.kwargs.get("axis")
        if isinstance(axis, int) and -len(self.dims) <= axis < len(self.dims) and len(self.dims) > 1:
            place = axis % len(self.dims)
            kept = (1,) if call.kwargs.get("keepdims") is True else ()
            return Array((*self.dims[:place], *kept, *self.dims[place + 1 :]))
        return Unknown(say("the values of data are not known (.{name})", name=name), call.line)

    def reshape(self, sizes: Sequence[object], line: int) -> object:
        """Give it in another shape, whose sizes are given one by one or in a list."""
        items = sizes[0] if len(sizes) == 1 and is_listed(sizes[0]) else sizes
        try:
            found = shapes.reshape(self.dims, [n if isinstance(n, int) else None for n in items])
        except Mismatch as mismatch:
            return Unknown(mismatch.text, line)
        return Array(tuple(n for n in found if isinstance(n, int)))

    def item(self, key: object, machine: Machine, line: int) -> object:
        try:
            found = shapes.item(self.dims, key)
        except Mismatch as mismatch:
            return Unknown(mismatch.text, line)
        if found is None or not all(isinstance(n, int) for n in found):
            return Unknown("this part of the data is not known", line)
        return Array(tuple(n for n in found if isinstance(n, int)))

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        if isinstance(other, (int, float)):
            return self
        dims = other.dims if isinstance(other, Array) else (len(other.items),) if isinstance(other, Numbers) else None
        try:
            found = None if dims is None else shapes.broadcast(self.dims, dims)
        except Mismatch as mismatch:
            return Unknown(mismatch.text, line)
        known = tuple(n for n in found or () if isinstance(n, int))
        return Array(known) if found is not None and len(known) == len(found) else Unknown(LOST, line)

    def refuse_comparison(self, line: int) -> Unknown | None:
        return Unknown("the values of data are not known", line)

    def length(self, line: int) -> int | Unknown:
        return self.dims[0]

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return Unknown("the values of data are not known", line)


class DataSet(Struct):
    """Hold the shape of one image and of one label of a data set, how many there are, and how many classes."""

    image: tuple[int, ...]
    label: tuple[int, ...]
    training: int
    test: int
    classes: int

    def arrays(self) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
        """Give what ``load_data()`` gives."""
        train, test = (
            (Array((n, *self.image)), Array((n, *self.label), self.classes)) for n in (self.training, self.test)
        )
        return train, test


DATA: dict[str, DataSet] = {
    "mnist": DataSet((28, 28), (), 60_000, 10_000, 10),
    "fashion_mnist": DataSet((28, 28), (), 60_000, 10_000, 10),
    "cifar10": DataSet((32, 32, 3), (1,), 50_000, 10_000, 10),
    "cifar100": DataSet((32, 32, 3), (1,), 50_000, 10_000, 100),
    "boston_housing": DataSet((13,), (), 404, 102, 0),
    "imdb": DataSet((), (), 25_000, 25_000, 2),
    "reuters": DataSet((), (), 8_982, 2_246, 46),
}
"""The data sets of keras.datasets whose shapes everyone knows; texts are lists of words, each of its own length."""
DIVIDING = frozenset(("test_split", "maxlen"))
"""Arguments on which it depends how many there are."""


def make_data(path: str, call: Call, session: Session) -> object:
    """Give the data of a well-known data set, or an array reshaped; None for everything else."""
    parts = path.split(".")
    if parts[-1] == "load_data" and len(parts) > 1 and parts[-2] in DATA and DIVIDING.isdisjoint(call.kwargs):
        session.note(phrase("the shape of {name} is taken from the well-known data set", name=parts[-2]))
        return DATA[parts[-2]].arrays()
    if parts[0] == "numpy" and parts[-1] in MAKING:
        return _make_array(MAKING[parts[-1]], call)
    if parts[0] == "numpy" and call.args and isinstance(call.args[0], Array):
        return _array_function(parts[-1], call)
    if parts[-1] == "pad_sequences":
        return _padded(call)
    if parts[-1] == "to_categorical" and call.args and isinstance(call.args[0], Array):
        classes = call.args[1] if len(call.args) > 1 else call.kwargs.get("num_classes", 10)
        return Array((call.args[0].dims[0], classes)) if isinstance(classes, int) else None
    return None


def _padded(call: Call) -> Array | None:
    """Give texts that were all brought to the same length; None where that is not known."""
    texts, length = (*call.args, call.kwargs.get("maxlen"))[:2] if call.args else (None, None)
    return Array((texts.dims[0], length)) if isinstance(texts, Array) and isinstance(length, int) else None


MAKING = {
    **dict.fromkeys("zeros ones empty full random random_sample standard_normal".split(), 0),
    **dict.fromkeys("uniform normal randint integers".split(), 2),
    "choice": 1,
    **dict.fromkeys(("rand", "randn"), None),
}
"""Functions of NumPy that make an array, and the place of its shape; None where it is given size by size."""


def _make_array(place: int | None, call: Call) -> object:
    """Make an array of which only the shape is known; None where that is not known either."""
    named = next((call.kwargs[name] for name in ("size", "shape") if name in call.kwargs), None)
    shape = named if named is not None else call.args[place : place + 1] if place is not None else call.args
    if isinstance(shape, tuple) and len(shape) == 1 and is_listed(shape[0]):
        shape = shape[0]
    sizes = tuple(shape) if is_listed(shape) else (shape,)
    return Array(tuple(n for n in sizes if isinstance(n, int))) if sizes and _are_sizes(sizes) else None


def _are_sizes(values: Sequence[object]) -> bool:
    return all(isinstance(value, int) and value >= 0 for value in values)


def _array_function(name: str, call: Call) -> object:
    array = call.args[0]
    assert isinstance(array, Array)
    if name == "expand_dims":
        axis = call.args[1] if len(call.args) > 1 else call.kwargs.get("axis", -1)
        if isinstance(axis, int):
            place = axis % (len(array.dims) + 1)
            return Array((*array.dims[:place], 1, *array.dims[place:]))
    if name == "unique" and array.classes:
        return Array((array.classes,))
    if name in ("array", "asarray", "ascontiguousarray", "float32", "copy"):
        return array
    if name == "reshape":
        return array.reshape(call.args[1:], call.line)
    return Unknown(say("the result of numpy.{name}() is not known", name=name), call.line)
