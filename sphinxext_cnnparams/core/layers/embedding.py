"""A table of vectors."""

from __future__ import annotations

from ..formula import Symbol, Symbols
from ..layer import Layer, Output, Weight, misfit
from ..problem import say
from ..receptive import ALL, VECTORS, View
from ..shape import Dim, Layout, Shape
from ..structs import field


class Embedding(Layer, kw_only=True):
    """Looks up a vector of *size* values for each input number, in a table of *entries* vectors (None: nobody knows).

    *bag* makes one vector of all the vectors of a sample; *reverse* keeps a
    second table, for the way back.  *layout* is the dialect's, for when nobody
    says what comes in: numbers in a row.
    """

    comes_out = "k values for each input number"
    entries: Dim
    size: int
    bag: bool = False
    reverse: bool = False
    layout: Layout = field(default="last", compare=False)
    weights = (Weight("embeddings", "v * k"), Weight("reverse embeddings", "k * v", when="reverse"))
    macs = "0"

    @property
    def view(self) -> View:  # type: ignore[override]
        """See one number, or all of a bag."""
        return ALL if self.bag else VECTORS

    any_rank = True

    def assume_input(self) -> Shape | None:
        return Shape((None,), self.layout)

    def transform(self, shape: Shape) -> Output:
        if not self.bag:
            return Output(shape.with_dims((*shape.dims, self.size)))
        wrong = say(
            "expects a list of numbers per sample and is fed {shape}; give it one dimension besides the batch",
            shape=shape,
        )
        return Output(shape.with_dims((self.size,)), problems=() if shape.rank == 1 else (misfit(wrong),))

    def settings(self) -> dict[str, str]:
        return {"units": str(self.size)}

    def symbols(self, *inputs: Shape | None) -> Symbols:
        return {
            "v": Symbol(self.entries, "entries of the table", "v"),
            "k": Symbol(self.size, "values of each vector", "k"),
        }


class Encode(Layer):
    """Marks which of *size* categories its numbers name: one vector for all of them, or for *each*."""

    comes_out = "one value per category"
    size: int
    each: bool = False
    idle = "marks categories, no weights"

    def transform(self, shape: Shape) -> Output:
        whole = self.each and shape.dims[-1:] != (1,)
        return Output(shape.with_dims((*(shape.dims if whole else shape.dims[:-1]), self.size)))


class Tokenize(Layer):
    """Numbers the words of a text: *length* of them, or as many as the longest text has.

    *encoded* makes of each text one value for every word there is, *length* of them.
    """

    comes_out = "one number per word; encoded, one value per word of the vocabulary"
    length: Dim = None
    encoded: bool = False
    any_rank = True
    idle = "numbers the words of a text, no weights"

    def assume_input(self) -> Shape | None:
        return None if self.encoded else Shape((1,))

    def transform(self, shape: Shape) -> Output:
        return Output(shape.with_dims((*(shape.dims if self.encoded else ()), self.length)))
