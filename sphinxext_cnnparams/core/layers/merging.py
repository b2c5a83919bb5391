"""Layers that make one output of several inputs."""

from __future__ import annotations

from collections.abc import Sequence

from ..formula import Formula, Step, Symbol, Symbols
from ..layer import Layer, Output, misfit
from ..problem import Problem, say
from ..receptive import ALL, EACH, JOINED
from ..shape import Dim, Shape, product
from .spatial import missing_axis

IDLE = "puts values together, no weights"
BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Combine(Layer):
    """Combines its inputs value by value; a dimension of 1 is repeated, and so is a missing leading one.

    *count* is the number of inputs it takes, any unless given.
    """

    comes_out = "the shape of the input; dimensions of 1 are repeated"
    count: int = 0
    idle = IDLE
    view = EACH

    def output(self, *inputs: Shape | None) -> Output:
        if problems := wrong_count(self.count, inputs):
            return Output(None, problems=problems)
        shapes = [shape for shape in inputs if shape is not None]
        if len(shapes) < len(inputs):
            return Output(None)
        widest = max(shapes, key=lambda shape: shape.rank)
        dims: tuple[Dim, ...] | None = shapes[0].dims
        for shape in shapes[1:]:
            dims = None if dims is None else broadcast(dims, shape.dims)
        if dims is None:
            clash = say(
                "combines {shapes}, which do not fit each other; make them equal, or of size 1", shapes=together(shapes)
            )
            return Output(None, problems=(misfit(clash),))
        return Output(widest.with_dims(dims))


class Concatenate(Layer):
    """Joins its inputs along the dimension *axis*, counted without the batch."""

    comes_out = "the sum along one dimension"
    axis: int = -1
    idle = IDLE
    view = JOINED

    def output(self, *inputs: Shape | None) -> Output:
        shapes = [shape for shape in inputs if shape is not None]
        if len(shapes) < len(inputs) or not shapes:
            return Output(None)
        first = shapes[0]
        if problems := missing_axis(self.axis, first):
            return Output(None, problems=problems)
        axis = self.axis % first.rank
        if not all(agree(first, shape, axis) for shape in shapes):
            clash = say(
                "joins {shapes}, which may differ only along dimension {axis}; make the others equal",
                shapes=together(shapes),
                axis=axis + 1,
            )
            return Output(None, problems=(misfit(clash),))
        letters = [f"n{str(i + 1).translate(BELOW)}" for i in range(len(shapes))]
        symbols = {f"n{i}": Symbol(s.dims[axis], "along it", letters[i]) for i, s in enumerate(shapes)}
        formula = Formula(" + ".join(symbols), symbols)
        word = "channels" if axis == first.axis else f"dimension {axis + 1}"
        dims = (*first.dims[:axis], formula.value, *first.dims[axis + 1 :])
        return Output(first.with_dims(dims), (Step(word, formula),) if len(shapes) > 1 else ())


class Dot(Layer):
    """Multiplies two inputs and adds up along one dimension of each, counted without the batch."""

    comes_out = "what is left of both inputs without the dimension that is added up"
    axes: tuple[int, int]
    idle = IDLE
    view = ALL

    def multiplications(self) -> str | None:
        """Multiply n values for each of the a · b results."""
        return "a * n * b"

    def symbols(self, *inputs: Shape | None) -> Symbols:
        left, right = inputs if len(inputs) == 2 else (None, None)
        if left is None or right is None or missing_axis(self.axes[0], left) or missing_axis(self.axes[1], right):
            return {letter: Symbol(None, "values", letter) for letter in "anb"}
        first, second = self.axes[0] % left.rank, self.axes[1] % right.rank
        return {
            "a": Symbol(product(without(left.dims, first)), "further values of the first input", "a"),
            "n": Symbol(left.dims[first], "values that are multiplied and added", "n"),
            "b": Symbol(product(without(right.dims, second)), "further values of the second input", "b"),
        }

    def output(self, *inputs: Shape | None) -> Output:
        if problems := wrong_count(2, inputs):
            return Output(None, problems=problems)
        left, right = inputs
        if left is None or right is None:
            return Output(None)
        if problems := missing_axis(self.axes[0], left) or missing_axis(self.axes[1], right):
            return Output(None, problems=problems)
        first, second = self.axes[0] % left.rank, self.axes[1] % right.rank
        found = left.dims[first], right.dims[second]
        if None not in found and found[0] != found[1]:
            clash = say(
                "adds up along {one} and {other} values of {shapes}; make these equal",
                one=found[0],
                other=found[1],
                shapes=together([left, right]),
            )
            return Output(None, problems=(misfit(clash),))
        rest = without(left.dims, first) + without(right.dims, second)
        return Output(left.with_dims(rest or (1,)))


class Compare(Layer):
    """Compares two inputs along one dimension, counted without the batch, which is dropped or becomes 1."""

    comes_out = "the shape of the input without the dimension compared along"
    axis: int = -1
    keep: bool = False
    idle = "compares values, no weights"

    def output(self, *inputs: Shape | None) -> Output:
        if problems := wrong_count(2, inputs):
            return Output(None, problems=problems)
        out = Combine().output(*inputs)
        if out.shape is None:
            return out
        if problems := missing_axis(self.axis, out.shape):
            return Output(None, problems=problems)
        axis = self.axis % out.shape.rank
        dims = out.shape.dims
        return Output(out.shape.with_dims((*dims[:axis], *([1] if self.keep else []), *dims[axis + 1 :])))


def broadcast(one: Sequence[Dim], other: Sequence[Dim]) -> tuple[Dim, ...] | None:
    """Give the dimensions that come out of two inputs; None where they do not fit.

    >>> broadcast((28, 28, 3), (1, 1, 3)), broadcast((4, 3), (3,)), broadcast((4,), (3,))
    ((28, 28, 3), (4, 3), None)
    """
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    start = len(long) - len(short)
    dims: list[Dim] = list(long[:start])
    for a, b in zip(long[start:], short, strict=True):
        if a is None or b is None:
            dims.append(None)
        elif 1 not in (a, b) and a != b:
            return None
        else:
            dims.append(b if a == 1 else a)
    return tuple(dims)


def agree(one: Shape, other: Shape, axis: int) -> bool:
    """Tell whether two shapes may be equal but for one dimension."""
    pairs = zip(without(one.dims, axis), without(other.dims, axis), strict=False)
    return one.rank == other.rank and all(a == b or a is None or b is None for a, b in pairs)


def without(dims: tuple[Dim, ...], axis: int) -> tuple[Dim, ...]:
    """Leave out one dimension."""
    return dims[:axis] + dims[axis + 1 :]


def wrong_count(count: int, inputs: Sequence[object]) -> tuple[Problem, ...]:
    """State that a layer takes another number of inputs, if it does."""
    if not count or len(inputs) == count:
        return ()
    return (
        misfit(
            say("takes {count} inputs and is fed {inputs}; give it a list of {count}", count=count, inputs=len(inputs))
        ),
    )


def together(shapes: Sequence[Shape]) -> str:
    """Name several shapes in a sentence."""
    return " and ".join(str(shape) for shape in shapes)
