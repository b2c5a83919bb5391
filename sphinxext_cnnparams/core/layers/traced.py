"""What a traced calculation adds to a network: results of the code's own shape, tensors learnt by themselves."""

from __future__ import annotations

from ..formula import Symbol, Symbols, factors
from ..layer import Layer, Output, Weight, misfit
from ..problem import Sentence
from ..receptive import UNKNOWN, View
from ..shape import Dim, Layout, Shape


class Computed(Layer):
    """Gives the shape that a calculation of the code has.

    *wrong* says what does not fit; *multiplied* is the number of its
    multiplications, None where it is not known.  *view* says what its values
    see.
    """

    shape: Shape | None
    reason: str = "a calculation, no weights"
    wrong: Sentence = ""
    multiplied: int | None = 0
    view: View = UNKNOWN  # type: ignore[misc]

    def output(self, *inputs: Shape | None) -> Output:
        return Output(self.shape, problems=(misfit(self.wrong),) if self.wrong else ())

    def multiplications(self) -> str | None:
        return None if self.multiplied is None else "m" if self.multiplied else "0"

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return {"m": Symbol(self.multiplied, "multiplications")}

    @property
    def idle(self) -> Sentence:  # type: ignore[override]
        """Say why there is nothing to learn."""
        return self.reason


class Applied(Layer):
    """Has the weights of *inner*, but a calculation of the code decides what comes out."""

    inner: Layer
    shape: Shape | None

    def own_weights(self) -> tuple[Weight, ...]:
        return self.inner.own_weights()

    def output(self, *inputs: Shape | None) -> Output:
        return Output(self.shape)

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return self.inner.symbols(*(inputs or (self.inner.assume_input(),)))

    def multiplications(self) -> str | None:
        return "0"  # counted where the calculation stands

    @property
    def idle(self) -> Sentence:  # type: ignore[override]
        """Say why there is nothing to learn."""
        return self.inner.idle

    @property
    def recorded(self) -> Sentence:  # type: ignore[override]
        """Say where the counts come from, if they are recorded."""
        return self.inner.recorded


class Learnt(Layer):
    """Is learnt by itself: a tensor of *dims* values that belongs to no layer, of the dialect's own *layout*."""

    dims: tuple[Dim, ...] | None
    layout: Layout = "last"
    weights = (Weight("values", "n"),)
    macs = "0"
    alone = True

    def output(self, *inputs: Shape | None) -> Output:
        return Output(None if self.dims is None else Shape(self.dims, self.layout))

    def symbols(self, *inputs: Shape | None) -> Symbols:
        if self.dims is None:
            return {"n": Symbol(None, "values", "n")}
        letters = (Symbol(n, "dimension of the tensor", f"n{'₁₂₃₄₅₆₇₈₉'[i % 9]}") for i, n in enumerate(self.dims))
        return {"n": factors(letters, "values")} if self.dims else {"n": Symbol(1, "values", "n")}
