"""Well-known data sets: the shapes everyone knows, and arrays that have nothing but a shape."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from ...core.problem import phrase, say
from ...core.structs import Struct
from ..python import Call, Machine, Native, Numbers, Unknown, find_unknown, is_listed
from . import shape_rules as shapes
from .shape_rules import Mismatch
from .tensor import Tensor, Traceable

if TYPE_CHECKING:
    from .graph import Graph
    from .session import Session


REDUCING = frozenset("mean std min max sum var amin amax median prod ptp nanmean nanstd nanmin nanmax".split())
"""Methods and functions that make one value of those along some dimensions, or of all."""
LOST = "what comes out of data and something unknown is not known"


class Array(Traceable, Struct):
    """Stand for data: an array of which only the shape is known; of labels, also how many *classes* there are."""

    is_data: ClassVar[bool] = True

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
        if name in METHODS:
            return Native(name, lambda call, machine: METHODS[name](self, call))
        return self.lack(name, line)

    def lack(self, name: str, line: int) -> Unknown:
        """Say that something depends on the values."""
        return Unknown(say("the values of data are not known (.{name})", name=name), line)

    def reduce(self, name: str, call: Call) -> object:
        """Give a mean, or something alike, of all values, or along some dimensions."""
        axis = call.args[0] if call.args else call.kwargs.get("axis")
        if axis is None:
            return self.classes - 1 if name in LARGEST and self.classes else Array(())
        axes = axis if is_listed(axis) else (axis,)
        if not all(isinstance(n, int) and -len(self.dims) <= n < len(self.dims) for n in axes):
            return self.lack(name, call.line)
        places = {n % len(self.dims) for n in axes if isinstance(n, int)}
        kept = call.kwargs.get("keepdims") is True
        return Array(tuple(1 if i in places else n for i, n in enumerate(self.dims) if kept or i not in places))

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
        if isinstance(other, Tensor):
            return self.within(other.graph).combine(operator, other, machine, line, swapped=swapped)
        dims = other.dims if isinstance(other, Array) else (len(other.items),) if isinstance(other, Numbers) else None
        try:
            found = None if dims is None else shapes.broadcast(self.dims, dims)
        except Mismatch as mismatch:
            return Unknown(mismatch.text, line)
        known = tuple(n for n in found or () if isinstance(n, int))
        return Array(known) if found is not None and len(known) == len(found) else Unknown(LOST, line)

    def refuse_comparison(self, line: int) -> Unknown | None:
        return Unknown("the values of data are not known", line)

    def is_true(self, line: int) -> bool | Unknown:
        return Unknown("the values of data are not known", line)

    def length(self, line: int) -> int | Unknown:
        return self.dims[0] if self.dims else self.lack("len", line)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return Unknown("the values of data are not known", line)


def flatten(array: Array, call: Call) -> object:
    """Put all values in a row."""
    return array.reshape([-1], call.line)


def transpose(array: Array, call: Call) -> object:
    """Put the dimensions in another order: the opposite one unless told."""
    order = call.args[0] if len(call.args) == 1 else call.args or call.kwargs.get("axes")
    places = list(order) if is_listed(order) else list(reversed(range(len(array.dims))))
    if sorted(map(repr, places)) != sorted(map(repr, range(len(array.dims)))):
        return array.lack("transpose", call.line)
    return Array(tuple(array.dims[place] for place in places if isinstance(place, int)))


def squeeze(array: Array, call: Call) -> object:
    """Leave out a dimension of one, or all of them."""
    axis = call.args[0] if call.args else call.kwargs.get("axis")
    places = range(len(array.dims)) if axis is None else [axis % max(len(array.dims), 1)] if type(axis) is int else []
    return Array(tuple(n for i, n in enumerate(array.dims) if n != 1 or i not in places), array.classes)


METHODS: Mapping[str, Callable[[Array, Call], object]] = {
    "flatten": flatten,
    "ravel": flatten,
    "squeeze": squeeze,
    "transpose": transpose,
}
"""Methods that give the same values another shape; they are functions of NumPy, too."""
LARGEST = ("max", "amax")


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
    if parts[0] == "numpy" and call.args and is_listed(call.args[0]):
        return _of_lists(parts[-1], call.args[0], call)
    if parts[-1] == "pad_sequences":
        return _padded(call)
    if parts[-1] == "to_categorical" and call.args and isinstance(call.args[0], Array):
        classes = call.args[1] if len(call.args) > 1 else call.kwargs.get("num_classes", 10)
        return Array((call.args[0].dims[0], classes)) if isinstance(classes, int) else None
    return None


def _of_lists(name: str, items: Sequence[object], call: Call) -> object:
    """Make one array of several, or of lists of lists of numbers; None where that is not known."""
    if name in JOINING:
        return JOINING[name](items, call)
    dims = _measure(items) if name in ("array", "asarray") else None
    return None if dims is None else Array(dims)


def _measure(data: object) -> tuple[int, ...] | None:
    """Give the dimensions of lists of lists of numbers or arrays; None where these differ, or are none."""
    if isinstance(data, (int, float)):
        return ()
    if isinstance(data, Array):
        return data.dims
    inner = set(map(_measure, data)) if is_listed(data) else set()
    alike = inner.pop() if len(inner) == 1 else None
    return None if alike is None or not is_listed(data) else (len(data), *alike)


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
    known = Array(tuple(n for n in sizes if isinstance(n, int))) if sizes and _are_sizes(sizes) else None
    return find_unknown(sizes) if known is None else known


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
    rest = Call(call.args[1:], call.kwargs, call.line, call.end)
    if name in KEPT:
        return array
    if name in REDUCING:
        return array.reduce(name, rest)
    if name in METHODS:
        return METHODS[name](array, rest)
    if name == "reshape":
        return array.reshape(call.args[1:], call.line)
    if name == "pad" and (dims := _pad(array.dims, call.args[1] if len(call.args) > 1 else None)):
        return Array(dims)
    if name == "repeat" and (dims := _repeat(array.dims, rest)):
        return Array(dims)
    return Unknown(say("the result of numpy.{name}() is not known", name=name), call.line)


KEPT = frozenset(
    "abs array around asarray ascontiguousarray clip copy empty_like exp fabs flip fliplr flipud float16 float32 "
    "float64 int32 int64 log log10 log1p log2 nan_to_num negative ones_like random.permutation rint round sign sqrt "
    "square uint8 zeros_like".split()
)
"""Functions of NumPy after which there are as many values as before."""


def _pad(dims: tuple[int, ...], widths: object) -> tuple[int, ...]:
    """Give the dimensions of what is padded on both sides of each dimension; nothing where that is not known."""
    pairs = [list(pair) if is_listed(pair) else [] for pair in widths] if is_listed(widths) else []
    sides = [[n for n in pair if isinstance(n, int)] for pair in pairs]
    if [len(pair) for pair in pairs] != [2] * len(dims) or [len(pair) for pair in sides] != [2] * len(dims):
        return ()
    return tuple(n + sum(side) for n, side in zip(dims, sides, strict=True))


def _repeat(dims: tuple[int, ...], call: Call) -> tuple[int, ...]:
    """Give the dimensions of what is repeated along one of them; nothing where that is not known."""
    times, axis = (*call.args, call.kwargs.get("repeats"), call.kwargs.get("axis"))[:2]
    axis = call.kwargs.get("axis", axis)
    if not isinstance(times, int) or not isinstance(axis, int) or not -len(dims) <= axis < len(dims):
        return ()
    return tuple(n * times if i == axis % len(dims) else n for i, n in enumerate(dims))


def _place(call: Call, usual: int) -> int | None:
    axis = call.args[1] if len(call.args) > 1 else call.kwargs.get("axis", usual)
    return axis if isinstance(axis, int) else None


def join(items: Sequence[object], call: Call) -> object:
    """Put arrays side by side along a dimension, the first one unless told."""
    arrays, axis = [item for item in items if isinstance(item, Array)], _place(call, 0)
    ranks = {len(array.dims) for array in arrays}
    if len(arrays) != len(items) or len(ranks) != 1 or axis is None or not -min(ranks) <= axis < min(ranks):
        return None
    place = axis % min(ranks)
    whole = sum(array.dims[place] for array in arrays)
    classes = arrays[0].classes if len({array.classes for array in arrays}) == 1 else 0
    return Array((*arrays[0].dims[:place], whole, *arrays[0].dims[place + 1 :]), classes)


def pile(items: Sequence[object], call: Call) -> object:
    """Put arrays of one shape side by side in a dimension of its own, the first one unless told."""
    arrays, axis = [item for item in items if isinstance(item, Array)], _place(call, 0)
    if len(arrays) != len(items) or len({array.dims for array in arrays}) != 1 or axis is None:
        return None
    dims = arrays[0].dims
    place = axis % (len(dims) + 1)
    return Array((*dims[:place], len(arrays), *dims[place:]))


JOINING: Mapping[str, Callable[[Sequence[object], Call], object]] = {"concatenate": join, "stack": pile, "vstack": join}
"""Functions of NumPy that make one array of several."""
