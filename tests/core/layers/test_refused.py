"""Layers that cannot be what they are fed: a problem of theirs, and no number."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.layer import Weight, disagreement
from sphinxext_cnnparams.core.layers import Bilinear, Concatenate, Input, InstanceNorm
from sphinxext_cnnparams.core.layers.declared import Declaration, Declared
from sphinxext_cnnparams.core.network import Network, Node
from sphinxext_cnnparams.core.shape import Shape
from sphinxext_cnnparams.core.summary import Summary


def feed(made: tuple[str, ...], shape: Shape, *weights: Weight, fed: tuple[str, ...] = ("c", "n")) -> Summary:
    """Feed a layer of an author's own."""
    own = Declared(Declaration("Own", "", fed, made, weights), ())
    return compute(Network((Node("x", "Input", Input(shape)), Node("own", "Own", own, (0,))), "torch", (1,)))


DECLARED = [
    (("c", "n - 8"), (3, 8), "own (Own) leaves nothing of 3 × 8"),
    (("c", "n - 9"), (3, 8), "own (Own) leaves nothing of 3 × 8"),
    (("c", "n"), (3, 8, 8), "own (Own) expects c × n and is fed 3 × 8 × 8"),
    (("c", "n"), (8,), "own (Own) expects c × n and is fed 8"),
    (("c", "n / 3"), (3, 8), "own (Own) cannot be worked out: 3 do not divide 8 n of the input"),
]


@pytest.mark.parametrize(("made", "dims", "said"), DECLARED)
def test_a_declared_layer_that_gives_nothing(made: tuple[str, ...], dims: tuple[int, ...], said: str) -> None:
    summary = feed(made, Shape(dims, "first"))
    assert [problem.message for problem in summary.problems] == [said]
    assert summary.rows[1].output is None


def test_a_declared_layer_that_leaves_one_value() -> None:
    assert feed(("c", "n - 7"), Shape((3, 8), "first")).rows[1].output == Shape((3, 1), "first")


@pytest.mark.parametrize(("length", "size"), [(2, 1), (3, 0), (4, None)])
def test_a_number_of_weights_is_not_negative(length: int, size: int | None) -> None:
    summary = feed(("c", "n"), Shape((3, length), "first"), Weight("kernel", "c - n"))
    said = [] if size is not None else ["own (Own) cannot be counted: kernel, 3 − 4, is negative"]
    assert [problem.message for problem in summary.problems] == said
    assert summary.rows[1].params == size


@pytest.mark.parametrize("equation", ["...x,xy->y", "x...,xy->...y", "...x...,xy->...y..."])
def test_dots_stand_on_the_same_side_of_an_equation(equation: str) -> None:
    summary = summarize(read(f"keras.Sequential([EinsumDense({equation!r}, (4,), name='e')])", input="5x3").network)
    (said,) = [problem.message for problem in summary.problems]
    assert said.startswith("e (EinsumDense) needs an equation such as")
    assert summary.rows[1].params is None


def test_an_image_model_is_fed_an_image() -> None:
    summary = summarize(read("nn.Sequential(nn.Flatten(), torchvision.models.resnet18())", input="3x224x224").network)
    (said,) = [problem.message for problem in summary.problems]
    assert said.startswith("1.body (resnet18) expects channels × height × width and is fed 150528")


def test_windows_of_nothing_are_lined_up_to_nothing() -> None:
    """The mistake is that of the layer before."""
    summary = summarize(read("nn.Sequential(nn.Flatten(0), nn.Unfold(2))", input="3x8x8").network)
    assert [problem.message.partition(" ")[0] for problem in summary.problems] == ["0"]
    assert [axis.sights for axis in summary.rows[2].field or ()] == [None, None, None]


def test_a_number_is_a_list_of_one() -> None:
    number = Shape(())
    assert Bilinear(units=4, left=1, right=1).output(number, number).problems == ()
    assert len(Bilinear(units=4, left=2, right=1).output(number, number).problems) == 1


def test_what_is_joined_is_added_up() -> None:
    both = Concatenate(-1).output(Shape((4,)), Shape((3,)))
    assert both.shape == Shape((7,))
    assert [step.formula.write_numbers() for step in both.steps] == ["4 + 3"]
    assert Concatenate(-1).output(Shape((4,))).steps == ()  # nothing is added


@pytest.mark.parametrize(
    ("declared", "noun", "shape", "advice"),
    [
        (24, "inputs", Shape((4, 6)), "flatten it first: 4 × 6 = 24"),
        (7, "inputs", Shape((4, 6)), "write 6, or change what comes before"),
        (24, "channels", Shape((4, 6)), "write 6, or change what comes before"),
        (4, "channels", Shape((4, 5, 6)), "the channels stand at the other end here: write 5 × 6 × 4"),
        (7, "inputs", None, "write 6, or change what comes before"),
    ],
)
def test_what_to_do_about_what_does_not_fit(declared: int, noun: str, shape: Shape | None, advice: str) -> None:
    (problem,) = disagreement(declared, 6, noun, shape)
    assert problem.message.partition("; ")[2] == advice


@pytest.mark.parametrize(
    ("scale", "center", "wrong"), [(True, True, 1), (True, False, 1), (False, True, 1), (False, False, 0)]
)
def test_channels_have_to_fit_where_each_has_a_weight(scale: bool, center: bool, wrong: int) -> None:
    """PyTorch takes any number of channels where nothing is learnt."""
    layer = InstanceNorm(rank=2, declared=4, scale=scale, center=center)
    assert len(layer.output(Shape((3, 8, 8), "first")).problems) == wrong


@pytest.mark.parametrize(
    ("equation", "target", "given"),
    [
        ("ab,bc->ac", "(4,)", "5x3"),  # a dimension too many
        ("abc,cd->abd", "(None, 4)", "6x5x3"),
        ("abc,cd->abd", "(None, 4)", "3"),  # one too few
        ("...xyz,zk->...xyk", "(None, None, 4)", "3"),  # too few, also where some may be left out
    ],
)
def test_an_equation_has_as_many_letters_as_there_are_dimensions(equation: str, target: str, given: str) -> None:
    code = f"keras.Sequential([EinsumDense({equation!r}, {target}, name='e')])"
    summary = summarize(read(code, input=given).network)
    (said,) = [problem.message for problem in summary.problems]
    assert said.startswith(f"e (EinsumDense) does not fit {given.replace('x', ' × ')} with its equation {equation}")
    assert summary.rows[1].params is None
