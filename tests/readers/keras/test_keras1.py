"""Spellings of Keras 1 and of TensorFlow 1: what they meant, and what they must not be taken for."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.summary import Row
from sphinxext_cnnparams.readers.read import Request, read

NOTE = "arguments of Keras 1 are read as Keras 1 meant them"
KERNEL = "the numbers after the filters of {} are its kernel, as Keras 1 meant them"
IMAGE = "input_shape=(32, 32, 3)"
STEPS = "input_shape=(100, 3)"


def rows(text: str) -> tuple[list[Row], tuple[str, ...]]:
    reading = read(Request(text))
    assert reading.problems == ()
    assert reading.network is not None
    summary = compute(reading.network)
    assert summary.problems == ()
    return list(summary.rows), tuple(map(str, summary.notes))


def last(text: str) -> tuple[list[int | None], int | None]:
    row = rows(text)[0][-1]
    assert row.output is not None
    return list(row.output.dims), row.params


def added(layer: str) -> str:
    return f"model = Sequential()\nmodel.add({layer})"


@pytest.mark.parametrize(
    ("layer", "output", "params"),
    [
        (f"Convolution2D(8, 3, 3, border_mode='same', subsample=(2, 2), {IMAGE})", [16, 16, 8], 224),
        (f"Convolution2D(8, 3, 3, init='he_normal', W_regularizer=l2(0.01), bias=False, {IMAGE})", [30, 30, 8], 216),
        (f"Convolution2D(8, 3, 5, 'he_normal', 'relu', None, 'same', (2, 2), {IMAGE})", [16, 16, 8], 368),
        (f"Convolution2D(nb_filter=8, nb_row=3, nb_col=5, {IMAGE})", [30, 28, 8], 368),
        (f"Convolution2D(8, 3, nb_col=5, {IMAGE})", [30, 28, 8], 368),
        (f"Convolution2D(8, (3, 5), border_mode='valid', {IMAGE})", [30, 28, 8], 368),
        (f"Conv2D(8, 3, 3, border_mode='same', {IMAGE})", [32, 32, 8], 224),
        ("Convolution2D(8, 3, 3, dim_ordering='th', input_shape=(3, 32, 32))", [8, 30, 30], 224),
        (f"AtrousConvolution2D(8, 3, 3, atrous_rate=(2, 2), {IMAGE})", [28, 28, 8], 224),
        (f"Deconvolution2D(8, 3, 3, (None, 34, 34, 8), {IMAGE})", [34, 34, 8], 224),
        (f"Deconvolution2D(8, 3, 3, output_shape=(None, 65, 65, 8), subsample=(2, 2), {IMAGE})", [65, 65, 8], 224),
        (f"SeparableConvolution2D(8, 3, 3, depth_multiplier=2, border_mode='same', {IMAGE})", [32, 32, 8], 110),
        ("Convolution3D(8, 3, 3, 3, border_mode='same', input_shape=(8, 8, 8, 1))", [8, 8, 8, 8], 224),
        ("Convolution3D(8, 1, kernel_dim2=2, kernel_dim3=3, input_shape=(8, 8, 8, 1))", [8, 7, 6, 8], 56),
        (f"Convolution1D(8, 5, border_mode='same', subsample_length=2, {STEPS})", [50, 8], 128),
        ("Convolution1D(nb_filter=8, filter_length=5, input_dim=3, input_length=100)", [96, 8], 128),
        (f"MaxPooling2D((2, 2), strides=(2, 2), border_mode='same', dim_ordering='tf', {IMAGE})", [16, 16, 3], 0),
        (f"AveragePooling1D(pool_length=4, stride=2, {STEPS})", [49, 3], 0),
        ("GlobalAveragePooling2D(dim_ordering='th', input_shape=(3, 8, 8))", [3], 0),
        (f"UpSampling2D((2, 2), dim_ordering='tf', {IMAGE})", [64, 64, 3], 0),
        (f"UpSampling1D(length=2, {STEPS})", [200, 3], 0),
        (f"ZeroPadding2D((1, 1), dim_ordering='tf', {IMAGE})", [34, 34, 3], 0),
        (f"Cropping2D(((1, 1), (0, 0)), dim_ordering='default', {IMAGE})", [30, 32, 3], 0),
        ("Dense(output_dim=64, input_dim=100, init='uniform')", [64], 6464),
        ("Dense(64, input_dim=100, b_constraint=None, bias=False)", [64], 6400),
        ("MaxoutDense(output_dim=64, nb_feature=3, init='uniform', input_dim=100)", [64], 19392),
        ("MaxoutDense(64, init='uniform', bias=False, input_dim=100)", [64], 25600),
        ("SpatialDropout2D(p=0.5, dim_ordering='tf', input_shape=(4, 4, 7))", [4, 4, 7], 0),
        ("GaussianNoise(sigma=0.1, input_shape=(7,))", [7], 0),
        ("BatchNormalization(mode=0, axis=1, beta_init='zero', input_shape=(7,))", [7], 28),
        ("Embedding(1000, 64, input_length=10, init='uniform', dropout=0.2)", [10, 64], 64000),
        (f"LSTM(output_dim=8, inner_init='orthogonal', dropout_W=0.2, forget_bias_init='one', {STEPS})", [8], 384),
        ("LSTM(output_dim=8, input_dim=3, input_length=100, return_sequences=True)", [100, 8], 384),
        (f"GRU(output_dim=8, consume_less='gpu', {STEPS})", [8], 288),  # one bias; 312 since TensorFlow 2
        ("Reshape(dims=(2, 3), input_shape=(6,))", [2, 3], 0),
    ],
)
def test_arguments(layer: str, output: list[int], params: int) -> None:
    assert last(added(layer)) == (output, params)
    assert rows(added(layer))[1] in ((NOTE,), (KERNEL.format(layer.partition("(")[0]),))


@pytest.mark.parametrize("layer", ["Convolution2D(8, 3, 3, {})", "Convolution2D(8, 3, 3, activation='relu', {})"])
def test_three_numbers_and_an_old_name(layer: str) -> None:
    text = added(layer.format(IMAGE))
    assert last(text) == ([30, 30, 8], 224)
    assert rows(text)[1] == (KERNEL.format("Convolution2D"),)


@pytest.mark.parametrize(
    ("layer", "output"),
    [
        ("Conv2D(8, 3, 3, {})", [10, 10, 8]),
        ("Convolution2D(8, 3, 3, padding='same', {})", [11, 11, 8]),
        ("Convolution2D(8, 3, strides=2, {})", [15, 15, 8]),
        ("Convolution2D(8, (3, 3), (2, 2), {})", [15, 15, 8]),
        ("SeparableConv2D(8, 3, 3, {})", [10, 10, 8]),
    ],
)
def test_the_third_place_is_the_strides_today(layer: str, output: list[int]) -> None:
    text = added(layer.format(IMAGE))
    assert last(text)[0] == output
    assert rows(text)[1] == ()


@pytest.mark.parametrize(
    ("layer", "name"),
    [
        ("Conv2D(8, 3, bias=False, {})", "bias"),
        ("Dense(8, bias=False, {})", "bias"),
        ("MaxPooling1D(2, stride=2, {})", "stride"),
        ("Dropout(p=0.5, {})", "p"),
        ("Conv2D(8, 3, padding='same', border_mode='same', {})", "border_mode"),
    ],
)
def test_what_is_no_spelling_of_keras_1_is_refused(layer: str, name: str) -> None:
    reading = read(Request(added(layer.format(IMAGE))))
    assert reading.network is not None
    (problem,) = (*reading.problems, *compute(reading.network).problems)
    assert f"has no argument {name}" in problem.message


FIRST = f"model = Sequential()\nmodel.add(Convolution2D(8, 3, 3, {IMAGE}))\n"


@pytest.mark.parametrize(
    ("layer", "output", "params"),
    [
        ("Dropout(p=0.5)", [30, 30, 8], 0),
        ("Dense(4, bias=False)", [30, 30, 4], 32),
        ("Conv2D(4, 1, bias=False)", [30, 30, 4], 32),
        ("ZeroPadding2D((1, 2, 3, 4))", [33, 37, 8], 0),
        ("ZeroPadding2D(padding=(1, 2, 3, 4))", [33, 37, 8], 0),
        ("ZeroPadding2D({'top_pad': 1, 'right_pad': 4})", [31, 34, 8], 0),
        ("ZeroPadding2D(((1, 2), (3, 4)))", [33, 37, 8], 0),
        ("ZeroPadding2D((1, 2))", [32, 34, 8], 0),
    ],
)
def test_what_may_be_a_slip_is_none_once_the_code_has_spoken_keras_1(
    layer: str, output: list[int], params: int
) -> None:
    assert last(f"{FIRST}model.add({layer})") == (output, params)


def test_a_dense_layer_for_every_step() -> None:
    assert last(added("TimeDistributedDense(4, input_dim=5, input_length=7)")) == ([7, 4], 24)


@pytest.mark.parametrize(
    ("call", "kind", "output"),
    [
        ("merge([a, b], mode='concat', concat_axis=3)", "Concatenate", [4, 4, 6]),
        ("merge([a, b], 'concat')", "Concatenate", [4, 4, 6]),
        ("merge([a, b])", "Add", [4, 4, 3]),
        ("merge(inputs=[a, b], mode='ave', name='joined')", "Average", [4, 4, 3]),
        ("Merge(mode='mul')([a, b])", "Multiply", [4, 4, 3]),
    ],
)
def test_merge(call: str, kind: str, output: list[int]) -> None:
    text = f"a = Input(shape=(4, 4, 3))\nb = Convolution2D(3, 1, 1)(a)\nmodel = Model(input=a, output={call})"
    row = rows(text)[0][-1]
    assert row.output is not None
    assert (row.kind, list(row.output.dims)) == (kind, output)
    assert row.name == "joined" or "joined" not in call


LEFT = "left = Sequential()\nleft.add(Dense(8, input_dim=4))\n"
RIGHT = "right = Sequential()\nright.add(Dense(8, input_dim=5))\n"
MERGED = "model = Sequential()\nmodel.add(Merge([left, right], mode='concat'))\nmodel.add(Dense(2))"


def test_merging_models() -> None:
    found, notes = rows(LEFT + RIGHT + MERGED)
    assert [(row.name, row.params) for row in found] == [
        ("input", 0),
        ("dense", 40),
        ("input_1", 0),
        ("dense_1", 48),
        ("concatenate", 0),
        ("dense_2", 34),
    ]
    assert notes == ()


def test_merging_merged_models() -> None:
    third = (
        "third = Sequential([Dense(2, input_dim=3)])\nwhole = Sequential([Merge([model, third], mode='mul'), Dense(1)])"
    )
    assert sum(row.params or 0 for row in rows(f"{LEFT}{RIGHT}{MERGED}\n{third}")[0]) == 133


def problems(text: str) -> list[str]:
    reading = read(Request(text))
    assert reading.network is not None
    return [problem.message for problem in (*reading.problems, *compute(reading.network).problems)]


def test_merging_models_whose_inputs_are_not_known_is_not_read() -> None:
    (message,) = problems(LEFT.replace(", input_dim=4", "") + RIGHT + MERGED)
    assert "call the models" in message


def test_merging_models_that_do_not_fit() -> None:
    (message,) = problems(LEFT + RIGHT.replace("8", "7") + MERGED.replace("concat", "sum"))
    assert message.startswith("add (Add) ")


def test_what_is_not_known_behind_merged_models_is_said() -> None:
    assert (
        "nowhere"
        in problems(LEFT + RIGHT + MERGED.replace("model.add(Dense", "model.add(nowhere(3))\nmodel.add(Dense"))[0]
    )


@pytest.mark.parametrize("line", ["K.set_image_dim_ordering('th')", "K.set_image_data_format('channels_first')"])
def test_channels_first_for_all_layers(line: str) -> None:
    text = f"{line}\n" + added("Conv2D(8, 3, input_shape=(3, 32, 32))") + "\nmodel.add(MaxPooling2D(2))"
    assert last(text) == ([8, 15, 15], 0)
    assert rows(text)[0][-2].params == 224


@pytest.mark.parametrize(
    ("asked", "answer"), [("image_dim_ordering()", "th"), ("image_data_format()", "channels_first")]
)
def test_where_the_channels_stand(asked: str, answer: str) -> None:
    shape = f"(1, 28, 28) if K.{asked} == '{answer}' else (28, 28, 1)"
    set_first = "K.set_image_dim_ordering('th')\n"
    assert last(set_first + added(f"Conv2D(4, 3, input_shape={shape})")) == ([4, 26, 26], 40)
    assert last(added(f"Conv2D(4, 3, input_shape={shape})")) == ([26, 26, 4], 40)


@pytest.mark.parametrize("home", ["tf.layers", "tf.compat.v1.layers"])
def test_layers_of_tensorflow_1(home: str) -> None:
    text = f"""\
import tensorflow as tf
x = tf.keras.Input((28, 28, 1))
y = {home}.conv2d(inputs=x, filters=32, kernel_size=[5, 5], padding='same', activation=tf.nn.relu)
y = {home}.max_pooling2d(inputs=y, pool_size=[2, 2], strides=2)
y = {home}.conv2d(y, 64, 5, name='second')
y = {home}.batch_normalization(y, training=True)
y = {home}.dropout(y, training=False)
y = {home}.flatten(y)
y = {home}.dense(y, 10)
model = tf.keras.Model(x, y)
"""
    assert [(row.name, row.params) for row in rows(text)[0]] == [
        ("input_layer", 0),
        ("conv2d", 832),
        ("max_pooling2d", 0),
        ("second", 51264),
        ("batch_normalization", 256),
        ("dropout", 0),
        ("flatten", 0),
        ("dense", 64010),
    ]


def test_layers_that_were_experimental() -> None:
    layer = "tf.keras.layers.experimental.preprocessing.Rescaling(1 / 255, input_shape=(8, 8, 3))"
    assert last(f"import tensorflow as tf\nmodel = tf.keras.Sequential([{layer}])") == ([8, 8, 3], 0)


VGG = """\
from keras import backend as K
from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D, ZeroPadding2D

K.set_image_dim_ordering('th')

def conv_block(model, layers, filters):
    for i in range(layers):
        model.add(ZeroPadding2D((1, 1)))
        model.add(Convolution2D(filters, 3, 3, activation='relu'))
    model.add(MaxPooling2D((2, 2), strides=(2, 2)))

model = Sequential()
model.add(Dropout(0.1, input_shape=(3, 224, 224)))
for layers, filters in [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]:
    conv_block(model, layers, filters)
model.add(Flatten())
for _ in range(2):
    model.add(Dense(4096, activation='relu', init='normal'))
    model.add(Dropout(p=0.5))
model.add(Dense(output_dim=1000, activation='softmax'))
model.fit(x, y, nb_epoch=3, batch_size=32)
"""


def test_a_whole_network_of_2016() -> None:
    found, notes = rows(VGG)
    assert sum(row.params or 0 for row in found) == 138_357_544
    assert notes == (KERNEL.format("Convolution2D"), NOTE)


def test_layers_one_by_one() -> None:
    text = "Convolution2D(32, 3, 3, border_mode='same', input_shape=(28, 28, 1))\nMaxPooling2D((2, 2))\nFlatten()\nDense(10)"
    assert last(text) == ([10], 62730)
