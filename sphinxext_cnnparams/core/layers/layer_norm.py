"""Normalization within each sample: by layer, by group, by channel, or by fixed statistics."""

from __future__ import annotations

from collections.abc import Iterator

from ..formula import Symbol, Symbols, factors
from ..layer import Layer, Output, Weight, disagreement, misfit
from ..problem import Problem, say
from ..receptive import EACH
from ..shape import Dim, Shape, product
from ..structs import field
from .spatial import letter_dims, missing_axis, refuse_ranks

IDLE = "normalizes, no weights"


class LayerNorm(Layer, kw_only=True):
    """Normalizes each sample along *axes* (counted without the batch), then scales and shifts every value.

    *declared* are the sizes of the last dimensions, where a dialect states
    them; they take the place of the axes.
    """

    comes_out = "the shape of the input"
    differs = "Keras names axes, PyTorch the sizes of the last dimensions."
    axes: tuple[int, ...] = ()
    scale: bool = True
    center: bool = True
    declared: tuple[int, ...] = ()
    weights = (Weight("gamma", "n", when="scale"), Weight("beta", "n", when="center", bias=True))
    notations = {"factored": "v * n"}
    macs = "0"
    view = EACH
    idle = IDLE

    def transform(self, shape: Shape) -> Output:
        if self.declared:
            return Output(shape, problems=tuple(self.find_unlike(shape)))
        problems = tuple(problem for axis in self.axes for problem in missing_axis(axis, shape))
        return Output(shape, problems=problems)

    def find_unlike(self, shape: Shape) -> Iterator[Problem]:
        """Compare the sizes the code declares with the last dimensions of the input."""
        found = shape.dims[-len(self.declared) :]
        pairs = zip(found, self.declared, strict=False)
        if len(found) < len(self.declared) or any(n is not None and n != want for n, want in pairs):
            wanted = " × ".join(map(str, self.declared))
            yield misfit(
                say(
                    "normalizes {wanted} values and is fed {shape}; name its last dimensions",
                    wanted=wanted,
                    shape=shape,
                )
            )

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return {
            "n": factors(self.list_normalized(inputs[0]), "values that are normalized together"),
            "v": Symbol(len(self.own_weights()), "values for each"),
        }

    def list_normalized(self, shape: Shape | None) -> Iterator[Symbol]:
        """Give the dimensions that have a weight of their own."""
        if self.declared:
            for i, size in enumerate(self.declared):
                yield Symbol(size, "normalized dimension", "f" if len(self.declared) == 1 else f"n{'₁₂₃₄₅₆₇₈₉'[i % 9]}")
        elif shape is None or any(missing_axis(axis, shape) for axis in self.axes):
            yield Symbol(None, "normalized dimension", "f")
        else:
            letters = letter_dims(shape)
            yield from (letters[axis] for axis in sorted(axis % shape.rank for axis in self.axes))


class GroupNorm(Layer, kw_only=True):
    """Normalizes groups of channels within each sample, then scales and shifts each channel.

    *groups* of 0 is as many as there are channels; *axis* is the dimension of
    the channels, without the batch, when it is not the layout's own.
    """

    comes_out = "the shape of the input"
    groups: int
    scale: bool = True
    center: bool = True
    axis: int | None = None
    declared: Dim = field(default=None, compare=False)
    weights = (Weight("gamma", "f", when="scale"), Weight("beta", "f", when="center", bias=True))
    notations = {"factored": "v * f"}
    macs = "0"
    view = EACH
    idle = IDLE

    def transform(self, shape: Shape) -> Output:
        if self.axis is not None and (problems := missing_axis(self.axis, shape)):
            return Output(shape, problems=problems)
        found = self.channels(shape)
        # without weights, PyTorch compares no numbers
        wrong = disagreement(self.declared, found, "channels", shape) if self.own_weights() else ()
        if not wrong and found is not None and self.groups and found % self.groups:
            wrong = (
                misfit(
                    say("has {groups} groups, which do not divide {found} channels", groups=self.groups, found=found)
                ),
            )
        return Output(shape, problems=wrong)

    def channels(self, shape: Shape | None) -> Dim:
        """Give the number of channels of *shape*."""
        if shape is None or (self.axis is not None and missing_axis(self.axis, shape)):
            return None
        return shape.channels if self.axis is None else shape.dims[self.axis]

    def settings(self) -> dict[str, str]:
        return {"groups": str(self.groups)} if self.groups else {}

    def symbols(self, *inputs: Shape | None) -> Symbols:
        found = self.channels(inputs[0]) if self.declared is None else self.declared
        return {"f": Symbol(found, "channels", "f"), "v": Symbol(len(self.own_weights()), "values per channel")}


class InstanceNorm(Layer, kw_only=True):
    """Normalizes each channel of each sample by itself; scales and shifts it when told to."""

    comes_out = "the shape of the input"
    differs = "Has no parameters in PyTorch unless told to; its lazy form has."
    rank: int
    scale: bool = False
    center: bool = False
    declared: Dim = field(default=None, compare=False)
    weights = (Weight("gamma", "f", when="scale"), Weight("beta", "f", when="center", bias=True))
    notations = {"factored": "v * f"}
    macs = "0"
    view = EACH
    idle = IDLE

    def assume_input(self) -> Shape | None:
        return None if self.declared is None else Shape((self.declared, *(None,) * self.rank), "first")

    def transform(self, shape: Shape) -> Output:
        problems = refuse_ranks((self.rank + 1,), shape)
        if self.scale or self.center:
            problems += disagreement(self.declared, shape.channels, "channels", shape)
        if not problems and product(shape.spatial) == 1:
            problems = (
                misfit(
                    say("normalizes one value per channel ({shape}), which leaves nothing; leave it out", shape=shape)
                ),
            )
        return Output(shape, problems=problems)

    def symbols(self, *inputs: Shape | None) -> Symbols:
        found = inputs[0].channels if inputs[0] is not None and self.declared is None else self.declared
        return {"f": Symbol(found, "channels", "f"), "v": Symbol(len(self.own_weights()), "values per channel")}


class Standardize(Layer, kw_only=True):
    """Shifts and scales its input by the mean and the variance of the training data.

    They are kept with the number of values they come from, and not trained;
    *learns* is false where the code states them.
    """

    comes_out = "the shape of the input"
    axes: tuple[int, ...] = (-1,)
    learns: bool = True
    weights = (
        Weight("mean", "n", when="learns", trainable=False),
        Weight("variance", "n", when="learns", trainable=False),
        Weight("count", "1", when="learns", trainable=False),
    )
    notations = {"factored": "2 * n + 1"}
    macs = "0"
    view = EACH
    idle = "shifts and scales by given numbers, no weights"

    def transform(self, shape: Shape) -> Output:
        problems = tuple(problem for axis in self.axes for problem in missing_axis(axis, shape))
        return Output(shape, problems=problems)

    def symbols(self, *inputs: Shape | None) -> Symbols:
        (shape,) = inputs
        if shape is None or any(missing_axis(axis, shape) for axis in self.axes):
            return {"n": Symbol(None, "values with statistics of their own", "n")}
        letters = letter_dims(shape)
        kept = sorted({axis % shape.rank for axis in self.axes})
        return {"n": factors((letters[axis] for axis in kept), "values with statistics of their own")}
