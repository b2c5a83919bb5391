"""Every notation of every layer's parameters gives what its weights add up to."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from sphinxext_cnnparams.core import layers as catalogue
from sphinxext_cnnparams.core.layer import NOTATIONS, Layer
from sphinxext_cnnparams.core.layers import (
    BatchNorm,
    Conv,
    Dense,
    DepthwiseConv,
    Input,
    PReLU,
    SeparableConv,
    TransposedConv,
)
from sphinxext_cnnparams.core.network import Network, Node
from sphinxext_cnnparams.core.shape import Layout, Shape
from sphinxext_cnnparams.core.summary import Row
from sphinxext_cnnparams.core.trace import trace

Fed = tuple[Layer, Shape]
LAYOUTS: SearchStrategy[Layout] = st.sampled_from(("first", "last"))
COUNTS = st.integers(1, 64)
FEW = st.integers(1, 4)


@st.composite
def images(draw: DrawFn, channels: SearchStrategy[int] = COUNTS, rank: SearchStrategy[int] = FEW) -> Shape:
    spatial = [draw(st.integers(12, 40)) for _ in range(draw(rank))]
    return Shape((), draw(LAYOUTS)).rebuilt(spatial, draw(channels))


@st.composite
def windows(draw: DrawFn, rank: int) -> dict[str, Any]:
    numbers = st.tuples(*[st.integers(1, 5)] * rank)
    return {"kernel": draw(numbers), "stride": draw(numbers), "padding": draw(st.sampled_from(("valid", "same")))}


@st.composite
def convolutions(draw: DrawFn) -> Fed:
    rank, groups = draw(st.integers(1, 3)), draw(FEW)
    shape = draw(images(FEW.map(lambda n: n * groups), st.just(rank)))
    kind = draw(st.sampled_from((Conv, TransposedConv)))
    declared = draw(st.sampled_from((None, shape.channels)))
    filters = groups * draw(FEW)
    window = draw(windows(rank))
    return kind(filters=filters, groups=groups, bias=draw(st.booleans()), declared=declared, **window), shape


@st.composite
def depthwise_convolutions(draw: DrawFn) -> Fed:
    rank = draw(st.integers(1, 2))
    window = draw(windows(rank))
    shape = draw(images(rank=st.just(rank)))
    return DepthwiseConv(multiplier=draw(FEW), bias=draw(st.booleans()), **window), shape


@st.composite
def separable_convolutions(draw: DrawFn) -> Fed:
    rank = draw(st.integers(1, 2))
    window = draw(windows(rank))
    shape = draw(images(rank=st.just(rank)))
    return SeparableConv(filters=draw(COUNTS), multiplier=draw(FEW), bias=draw(st.booleans()), **window), shape


@st.composite
def dense_layers(draw: DrawFn) -> Fed:
    shape = draw(images(rank=st.integers(0, 3)))
    declared = draw(st.sampled_from((None, shape.dims[-1])))
    return Dense(units=draw(COUNTS), bias=draw(st.booleans()), declared=declared), shape


@st.composite
def normalizations(draw: DrawFn) -> Fed:
    shape = draw(images(rank=st.integers(0, 3)))
    axis = draw(st.none() | st.integers(-shape.rank, shape.rank - 1))
    scale, center, statistics = (draw(st.booleans()) for _ in range(3))
    assume(scale or center or statistics)
    return BatchNorm(scale=scale, center=center, statistics=statistics, axis=axis), shape


@st.composite
def learned_slopes(draw: DrawFn) -> Fed:
    shape = draw(images(rank=st.integers(0, 4)))
    slopes = draw(st.sampled_from((None, 1, shape.channels)))
    shared = draw(st.sets(st.integers(0, shape.rank - 1))) if slopes is None else set()
    return PReLU(slopes=slopes, shared=tuple(sorted(shared))), shape


STRATEGIES: dict[type[Layer], SearchStrategy[Fed]] = {
    Conv: convolutions(),
    TransposedConv: convolutions(),
    DepthwiseConv: depthwise_convolutions(),
    SeparableConv: separable_convolutions(),
    Dense: dense_layers(),
    BatchNorm: normalizations(),
    PReLU: learned_slopes(),
}


def traced(layer: Layer, shape: Shape) -> Row:
    nodes = (Node("input", "Input", Input(shape)), Node("layer", type(layer).__name__, layer, (0,)))
    summary = trace(Network(nodes, "keras", (1,)))
    assert summary.problems == ()
    return summary.rows[1]


def calculated(text: str) -> int:
    """Calculate a printed calculation, as a reader with a calculator would."""
    assert re.fullmatch(r"[\d+−×/() ]+", text)
    value = eval(text.replace("−", "-").replace("×", "*"))
    assert value == int(value)
    return int(value)


@given(st.one_of(*STRATEGIES.values()))
def test_every_notation_gives_the_sum_of_the_weights(fed: Fed) -> None:
    row = traced(*fed)
    assert row.worked is not None
    assert tuple(row.worked) == NOTATIONS
    assert row.params is not None
    assert {name: worked.value for name, worked in row.worked.items()} == dict.fromkeys(NOTATIONS, row.params)


@given(st.one_of(*STRATEGIES.values()))
def test_every_printed_calculation_gives_the_sum_of_the_weights(fed: Fed) -> None:
    row = traced(*fed)
    assert row.worked is not None
    printed = {name: worked.numeric() for name, worked in row.worked.items()}
    assert {name: calculated(text) for name, text in printed.items()} == dict.fromkeys(NOTATIONS, row.params)


@given(st.one_of(*STRATEGIES.values()))
def test_every_printed_weight_gives_its_size(fed: Fed) -> None:
    row = traced(*fed)
    assert [calculated(weight.worked.numeric()) for weight in row.weights] == [weight.value for weight in row.weights]


def test_every_kind_with_weights_is_among_them() -> None:
    kinds = {getattr(catalogue, name) for name in catalogue.__all__}
    assert {kind for kind in kinds if kind.weights} == set(STRATEGIES)
