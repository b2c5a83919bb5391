"""What every kind of layer has to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import ClassVar

from .formula import Formula, Step, Symbol, Symbols, count_exactly
from .problem import Problem, Sentence, say
from .receptive import UNKNOWN, Reach, View
from .shape import Dim, Layout, Shape
from .structs import Struct

NOTATIONS = ("factored", "expanded", "inputs-outputs")


class Weight(Struct):
    """Name one tensor a layer keeps, and the formula of its size.

    *when* is the field of the layer that has to be true for it to exist;
    *bias* tells what is added to a result from what is multiplied; it is None
    for recorded counts, of which nobody knows.
    """

    name: str
    formula: str
    when: str = ""
    trainable: bool = True
    bias: bool | None = False


class Output(Struct):
    """Hold the shape that comes out, how it came about, and what does not fit.

    *others* are further outputs, such as the states of a recurrent layer.
    """

    shape: Shape | None
    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()
    others: tuple[Shape | None, ...] = ()


class Layer(Struct):
    """Describe one kind of layer; each kind is a frozen dataclass below it.

    weights
        the tensors it keeps, as formulas over the letters of ``symbols``.
    notations
        other ways to write the sum of all weights; what is missing is written
        as that sum.  Every notation gives the same number for every input.
    macs
        the multiplications (each with an addition) of one sample, over the
        same letters and ``P``, the number of positions; "0" where the
        convention counts none, None where nobody has worked them out.  Biases
        and normalization are not counted, as in fvcore.
    view
        the rule of the receptive field.
    comes_out, differs
        the rule of its output's shape in words, and where the frameworks
        differ; both for the reference.
    idle
        why there is nothing to learn, for a kind without weights.
    recorded
        where the sizes of the weights come from, for a kind that has no
        formulas for them.
    any_rank
        whether it takes inputs of any number of dimensions, so that nothing
        it declares says how many.
    known, source, alone
        whether it could be read; whether it is the data that is fed; whether
        it is a weight by itself, which is fed nothing.
    """

    weights: ClassVar[tuple[Weight, ...]] = ()
    notations: ClassVar[Mapping[str, str]] = {}
    macs: ClassVar[str | None] = None
    view: ClassVar[View] = UNKNOWN
    comes_out: ClassVar[str] = ""
    differs: ClassVar[str] = ""
    idle: ClassVar[Sentence] = ""
    recorded: ClassVar[Sentence] = ""
    any_rank: ClassVar[bool] = False
    known: ClassVar[bool] = True
    source: ClassVar[bool] = False
    alone: ClassVar[bool] = False

    def assume_input(self) -> Shape | None:
        """Give the input the layer itself declares, for when nobody says what comes in."""
        return None

    def output(self, *inputs: Shape | None) -> Output:
        """Work out the shape that comes out; what does not fit is among the problems."""
        if not self.takes(len(inputs)):
            return Output(None, problems=(misfit(say("takes one input, and is fed {number}", number=len(inputs))),))
        (shape,) = inputs
        return Output(None) if shape is None else self.transform(shape)

    def takes(self, number: int) -> bool:
        """Tell whether it can be fed this many inputs; one that has a rule for several says itself what is wrong."""
        return number == 1 or type(self).output is not Layer.output

    def transform(self, shape: Shape) -> Output:
        """Work out what a layer with one input makes of it."""
        raise NotImplementedError

    def symbols(self, *inputs: Shape | None) -> Symbols:
        """Give the letters of the weights' formulas their numbers."""
        return {}

    def multiplications(self) -> str | None:
        """Give the formula of the multiplications; a kind without weights has none."""
        return self.macs if self.macs is not None or self.own_weights() else "0"

    def positions(self, fed: Shape | None, made: Shape | None) -> Symbol:
        """Give the number of positions at which the weights are used."""
        return Symbol(1, "positions", quiet=(1,))

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        """Give what its window does along each spatial dimension; None where it has none."""
        return None

    def settings(self) -> Mapping[str, str]:
        """Give what the code sets, as it is shown: kernel, stride, padding, filters, units."""
        return {}

    def count_each(self, *inputs: Shape | None) -> tuple[Dim, ...]:
        """Count each of its weights; None where its size is not known, or no whole number."""
        own = self.own_weights()
        symbols = self.symbols(*inputs) if own and self.takes(len(inputs)) else {}
        return tuple(count_exactly(Formula(weight.formula, symbols)) for weight in own)

    def own_weights(self) -> tuple[Weight, ...]:
        """Give the weights this very layer has."""
        select, chosen = _selection(type(self))
        having = select(self)
        if having not in chosen:
            chosen[having] = tuple(w for w in self.weights if not w.when or getattr(self, w.when))
        return chosen[having]


@cache
def _selection(kind: type[Layer]) -> tuple[Callable[[Layer], object], dict[object, tuple[Weight, ...]]]:
    """Give what tells of which of a kind's weights a layer has, and the weights for each answer, to be found once."""
    asked = sorted({weight.when for weight in kind.weights if weight.when})
    return (attrgetter(*asked) if asked else lambda layer: (), {})


def misfit(sentence: Sentence) -> Problem:
    """State that a layer does not fit its input; the sentence goes on from the layer's name."""
    return Problem(sentence, subtype="shape")


def disagreement(declared: Dim, found: Dim, noun: str, shape: Shape | None) -> tuple[Problem, ...]:
    """Compare what the code declares to come in with what does."""
    if declared is None or found is None or declared == found:
        return ()
    fed = say("{found:,}" if shape is None or shape.rank < 2 else "{found:,} ({shape})", found=found, shape=shape)
    advice = say("write {found}, or change what comes before", found=found)
    if shape is not None and shape.rank > 1 and noun == "inputs" and shape.size == declared:
        advice = say("flatten it first: {shape} = {declared:,}", shape=shape, declared=declared)
    turned = None if shape is None or shape.rank < 3 else shape.in_layout(_OTHER[shape.layout])
    if shape is not None and turned is not None and noun == "channels" and turned.channels == declared:
        meant = shape.rebuild(turned.spatial, declared)
        advice = say("the channels stand at the other end here: write {meant}", meant=meant)
    return (
        misfit(
            say(
                "expects {declared:,} {noun} and is fed {fed}; {advice}",
                declared=declared,
                noun=say(noun.removesuffix("s") if declared == 1 else noun),
                fed=fed,
                advice=advice,
            )
        ),
    )


_OTHER: Mapping[Layout, Layout] = {"first": "last", "last": "first"}
