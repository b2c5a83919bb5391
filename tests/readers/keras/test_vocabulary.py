"""Layers that number words and categories: shapes and counts as Keras 3.15.1 gave them on TensorFlow 2.21."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.readers.read import Request, read

TEXT = "keras.Input((1,), dtype='string')"


@pytest.mark.parametrize(
    ("layer", "fed", "output"),
    [
        ("TextVectorization(max_tokens=100, output_mode='int', output_sequence_length=20)", TEXT, (20,)),
        ("TextVectorization(max_tokens=100, output_sequence_length=7)", "keras.Input((), dtype='string')", (7,)),
        ("TextVectorization(max_tokens=100)", TEXT, (None,)),
        ("TextVectorization(50, output_mode='multi_hot', pad_to_max_tokens=True)", TEXT, (1, 50)),
        ("TextVectorization(output_mode='count', vocabulary=['a', 'b', 'c'])", TEXT, (1, 4)),
        ("StringLookup(vocabulary=['a', 'b', 'c'], output_mode='one_hot')", TEXT, (4,)),
        ("StringLookup(vocabulary=['a', 'b', 'c'])", TEXT, (1,)),
        (
            "IntegerLookup(vocabulary=[1, 5, 7], output_mode='multi_hot', num_oov_indices=2)",
            "keras.Input((4,), dtype='int64')",
            (5,),
        ),
        ("Hashing(num_bins=6, output_mode='one_hot')", TEXT, (6,)),
        ("Hashing(6)", "keras.Input((3,), dtype='string')", (3,)),
    ],
)
def test_what_comes_out(layer: str, fed: str, output: tuple[int | None, ...]) -> None:
    text = f"import keras\nfrom keras import layers\ni = {fed}\nmodel = keras.Model(i, layers.{layer}(i))\n"
    reading = read(Request(text))
    assert reading.problems == ()
    assert reading.network is not None
    summary = compute(reading.network)
    assert summary.problems == ()
    (row,) = summary.layers
    assert row.output is not None
    assert (row.output.dims, row.params) == (output, 0)


def test_a_classifier_of_texts() -> None:
    text = (
        "import keras\nfrom keras import layers\nvectorize = layers.TextVectorization(max_tokens=100)\n"
        "vectorize.adapt(texts)\nmodel = keras.Sequential([vectorize, layers.Embedding(100, 8, mask_zero=True),\n"
        "    layers.Bidirectional(layers.LSTM(4)), layers.Dense(1)])\n"
    )
    reading = read(Request(text))
    assert reading.network is not None
    summary = compute(reading.network)
    assert (summary.problems, summary.params) == ((), 1225)


def test_a_vocabulary_that_is_not_known_leaves_the_size_open() -> None:
    text = f"import keras\ni = {TEXT}\nmodel = keras.Model(i, keras.layers.StringLookup(output_mode='one_hot')(i))\n"
    reading = read(Request(text))
    assert reading.network is not None
    (problem,) = compute(reading.network).problems
    assert str(problem.message) == (
        "string_lookup (StringLookup) gives a value for each word of its vocabulary, which is not known; "
        "say pad_to_max_tokens=True"
    )


@pytest.mark.parametrize(
    ("layer", "size", "words"),
    [
        ("StringLookup(vocabulary=['a', 'b', 'c'])", 4, 3),
        ("StringLookup(vocabulary=['a', 'b'], mask_token='', num_oov_indices=2)", 5, 2),
        ("StringLookup(vocabulary=layers.StringLookup(vocabulary=['a', 'b'], oov_token='').get_vocabulary())", 4, 3),
        ("StringLookup(vocabulary=layers.StringLookup(vocabulary=['a', 'b']).get_vocabulary(), invert=True)", 3, 2),
        ("IntegerLookup(vocabulary=[3, 4, 9], output_mode='one_hot', mask_token=0)", 4, 3),
        ("TextVectorization(vocabulary=['a', 'b', 'c'])", 5, 3),
    ],
)
def test_how_large_a_vocabulary_is(layer: str, size: int, words: int) -> None:
    text = (
        f"import keras\nfrom keras import layers\nl = layers.{layer}\n"
        "few = l.get_vocabulary(include_special_tokens=False)\ni = keras.Input((7,))\n"
        "model = keras.Model(i, layers.Dense(len(few))(layers.Embedding(l.vocabulary_size(), 4)(i)))\n"
    )
    reading = read(Request(text))
    assert reading.network is not None
    summary = compute(reading.network)
    assert (summary.problems, summary.params) == ((), 4 * size + 5 * words)


def test_a_vocabulary_that_is_set_later() -> None:
    text = (
        "import keras\nfrom keras import layers\nl = layers.StringLookup()\nl.set_vocabulary(['a', 'b'])\n"
        "model = keras.Sequential([keras.Input((7,)), layers.Embedding(l.vocabulary_size(), 4)])\n"
    )
    reading = read(Request(text))
    assert reading.network is not None
    assert compute(reading.network).params == 12


def test_a_vocabulary_that_is_worked_out_of_data_is_not_known() -> None:
    text = (
        "import keras\nfrom keras import layers\nl = layers.TextVectorization()\nl.adapt(texts)\n"
        "model = keras.Sequential([keras.Input((7,)), layers.Embedding(l.vocabulary_size(), 4)])\n"
    )
    reading = read(Request(text))
    assert reading.network is not None
    (problem,) = compute(reading.network).problems
    assert "the vocabulary of this layer is worked out from data" in problem.message
