"""What is wrong with a network as a whole, and with its nodes."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.layers import Bilinear, Input
from sphinxext_cnnparams.core.layers.traced import Learnt
from sphinxext_cnnparams.core.network import Network, Node
from sphinxext_cnnparams.core.problem import Problem
from sphinxext_cnnparams.core.shape import Shape


@pytest.mark.parametrize(("called", "line"), [(True, 4), (False, 1)])
def test_two_sums_that_differ_are_said_of_the_first_layer_that_runs(called: bool, line: int) -> None:
    """A tensor of 8 values is learnt, and 9 are held: which is wrong nobody knows."""
    learnt = Node("w", "Parameter", Learnt(dims=(8,)), line=4, called=called)
    summary = compute(Network((learnt,), "torch", (0,), registered=9))
    assert [problem.line for problem in summary.problems] == [line]
    assert compute(Network((learnt,), "torch", (0,), registered=8)).problems == ()


def test_what_the_code_does_wrong_is_said_first() -> None:
    sources = tuple(Node(name, "Input", Input(Shape((2,)))) for name in "xy")
    wrong = Problem("is called in vain")
    node = Node("b", "Bilinear", Bilinear(units=4, left=3, right=5), (0, 1), line=4, problem=wrong)
    summary = compute(Network((*sources, node), "torch", (2,)))
    assert [problem.message.partition(",")[0] for problem in summary.problems] == [
        "b (Bilinear) is called in vain",
        "b (Bilinear) expects 3 inputs and is fed 2; write 2",
        "b (Bilinear) expects 5 inputs and is fed 2; write 2",
    ]
