"""Every notation of every layer's parameters gives what its weights add up to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from sphinxext_cnnparams.core import layers as catalogue
from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.layer import NOTATIONS, Layer
from sphinxext_cnnparams.core.layers import (
    GRU,
    LSTM,
    AdditiveAttention,
    BatchNorm,
    Bilinear,
    Conv,
    ConvLSTM,
    Dense,
    DepthwiseConv,
    DotAttention,
    EinsumDense,
    Embedding,
    GroupNorm,
    Input,
    InstanceNorm,
    LayerNorm,
    Maxout,
    MixedAxes,
    MultiHeadAttention,
    PReLU,
    SeparableConv,
    SimpleRNN,
    SpectralNorm,
    Standardize,
    Transformer,
    TransposedConv,
    WeightNorm,
)
from sphinxext_cnnparams.core.network import Network, Node
from sphinxext_cnnparams.core.shape import Layout, Shape
from sphinxext_cnnparams.core.summary import Row

Fed = tuple[Layer, *tuple[Shape, ...]]
LAYOUTS: SearchStrategy[Layout] = st.sampled_from(("first", "last"))
COUNTS = st.integers(1, 64)
FEW = st.integers(1, 4)


@st.composite
def images(draw: DrawFn, channels: SearchStrategy[int] = COUNTS, rank: SearchStrategy[int] = FEW) -> Shape:
    spatial = [draw(st.integers(12, 40)) for _ in range(draw(rank))]
    return Shape((), draw(LAYOUTS)).rebuild(spatial, draw(channels))


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


@st.composite
def layer_normalizations(draw: DrawFn) -> Fed:
    shape = draw(images(rank=st.integers(0, 3)))
    dims = [n for n in shape.dims if n is not None]
    axes = draw(st.sets(st.integers(0, shape.rank - 1), min_size=1))
    declared = draw(st.sampled_from(((), tuple(dims[-1:]), tuple(dims))))
    scale = draw(st.booleans())
    return LayerNorm(axes=tuple(axes), declared=declared, scale=scale, center=not scale or draw(st.booleans())), shape


@st.composite
def group_normalizations(draw: DrawFn) -> Fed:
    groups = draw(FEW)
    shape = draw(images(FEW.map(lambda n: n * groups)))
    scale = draw(st.booleans())
    declared = draw(st.sampled_from((None, shape.channels)))
    return GroupNorm(groups=groups, scale=scale, center=not scale or draw(st.booleans()), declared=declared), shape


@st.composite
def instance_normalizations(draw: DrawFn) -> Fed:
    rank = draw(st.integers(1, 3))
    shape = draw(images(rank=st.just(rank)))
    scale = draw(st.booleans())
    return InstanceNorm(rank=rank, scale=scale, center=not scale or draw(st.booleans())), shape


@st.composite
def standardizations(draw: DrawFn) -> Fed:
    shape = draw(images())
    return Standardize(axes=tuple(draw(st.sets(st.integers(0, shape.rank - 1))))), shape


@st.composite
def tables(draw: DrawFn) -> Fed:
    return Embedding(entries=draw(COUNTS), size=draw(COUNTS), reverse=draw(st.booleans())), Shape((draw(COUNTS),))


@st.composite
def spectral_normalizations(draw: DrawFn) -> Fed:
    layer, *shapes = draw(st.one_of(convolutions(), dense_layers(), depthwise_convolutions()))
    return SpectralNorm(layer), *shapes


@st.composite
def weight_normalizations(draw: DrawFn) -> Fed:
    layer, *shapes = draw(st.one_of(convolutions(), dense_layers()))
    return WeightNorm(layer, whole=draw(st.booleans())), *shapes


@st.composite
def maxout_layers(draw: DrawFn) -> Fed:
    layer = Maxout(units=draw(COUNTS), pieces=draw(FEW), bias=draw(st.booleans()))
    return layer, Shape((draw(COUNTS),))


@st.composite
def bilinear_layers(draw: DrawFn) -> Fed:
    left, right = draw(COUNTS), draw(COUNTS)
    layer = Bilinear(units=draw(COUNTS), left=left, right=right, bias=draw(st.booleans()))
    return layer, Shape((left,)), Shape((right,))


@st.composite
def recurrent_layers(draw: DrawFn) -> Fed:
    kind = draw(st.sampled_from((SimpleRNN, GRU, LSTM)))
    units = draw(st.integers(2, 64))
    layer = kind(
        units=units,
        biases=draw(st.integers(0, 2)),
        layers=draw(FEW),
        directions=draw(st.integers(1, 2)),
        projection=draw(st.integers(0, units - 1)),
    )
    return layer, Shape((draw(COUNTS), draw(COUNTS)))


@st.composite
def convolutional_memories(draw: DrawFn) -> Fed:
    rank = draw(st.integers(1, 3))
    image = draw(images(rank=st.just(rank)))
    layer = ConvLSTM(filters=draw(COUNTS), bias=draw(st.booleans()), **draw(windows(rank)))
    return layer, Shape((draw(FEW), *image.dims), image.layout)


@st.composite
def several_heads(draw: DrawFn) -> Fed:
    shared = draw(FEW)
    declared = draw(st.none() | st.tuples(COUNTS, COUNTS, COUNTS))
    query, key, value = declared or draw(st.tuples(COUNTS, COUNTS, COUNTS))
    layer = MultiHeadAttention(
        heads=shared * draw(FEW),
        key_heads=draw(st.sampled_from((0, shared))),
        key_size=draw(COUNTS),
        value_size=draw(COUNTS),
        bias=draw(st.booleans()),
        gate=draw(st.booleans()),
        added=draw(st.booleans()),
        target=draw(st.sampled_from(((), (5,), (4, 3)))),
        order="qkv",
        declared=declared,
    )
    steps = draw(COUNTS)
    return layer, Shape((draw(COUNTS), query)), Shape((steps, key)), Shape((steps, value))


@st.composite
def attentions(draw: DrawFn) -> Fed:
    query, steps, size = draw(COUNTS), draw(COUNTS), draw(COUNTS)
    layer: Layer = draw(
        st.sampled_from((AdditiveAttention(), DotAttention(scale=True), DotAttention(scale=True, concat=True)))
    )
    return layer, Shape((query, size)), Shape((steps, size))


@st.composite
def equations(draw: DrawFn) -> Fed:
    text, target, bias = draw(
        st.sampled_from(
            (("abc,cd->abd", (None, 7), "d"), ("...x,xy->...y", (9,), ""), ("abc,bd->adc", (7, None), "dc"))
        )
    )
    return EinsumDense(text=text, target=target, bias=bias), Shape((draw(COUNTS), draw(COUNTS)))


@st.composite
def mixed_axes(draw: DrawFn) -> Fed:
    fed, made = draw(COUNTS), draw(COUNTS)
    bias = draw(st.booleans())
    axes = (("c_in", fed), ("c_out", made))
    return MixedAxes(axes=axes, added=axes[1:] if bias else (), bias=bias), Shape((fed,))


@st.composite
def transformers(draw: DrawFn) -> Fed:
    size, encoders, decoders = draw(COUNTS), draw(FEW), draw(st.integers(0, 3))
    layer = Transformer(
        size=size,
        heads=1,
        hidden=draw(COUNTS),
        encoders=encoders,
        decoders=decoders,
        final=draw(st.integers(0, 2)),
        bias=draw(st.booleans()),
        shifted=draw(st.booleans()),
    )
    shapes = [Shape((draw(COUNTS), size)) for _ in range(2 if decoders else 1)]
    return layer, *shapes


STRATEGIES: dict[type[Layer], SearchStrategy[Fed]] = {
    Conv: convolutions(),
    TransposedConv: convolutions(),
    DepthwiseConv: depthwise_convolutions(),
    SeparableConv: separable_convolutions(),
    Dense: dense_layers(),
    BatchNorm: normalizations(),
    PReLU: learned_slopes(),
    LayerNorm: layer_normalizations(),
    GroupNorm: group_normalizations(),
    InstanceNorm: instance_normalizations(),
    Standardize: standardizations(),
    Embedding: tables(),
    SpectralNorm: spectral_normalizations(),
    WeightNorm: weight_normalizations(),
    MultiHeadAttention: several_heads(),
    AdditiveAttention: attentions(),
    DotAttention: attentions(),
    EinsumDense: equations(),
    MixedAxes: mixed_axes(),
    Transformer: transformers(),
    SimpleRNN: recurrent_layers(),
    GRU: recurrent_layers(),
    LSTM: recurrent_layers(),
    ConvLSTM: convolutional_memories(),
    Bilinear: bilinear_layers(),
    Maxout: maxout_layers(),
}


Test = Callable[..., None]


def every_kind(test: Test) -> Test:
    """Draw some layers of each kind: of all kinds together, few would be of one."""
    drawn = settings(max_examples=20)(given(data=st.data())(test))
    return pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)(drawn)


def traced(layer: Layer, *shapes: Shape) -> Row:
    sources = [Node(f"input{i}", "Input", Input(shape)) for i, shape in enumerate(shapes)]
    node = Node("layer", type(layer).__name__, layer, tuple(range(len(shapes))))
    summary = compute(Network((*sources, node), "keras", (len(shapes),)))
    assert summary.problems == ()
    return summary.rows[-1]


def calculated(text: str) -> int:
    """Calculate a printed calculation, as a reader with a calculator would."""
    assert re.fullmatch(r"[\d+−×/() ]+", text)
    value = eval(text.replace("−", "-").replace("×", "*"))
    assert value == int(value)
    return int(value)


@every_kind
def test_every_notation_gives_the_sum_of_the_weights(kind: type[Layer], data: st.DataObject) -> None:
    row = traced(*data.draw(STRATEGIES[kind]))
    assert row.formulas is not None
    assert tuple(row.formulas) == NOTATIONS
    assert row.params is not None
    assert {name: formula.value for name, formula in row.formulas.items()} == dict.fromkeys(NOTATIONS, row.params)


@every_kind
def test_every_printed_calculation_gives_the_sum_of_the_weights(kind: type[Layer], data: st.DataObject) -> None:
    row = traced(*data.draw(STRATEGIES[kind]))
    assert row.formulas is not None
    printed = {name: formula.write_numbers() for name, formula in row.formulas.items()}
    assert {name: calculated(text) for name, text in printed.items()} == dict.fromkeys(NOTATIONS, row.params)


@every_kind
def test_every_printed_weight_gives_its_size(kind: type[Layer], data: st.DataObject) -> None:
    row = traced(*data.draw(STRATEGIES[kind]))
    assert [calculated(weight.formula.write_numbers()) for weight in row.weights] == [
        weight.value for weight in row.weights
    ]


def test_a_transformer_without_biases_has_no_factor_for_them() -> None:
    """Its normalizations have gammas only: 4 · 8 · 8 in its attention, 2 · 8 · 16 in its dense layers, 2 · 8 gammas."""
    row = traced(Transformer(size=8, heads=1, hidden=16, encoders=1, bias=False, shifted=False), Shape((5, 8)))
    assert row.formulas is not None
    assert row.formulas["factored"].write_letters() == "4 e e + 2 e m + 2 e"
    assert row.formulas["factored"].write_numbers() == "4 × 8 × 8 + 2 × 8 × 16 + 2 × 8"


def test_every_kind_with_weights_is_among_them() -> None:
    kinds = {getattr(catalogue, name) for name in catalogue.__all__}
    assert {kind for kind in kinds if kind.weights} == set(STRATEGIES)


def test_what_is_added_is_a_bias_and_what_is_multiplied_is_none() -> None:
    """Sums of biases, and weights without them, follow from it."""
    for kind in STRATEGIES:
        for weight in kind.weights:
            assert bool(weight.bias) is any(word in weight.name for word in ("bias", "beta")), (kind, weight)
