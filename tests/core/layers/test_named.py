"""Parts of well-known models, and tensors that are learnt by themselves: what is said of their numbers."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.layers import DotAttention
from sphinxext_cnnparams.core.layers.named import Recorded, Share
from sphinxext_cnnparams.core.layers.traced import Learnt
from sphinxext_cnnparams.core.shape import Shape

SHARES = [
    ((Share("body", 9),), "as recorded from PyTorch"),
    ((Share("body", 0),), "no weights, as recorded from PyTorch"),
    ((), "no weights, as recorded from PyTorch"),
]


@pytest.mark.parametrize(("shares", "said"), SHARES)
def test_what_is_recorded_says_from_where(shares: tuple[Share, ...], said: str) -> None:
    layer = Recorded(origin="PyTorch", shares=shares, shape=Shape((3, 8, 8), "first"), channels=4)
    assert str(layer.recorded) == said


@pytest.mark.parametrize(("rank", "letters"), [(1, "n₁"), (3, "n₁ n₂ n₃"), (11, "n₁ n₂ n₃ n₄ n₅ n₆ n₇ n₈ n₉ n₁ n₂")])
def test_each_dimension_of_a_tensor_has_a_letter(rank: int, letters: str) -> None:
    symbol = Learnt(dims=(2,) * rank).symbols()["n"]
    assert " ".join(part.letter for part in symbol.parts or (symbol,)) == letters
    assert symbol.value == 2**rank


@pytest.mark.parametrize(
    ("layer", "names"),
    [
        (DotAttention(), []),
        (DotAttention(scale=True), ["scale"]),
        (DotAttention(scale=True, concat=True), ["scale", "concat score weight"]),
    ],
)
def test_attention_learns_nothing_unless_told_to(layer: DotAttention, names: list[str]) -> None:
    assert [weight.name for weight in layer.own_weights()] == names
