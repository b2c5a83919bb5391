"""A dense layer along the dimensions an equation names."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..formula import Symbol, Symbols, factors
from ..layer import Layer, Output, Weight, misfit
from ..problem import Sentence, phrase, say
from ..shape import Dim, Shape, product
from ..structs import replace

FORM = re.compile(r"(?P<left>\.\.\.)?([a-zA-Z]+)(?P<right>\.\.\.)?,([a-zA-Z]+)->(\.\.\.)?([a-zA-Z]+)(\.\.\.)?")


class Equation(NamedTuple):
    """Hold the letters of input, kernel and output, and where dimensions without a letter stand."""

    fed: str
    kernel: str
    made: str
    left: bool
    right: bool


def equation(text: str) -> Equation | None:
    """Take an equation such as ``ab,bc->ac`` or ``...x,xy->...y`` apart; None if it is none.

    >>> equation("abc,cd->abd").kernel, equation("...x,xy->...y").left, equation("ab->ba")
    ('cd', True, None)
    """
    found = FORM.fullmatch(text)
    if found is None:
        return None
    first, fed, last, kernel, before, made, behind = found.groups()
    if (bool(first), bool(last)) != (bool(before), bool(behind)) or (first and last):
        return None
    return Equation(fed, kernel, made, bool(first), bool(last))


class EinsumDense(Layer, kw_only=True):
    """Connects the dimensions that an equation names: ``abc,cd->abd`` is a dense layer on the last one.

    *target* are the dimensions that come out, without the batch; None keeps
    the input's.  *bias* names those that have a bias.
    """

    comes_out = "what the equation says"
    text: str
    target: tuple[Dim, ...]
    bias: str = ""
    weights = (Weight("kernel", "K"), Weight("bias", "B", when="bias", bias=True))
    macs = "K * P"

    def transform(self, shape: Shape) -> Output:
        whole = equation(self.text)
        sizes = self.sizes(shape)
        if whole is None or sizes is None:
            wrong = say(
                "does not fit {shape} with its equation {equation} and the output_shape {target}; "
                "count the dimensions, with the batch",
                shape=shape,
                equation=self.text,
                target=self.target,
            )
            return Output(None, problems=(misfit(wrong),))
        open_dims = self.open_dims(whole, shape)
        named = [sizes[letter] for letter in whole.made]
        dims = [*open_dims, *named] if whole.left else [*named, *open_dims]
        return Output(shape.with_dims(dims[1:]))

    def open_dims(self, whole: Equation, shape: Shape) -> list[Dim]:
        """Give the dimensions for which the dots stand."""
        count = shape.rank + 1 - len(whole.fed)
        batched = (None, *shape.dims)
        return list(batched[:count] if whole.left else batched[len(batched) - count :])

    def sizes(self, shape: Shape) -> dict[str, Dim] | None:
        """Give every letter its number; None where the shapes contradict each other."""
        whole = equation(self.text)
        batched = (None, *shape.dims)
        if whole is None or (elided := len(batched) - len(whole.fed)) < 0 or (elided and not whole.left | whole.right):
            return None
        fed = batched[elided:] if whole.left else batched[: len(whole.fed)]
        sizes: dict[str, Dim] = dict(zip(whole.fed, fed, strict=True))
        named = len(whole.made) - (0 if whole.left and elided else 1)
        if len(self.target) != named:
            return None
        for letter, size in zip(whole.made[-named:] if named else "", self.target, strict=True):
            if sizes.get(letter) is not None and size is not None and sizes[letter] != size:
                return None
            sizes[letter] = sizes.get(letter) if size is None else size
        return sizes if all(letter in sizes for letter in whole.kernel + whole.made + self.bias) else None

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        whole = equation(self.text)
        sizes = None if fed is None else self.sizes(fed)
        if whole is None or sizes is None or fed is None:
            return Symbol(None, "positions", "P")
        seen, total = product([sizes[letter] for letter in whole.fed if letter in whole.kernel]), fed.size
        return Symbol(total // seen if total is not None and seen else None, "positions", "P", quiet=(1,))

    def symbols(self, *inputs: Shape | None) -> Symbols:
        whole = equation(self.text)
        sizes = None if inputs[0] is None else self.sizes(inputs[0])
        if whole is None or sizes is None:
            unknown = Symbol(None, "dimensions of the kernel", "K")
            return {"K": unknown, "B": Symbol(None, "dimensions of the bias", "B")}
        kernel = (Symbol(sizes[letter], phrase("dimension {name}", name=letter), letter) for letter in whole.kernel)
        bias = (Symbol(sizes[letter], phrase("dimension {name}", name=letter), letter) for letter in self.bias)
        return {"K": factors(kernel, "dimensions of the kernel"), "B": factors(bias, "dimensions of the bias")}


class MixedAxes(Layer, kw_only=True):
    """Multiplies by a weight along the dimensions that are named, and adds a bias along others (einops: EinMix).

    *made* is what comes out, which a pattern says; *wrong* is why it does not.
    """

    comes_out = "what the pattern says"
    axes: tuple[tuple[str, Dim], ...]
    added: tuple[tuple[str, Dim], ...] = ()
    bias: bool = False
    made: Shape | None = None
    wrong: Sentence = ""
    weights = (Weight("kernel", "K"), Weight("bias", "B", when="bias", bias=True))

    def at(self, made: Shape | None, wrong: Sentence) -> MixedAxes:
        """Give the same layer where its output is known."""
        return replace(self, made=made, wrong=wrong)

    def output(self, *inputs: Shape | None) -> Output:
        return Output(self.made, problems=(misfit(self.wrong),) if self.wrong else ())

    def symbols(self, *inputs: Shape | None) -> Symbols:
        kernel = (Symbol(size, phrase("dimension {name}", name=name), name) for name, size in self.axes)
        bias = (Symbol(size, phrase("dimension {name}", name=name), name) for name, size in self.added)
        return {"K": factors(kernel, "dimensions of the kernel"), "B": factors(bias, "dimensions of the bias")}
