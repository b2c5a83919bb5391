"""Attention: every step of one sequence looks at every step of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..formula import Symbol, Symbols, switch
from ..layer import Layer, Output, Weight, disagreement, misfit
from ..problem import Problem, say
from ..receptive import ATTENDING
from ..shape import Dim, Shape, product
from ..structs import field

Order = Literal["qvk", "qkv"]
"""In which order queries, keys and values come in: Keras has the keys last, PyTorch the values."""
Parts = tuple[Shape | None, Shape | None, Shape | None]


def assign_parts(order: Order, inputs: Sequence[Shape | None]) -> Parts:
    """Give queries, keys and values; what is not fed is what comes before it."""
    given = dict(zip(order, inputs, strict=False))
    query = given.get("q")
    value = given.get("v", given.get("k", query))
    return query, given.get("k", value), value


def find_unlike(key: Shape | None, value: Shape | None) -> tuple[Problem, ...]:
    """State that keys and values are not as many, if they are not."""
    if key is None or value is None or key.dims[:-1] == value.dims[:-1]:
        return ()
    return (
        misfit(
            say(
                "is fed keys of {key} and values of {value}; they may differ only in the last dimension",
                key=key,
                value=value,
            )
        ),
    )


class MultiHeadAttention(Layer, kw_only=True):
    """Attends with several heads, each with its own projection of queries, keys and values.

    *key_heads* of them share keys and values with other heads, where they are
    fewer.  *target* are the dimensions that come out instead of the query's
    last; *declared* are the sizes of query, key and value, where a dialect
    states them.  *added* learns one more key and value; *gate* learns what
    goes through; *scores* come out besides, *averaged* over the heads, for
    *extra* keys more than there are.  *ranks* are the numbers of dimensions it accepts; *same* wants
    queries and values of one size.
    """

    comes_out = "the query's shape; its last dimension may differ"
    differs = (
        "Keras states the size of a head, and projects queries, keys and values of any size; PyTorch divides "
        "the size of the query among the heads."
    )
    heads: int
    key_size: int
    value_size: int
    key_heads: int = 0
    bias: bool = True
    gate: bool = False
    added: bool = False
    scores: bool = False
    averaged: bool = True
    extra: int = 0
    target: tuple[int, ...] = ()
    order: Order = "qvk"
    least: int = 2
    ranks: tuple[int, ...] = (2, 3, 4, 5)
    same: bool = False
    declared: tuple[int, int, int] | None = field(default=None, compare=False)
    view = ATTENDING
    macs = "(n * d * f + n * v * o + G * n * v * f) * q + m * (d * fk + v * fv) * s + n * (d + v) * q * (s + x)"
    weights = (
        Weight("query kernel", "f * n * d"),
        Weight("query bias", "n * d", when="bias", bias=True),
        Weight("key kernel", "fk * m * d"),
        Weight("key bias", "m * d", when="bias", bias=True),
        Weight("value kernel", "fv * m * v"),
        Weight("value bias", "m * v", when="bias", bias=True),
        Weight("gate kernel", "f * n * v", when="gate"),
        Weight("gate bias", "n * v", when="biased_gate", bias=True),
        Weight("added key", "m * d", when="added"),
        Weight("added value", "m * v", when="added"),
        Weight("output kernel", "n * v * o"),
        Weight("output bias", "o", when="bias", bias=True),
    )
    notations = {
        "factored": "n * d * (f + b) + m * d * (fk + b) + m * v * (fv + b) "
        "+ G * n * v * (f + b) + A * m * (d + v) + o * (n * v + b)"
    }

    @property
    def biased_gate(self) -> bool:
        """Tell whether the gate has a bias."""
        return self.gate and self.bias

    def settings(self) -> dict[str, str]:
        return {"heads": str(self.heads)}

    def output(self, *inputs: Shape | None) -> Output:
        if len(inputs) < self.least:  # what comes after three are masks
            wrong = misfit(
                say(
                    "needs queries, keys and values; it is fed {inputs} of them: name an input for each",
                    inputs=len(inputs),
                )
            )
            return Output(None, problems=(wrong,))
        query, key, value = assign_parts(self.order, inputs)
        if query is None:
            return Output(None)
        problems = tuple(self.misfits(query, key, value))
        out = query.with_dims((*query.dims[:-1], *self.target)) if self.target else query
        if not self.scores or key is None:
            return Output(out, problems=problems)
        seen = [None if n is None else n + self.extra for n in key.dims[:-1]]
        heads = () if self.averaged else (self.heads,)
        return Output(out, problems=problems, others=(query.with_dims((*heads, *query.dims[:-1], *seen)),))

    def misfits(self, query: Shape, key: Shape | None, value: Shape | None) -> list[Problem]:
        """Find what does not fit together."""
        shapes = [shape for shape in (query, key, value) if shape is not None]
        if any(shape.rank not in self.ranks or shape.rank != query.rank for shape in shapes):
            fed = " and ".join(str(shape) for shape in shapes)
            return [
                misfit(say("attends from one sequence to another and is fed {fed}; give it steps × values", fed=fed))
            ]
        problems = list(find_unlike(key, value))
        if self.declared is not None and not problems:
            for shape, size in zip(shapes, self.declared, strict=False):
                problems += disagreement(size, shape.dims[-1], "values per step", shape)
        if self.same and value is not None and query.dims[-1] != value.dims[-1]:
            problems.append(
                misfit(
                    say("needs queries and values of the same size, not {query} and {value}", query=query, value=value)
                )
            )
        return problems

    def symbols(self, *inputs: Shape | None) -> Symbols:
        sizes = self.declared or tuple(last(shape) for shape in assign_parts(self.order, inputs))
        query, key, value = sizes
        out = 1
        for size in self.target:
            out *= size
        return {
            "f": Symbol(query, "values per query", "f"),
            "fk": Symbol(key, "values per key", "f" if key == query else "f₁"),
            "fv": Symbol(value, "values per value", "f" if value == query else "f₂"),
            "n": Symbol(self.heads, "heads", "n"),
            "m": Symbol(self.key_heads or self.heads, "heads of keys and values", "m" if self.key_heads else "n"),
            "d": Symbol(self.key_size, "values per head", "d"),
            "v": Symbol(self.value_size, "values per head", "d" if self.value_size == self.key_size else "v"),
            "b": switch(self.bias, "the bias of each value"),
            "G": switch(self.gate, "the gate"),
            "A": switch(self.added, "the added key and value"),
            "o": Symbol(out if self.target else query, "values that come out", "o"),
            "q": Symbol(steps(assign_parts(self.order, inputs)[0]), "queries", "q"),
            "s": Symbol(steps(assign_parts(self.order, inputs)[1]), "keys", "s"),
            "x": Symbol(self.extra, "keys that are added", "x", quiet=(0,)),
        }


class DotAttention(Layer, kw_only=True):
    """Attends by products of queries and keys, with nothing to learn but numbers to scale them."""

    comes_out = "the query's steps, with the values' size"
    scale: bool = False
    concat: bool = False
    weights = (Weight("scale", "1", when="scale"), Weight("concat score weight", "1", when="concat"))
    idle = "weighs values by their keys, no weights"
    view = ATTENDING

    def multiplications(self) -> str | None:
        """Multiply queries with keys and scores with values, q s (d + v); not worked out with ``concat``."""
        return None if self.concat else "q * s * (d + v)"

    def output(self, *inputs: Shape | None) -> Output:
        return attend(inputs)

    def symbols(self, *inputs: Shape | None) -> Symbols:
        query, key, value = assign_parts("qvk", inputs)
        return {
            "q": Symbol(steps(query), "queries", "q"),
            "s": Symbol(steps(key), "keys", "s"),
            "d": Symbol(last(query), "values per query", "d"),
            "v": Symbol(last(value), "values per value", "v"),
        }


class AdditiveAttention(Layer, kw_only=True):
    """Attends by a weighted sum of queries and keys (Bahdanau et al. 2014)."""

    comes_out = "the query's steps, with the values' size"
    scale: bool = True
    weights = (Weight("scale", "d", when="scale"),)
    idle = "weighs values by their keys, no weights"
    view = ATTENDING

    def multiplications(self) -> str | None:
        """Leave it open: the frameworks add where others multiply."""
        return None  # what a framework multiplies here is its own affair

    def output(self, *inputs: Shape | None) -> Output:
        return attend(inputs)

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return {"d": Symbol(last(inputs[0]), "values per query", "d")}


def attend(inputs: Sequence[Shape | None]) -> Output:
    """Give what comes out where keys are compared with queries of the same size."""
    if not 2 <= len(inputs) <= 3:
        wrong = misfit(
            say(
                "needs queries and values and is fed {inputs} of them; give it a list of two or three",
                inputs=len(inputs),
            )
        )
        return Output(None, problems=(wrong,))
    query, key, value = assign_parts("qvk", inputs)
    if query is None or key is None or value is None:
        return Output(None)
    if query.rank != 2 or key.rank != 2 or value.rank != 2:
        return Output(
            None,
            problems=(
                misfit(
                    say(
                        "attends to steps × values and is fed {query}, {key} and {value}",
                        query=query,
                        key=key,
                        value=value,
                    )
                ),
            ),
        )
    problems = find_unlike(key, value)
    if None not in (query.dims[-1], key.dims[-1]) and query.dims[-1] != key.dims[-1]:
        problems += (
            misfit(
                say(
                    "compares queries of {query} with keys of {key}; make their last dimensions equal",
                    query=query,
                    key=key,
                )
            ),
        )
    return Output(query.with_dims((*query.dims[:-1], value.dims[-1])), problems=problems)


def steps(shape: Shape | None) -> Dim:
    """Count the steps of a sequence."""
    return None if shape is None else product(shape.dims[:-1])


def last(shape: Shape | None) -> Dim:
    """Give the size of the last dimension."""
    return shape.dims[-1] if shape is not None and shape.dims else None
