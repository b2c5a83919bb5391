"""What is fed something unknown gives something unknown, which is no mistake of its own."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.layer import Layer
from sphinxext_cnnparams.core.layers import Bilinear, Dot, DotAttention, Flatten, Transformer, Unpool
from sphinxext_cnnparams.core.shape import Shape

STEPS, VALUES = Shape((5, 3)), Shape((3,))
FED: list[tuple[Layer, tuple[Shape | None, ...], Shape | None]] = [
    (DotAttention(), (None, STEPS), None),
    (DotAttention(), (STEPS, None), None),
    (Dot((1, 1)), (STEPS, None), None),
    (Bilinear(units=4, left=3, right=3), (None, VALUES), None),
    (Unpool(kernel=(2,), stride=(2,)), (None, None), None),
    (Transformer(size=3, heads=1, hidden=4, encoders=1, decoders=1), (None, STEPS), STEPS),  # that of the second
    (Flatten(), (Shape(()),), Shape((1,))),  # a single number is a list of one
]


@pytest.mark.parametrize(("layer", "fed", "made"), FED, ids=lambda value: type(value).__name__)
def test_what_is_unknown_is_no_problem(layer: Layer, fed: tuple[Shape | None, ...], made: Shape | None) -> None:
    found = layer.output(*fed)
    assert found.problems == ()
    assert found.shape == made
