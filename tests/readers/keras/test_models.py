"""Habits of code in Keras; the totals and the shapes are those that Keras 3.15 gives."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.summary import add_up
from sphinxext_cnnparams.readers.read import Request, read

IMPORTS = "import keras\nfrom keras import layers, ops\nfrom keras import backend as K\nimport tensorflow as tf\n"
OWN = "class Own(layers.Layer):\n    def __init__(self):\n        super().__init__()\n        self.e = layers.Embedding(3, 4)\n"

Answer = tuple[int | None, list[list[int | None] | None], list[str], tuple[str, ...]]


def answer(code: str, given: str = "") -> Answer:
    """Give the parameters, the outputs, the names of the layers, and all that is said."""
    reading = read(Request(IMPORTS + code, given=given))
    said = tuple(problem.message for problem in reading.problems)
    if reading.network is None:
        return None, [], [], said
    summary = compute(reading.network)
    said += tuple(problem.message for problem in summary.problems) + tuple(map(str, summary.notes))
    counts = [row.params for row in summary.rows]
    total = None if None in counts else sum(count for count in counts if count is not None)
    outputs = [row.output for row in (summary.rows[i] for i in summary.outputs or (-1,))]
    shapes = [None if shape is None else list(shape.dims) for shape in outputs]
    return total, shapes, [row.name for row in summary.rows if not row.source], said


EAGER = {
    "a layer on constants": (
        "i = keras.Input((3, 4))\nx = i + layers.Embedding(3, 4)(ops.arange(3))\nm = keras.Model(i, layers.Dense(2)(x))",
        10,
        ["add", "dense"],
    ),
    "a layer of one's own on constants": (
        f"{OWN}    def call(self, x):\n        return self.e(x)\ni = keras.Input((3, 4))\n"
        "m = keras.Model(i, layers.Dense(4)(i + Own()(ops.arange(3))))",
        20,
        ["add", "dense"],
    ),
    "a Sequential on constants": (
        "i = keras.Input((3, 4))\ns = keras.Sequential([layers.Embedding(3, 4), layers.Dense(4)])\n"
        "x = layers.Add()([i, s(ops.expand_dims(ops.arange(3), 0))])\nm = keras.Model(i, layers.Dense(1)(x))",
        5,
        ["add", "dense_1"],
    ),
    "constants inside a layer": (
        f"{OWN}    def call(self, x):\n        return x + self.e(ops.arange(3))\ni = keras.Input((3, 4))\nm = keras.Model(i, Own()(i))",
        12,
        ["own.e", "own.add"],
    ),
    "calculations on constants": (
        "i = keras.Input((4,))\nc = ops.reshape(ops.arange(4.0), (1, 4))\nx = ops.reshape(i * c, (-1, 2, 2))\nm = keras.Model(i, layers.Dense(3)(x))",
        9,
        ["multiply", "reshape", "dense"],
    ),
    "a layer on what has the size of the batch": (
        "i = keras.Input((3, 4))\nt = tf.tile(tf.expand_dims(tf.range(3), 0), [tf.shape(i)[0], 1])\nm = keras.Model(i, i + layers.Embedding(3, 4)(t))",
        12,
        ["embedding", "add"],
    ),
    "a layer on zeros of the size of the batch": (
        "i = keras.Input((3, 4))\nt = tf.zeros([tf.shape(i)[0], 3])\nm = keras.Model(i, i + layers.Embedding(3, 4)(t))",
        12,
        ["embedding", "add"],
    ),
    "a layer on zeros of a size that is not known": (
        "i = keras.Input((3, 4))\nt = tf.zeros([tf.shape(i)[0] + 1, 3])\nm = keras.Model(i, i + layers.Embedding(3, 4)(t))",
        12,
        ["embedding", "add"],
    ),
    "a variable outside all layers": (
        "w = keras.Variable(ops.ones((2, 4)))\ni = keras.Input((4,))\nm = keras.Model(i, layers.Dense(2)(i * w[0] + keras.Variable(ops.ones((4,)))))",
        10,
        ["multiply", "add", "dense"],
    ),
    "a variable outside all layers, multiplied": (
        "w = keras.Variable(ops.ones((4, 3)))\ni = keras.Input((4,))\nm = keras.Model(i, ops.matmul(i, w))",
        0,
        ["matmul"],
    ),
    "a weight that is taken apart where it is made": (
        "class Own(layers.Layer):\n    def build(self, shape):\n        self.w = self.add_weight(shape=(3, 4))[None]\n"
        "    def call(self, x):\n        return x + self.w\ni = keras.Input((3, 4))\nm = keras.Model(i, Own()(i))",
        12,
        ["Parameter", "own.add"],
    ),
    "a layer that is built on constants first": (
        "d = layers.Dense(4)\nd(ops.ones((2, 4)))\ni = keras.Input((4,))\nm = keras.Model(i, d(i))",
        20,
        ["dense"],
    ),
}


@pytest.mark.parametrize("name", EAGER)
def test_what_is_computed_at_once_is_no_part_of_a_model(name: str) -> None:
    code, total, rows = EAGER[name]
    count, _, names, said = answer(code)
    assert (count, names, said) == (total, rows, ())


def test_a_name_that_is_not_known_is_said_and_takes_no_number() -> None:
    code = (
        "i = keras.Input((4,))\nx = layers.Dense(3, name=nowhere + 'a')(i)\nx = layers.Dense(3)(x)\n"
        "m = keras.Model(i, layers.Dense(3)(x))"
    )
    why = "nowhere is not defined; say what it is with :let: nowhere=…"
    note = f"the name of a layer is not known: {why}"
    assert answer(code) == (39, [[3]], ["unnamed_dense", "dense", "dense_1"], (note,))


IMAGE = "x = keras.Input((10, 8, 4))\n"
OPS = {
    "ops.split(x, 2, axis=-1)[1]": [10, 8, 2],
    "ops.split(x, [2, 5], axis=1)[1]": [3, 8, 4],
    "ops.repeat(x, 3, axis=1)": [30, 8, 4],
    "ops.repeat(x, [1, 2, 1, 1, 1, 1, 1, 1], axis=2)": [10, 9, 4],
    "ops.tile(x, [1, 2, 1, 3])": [20, 8, 12],
    "ops.take(x, [0, 2], axis=1)": [2, 8, 4],
    "ops.take(x, 1, axis=-1)": [10, 8],
    "ops.take(x, ops.arange(3), axis=2)": [10, 3, 4],
    "ops.take(x, [[0, 1], [2, 3], [4, 5]], axis=1)": [3, 2, 8, 4],
    "ops.unstack(x, axis=1)[0]": [8, 4],
    "ops.unstack(x, 4, 3)[3]": [10, 8],
    "ops.moveaxis(x, 1, -1)": [8, 4, 10],
    "ops.moveaxis(x, [1, 2], [3, 1])": [8, 4, 10],
    "ops.moveaxis(x, -1, 1)": [4, 10, 8],
    "ops.roll(x, 2, axis=1)": [10, 8, 4],
    "ops.max_pool(x, 2)": [5, 4, 4],
    'ops.max_pool(x, (3, 2), strides=2, padding="same")': [5, 4, 4],
    "ops.average_pool(x, 3, 1)": [8, 6, 4],
    "ops.conv(x, ops.ones((3, 3, 4, 5)))": [8, 6, 5],
    "ops.conv(x, ops.ones((3, 3, 4, 5)), dilation_rate=2)": [6, 4, 5],
    'ops.depthwise_conv(x, ops.ones((3, 3, 4, 2)), strides=1, padding="same")': [10, 8, 8],
    "ops.concatenate([x, x], axis=-1)": [10, 8, 8],
    "ops.image.extract_patches(x, 2)": [5, 4, 16],
    "ops.image.extract_patches(x, (3, 2), strides=(1, 2))": [8, 4, 24],
    'ops.image.extract_patches(x, 3, strides=2, padding="same")': [5, 4, 36],
    "ops.image.extract_patches(x, 3, strides=1, dilation_rate=2)": [6, 4, 36],
    "ops.image.resize(x, (5, 6))": [5, 6, 4],
    "ops.image.rgb_to_grayscale(x[..., :3])": [10, 8, 1],
    "ops.flip(x, axis=1)": [10, 8, 4],
    "ops.transpose(x, (0, 3, 1, 2))": [4, 10, 8],
}
"""What Keras 3.15 says of its symbolic tensors."""
OLDER = {
    "tf.split(x, num_or_size_splits=2, axis=-1)[1]": [10, 8, 2],
    "tf.split(x, [1, -1], axis=3)[1]": [10, 8, 3],
    "tf.add_n([x, x, x])": [10, 8, 4],
    "tf.roll(x, shift=[1, 1], axis=[1, 2])": [10, 8, 4],
    "tf.unstack(x, axis=-1)[0]": [10, 8],
    "tf.gather(x, [0, 1], axis=2)": [10, 2, 4],
    "tf.slice(x, [0, 1, 1, 0], [-1, 4, -1, -1])": [4, 7, 4],
    "tf.strided_slice(x, [0, 0, 1, 0], [tf.shape(x)[0], 10, 8, 4], [1, 2, 3, 1])": [5, 3, 4],
    'tf.nn.max_pool(x, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding="SAME")': [5, 4, 4],
    'tf.nn.max_pool(value=x, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding="SAME")': [5, 4, 4],
    'tf.nn.max_pool2d(x, 3, 2, "VALID")': [4, 3, 4],
    'tf.nn.avg_pool2d(x, ksize=2, strides=2, padding="VALID")': [5, 4, 4],
    'tf.nn.conv2d(x, tf.ones((3, 3, 4, 6)), strides=[1, 1, 1, 1], padding="SAME")': [10, 8, 6],
    'tf.nn.conv2d(x, filter=tf.ones((3, 3, 4, 6)), strides=2, padding="VALID")': [4, 3, 6],
    'tf.nn.depthwise_conv2d(x, tf.ones((3, 3, 4, 2)), strides=[1, 1, 1, 1], padding="VALID")': [8, 6, 8],
    "tf.nn.lrn(x)": [10, 8, 4],
    "tf.nn.local_response_normalization(x, depth_radius=5)": [10, 8, 4],
    'K.resize_images(x, 2, 3, "channels_last")': [20, 24, 4],
    "K.repeat_elements(x, 2, axis=1)": [20, 8, 4],
    "K.repeat(x[:, 0, 0], 7)": [7, 4],
    "K.concatenate([x, x])": [10, 8, 8],
    "K.permute_dimensions(x, pattern=(0, 3, 1, 2))": [4, 10, 8],
    'K.conv2d(x, K.ones((3, 3, 4, 6)), padding="same")': [10, 8, 6],
    "tf.image.flip_left_right(x)": [10, 8, 4],
    "tf.image.central_crop(x, 0.5)": [6, 4, 4],
    "tf.image.resize_with_crop_or_pad(x, 6, 20)": [6, 20, 4],
    'tf.image.extract_patches(images=x, sizes=[1, 2, 2, 1], strides=[1, 2, 2, 1], rates=[1, 1, 1, 1], padding="VALID")': [
        5,
        4,
        16,
    ],
    'tf.image.extract_patches(x, [1, 3, 3, 1], [1, 2, 2, 1], [1, 1, 1, 1], "SAME")': [5, 4, 36],
    "tf.keras.utils.normalize(x, axis=-1)": [10, 8, 4],
    "tf.image.resize_images(x, [5, 6])": [5, 6, 4],
    "K.argmax(x)": [10, 8],
    "K.batch_flatten(x)": [320],
    "x + K.random_uniform((10, 8, 4))": [10, 8, 4],
    "tf.nn.depth_to_space(x, 2)": [20, 16, 1],
    "tf.nn.space_to_depth(x, 2)": [5, 4, 16],
    "tf.image.crop_to_bounding_box(x, 1, 1, 5, 6)": [5, 6, 4],
    "tf.image.adjust_contrast(x, 2.0)": [10, 8, 4],
    "tf.image.grayscale_to_rgb(x[..., :1])": [10, 8, 3],
    "tf.argmax(x, axis=-1)": [10, 8],
    "tf.one_hot(tf.argmax(x, -1), depth=5)": [10, 8, 5],
    "tf.squeeze(tf.expand_dims(x[:, :1], dim=1), squeeze_dims=[1])": [1, 8, 4],
    "tf.tile(x, [1, 1, 2, 1])": [10, 16, 4],
    "x[:, 0] + tf.tile(tf.zeros((1, 8, 4)), [tf.shape(x)[0], 1, 1])": [8, 4],
    "tf.repeat(x, 2, axis=1)": [20, 8, 4],
    "tf.reduce_mean(x, [1, 2], keep_dims=True)": [1, 1, 4],
    "layers.Lambda(lambda t: tf.split(t, 2, axis=3))(x)[1]": [10, 8, 2],
}
"""What TensorFlow's pages say."""


@pytest.mark.parametrize("expression", [*OPS, *OLDER])
def test_shapes(expression: str) -> None:
    _, shapes, _, said = answer(f"{IMAGE}m = keras.Model(x, {expression})")
    assert (shapes, said) == ([{**OPS, **OLDER}[expression]], ())


UNREAD = [
    "tf.nn.conv2d(x, tf.ones((3, 3, 4, 6)), 1, [[0, 0], [1, 1], [1, 1], [0, 0]])",
    'tf.nn.max_pool2d(x, 2, 2, "VALID", data_format="NCHW")',
    "tf.strided_slice(x, [0, 0], [1, 1], begin_mask=3)",
    "tf.gather(x, [[0]], axis=2, batch_dims=1)",
    "tf.split(x, [1, 2], axis=3)[0]",
    "tf.nn.conv2d(x, tf.ones((3, 3, 3, 6)), 1, 'SAME')",
    "tf.image.resize(x, (4, 4), preserve_aspect_ratio=True)",
    "tf.image.central_crop(x, nowhere)",
    "ops.split(x, 3, axis=-1)[0]",
    "ops.repeat(x, 2)",
    "ops.dot(x, ops.ones((2, 4, 3)))",
]


@pytest.mark.parametrize("expression", UNREAD)
def test_what_is_not_read_has_no_shape_and_is_said(expression: str) -> None:
    total, _, _, said = answer(f"{IMAGE}m = keras.Model(x, layers.Dense(2)(layers.Flatten()({expression})))")
    assert total is None
    assert said


def test_functions_take_the_channels_where_keras_was_told() -> None:
    code = f'K.set_image_data_format("channels_first")\n{IMAGE}m = keras.Model(x, layers.Dense(2)(ops.max_pool(x, 2)))'
    assert answer(code)[0] is None


def test_weights_of_a_convolution_of_ones_own() -> None:
    code = (
        "class Own(layers.Layer):\n    def build(self, shape):\n"
        "        self.w = self.add_weight(name='w', shape=(3, 3, shape[-1], 6))\n"
        "    def call(self, x):\n        return tf.nn.conv2d(x, self.w, strides=1, padding='SAME')\n"
        f"{IMAGE}m = keras.Model(x, Own()(x))"
    )
    assert answer(code)[:2] == (216, [[10, 8, 6]])


def test_a_lambda_that_gives_a_list() -> None:
    code = (
        f"{IMAGE}a, b = layers.Lambda(lambda t: [t[..., :1], t[..., 1:]])(x)\n"
        "m = keras.Model(x, [layers.Conv2D(2, 1)(a), layers.Conv2D(2, 1)(b)])"
    )
    assert answer(code) == (12, [[10, 8, 2], [10, 8, 2]], ["lambda", "conv2d", "conv2d_1"], ())


SIZES = {
    "the first layer of a Sequential": (
        "m = keras.Sequential()\nm.add(layers.Conv2D(8, 3, input_shape=(IMG, IMG, 3)))",
        "input (Input) needs input_shape, which",
    ),
    "all of it": (
        "m = keras.Sequential([layers.Dense(8, input_shape=IMG)])",
        "input (Input) needs input_shape, which",
    ),
    "an Input in a Sequential": (
        "m = keras.Sequential([keras.Input((IMG, IMG, 3)), layers.Dense(3)])",
        "input (Input) needs shape, which",
    ),
    "an InputLayer in a Sequential": (
        "m = keras.Sequential([layers.InputLayer(input_shape=(IMG, 3)), layers.Dense(3)])",
        "input (Input) needs shape, which",
    ),
    "an Input": (
        "i = keras.Input((IMG, IMG, 3))\nm = keras.Model(i, layers.Dense(3)(i))",
        "input_layer (Input) needs shape, which",
    ),
    "all of an Input": (
        "i = keras.Input(shape=IMG)\nm = keras.Model(i, layers.Dense(3)(i))",
        "input_layer (Input) needs shape, which",
    ),
}


@pytest.mark.parametrize("name", SIZES)
def test_a_size_of_the_input_that_is_not_defined_is_said(name: str) -> None:
    code, where = SIZES[name]
    why = f"{where} is not known: IMG is not defined; say what it is with :let: IMG=…"
    assert answer(code)[3] == (why,)
    (problem,) = compute(read(Request(IMPORTS + code)).network).problems  # type: ignore[arg-type]
    assert problem.line == 5 + ("m.add" in code)
    assert read(Request(IMPORTS + code, let={"IMG": (4, 3) if "=IMG" in code else 4})).problems == ()


def test_the_shape_an_author_gives_comes_before_one_that_is_not_known() -> None:
    code = "m = keras.Sequential([layers.Dense(8, input_shape=IMG)])"
    assert answer(code, "3") == (32, [[8]], ["dense"], ())


TIMED = """\
def steps(*start):
    return keras.Sequential([*start, layers.Conv2D(4, 3), layers.BatchNormalization(), layers.MaxPooling2D(2), layers.Flatten()])
def branches():
    i = keras.Input((8, 8, 3))
    x = layers.Conv2D(4, 3, padding="same")(i)
    y = layers.Conv2D(4, 3, padding="same")(x)
    x = layers.Concatenate()([layers.Add()([x, y]) * 2.0, y])
    return keras.Model(i, layers.GlobalAveragePooling2D()(x))
class Own(layers.Layer):
    def __init__(self):
        super().__init__()
        self.d = layers.Dense(4)
    def call(self, x):
        return self.d(x) * 2
i = keras.Input((5, 8, 8, 3))
"""
INNER = "s = steps(keras.Input((8, 8, 3)))\n"


def timed(code: str) -> str:
    """Write code that wraps a model."""
    return f"{TIMED}{INNER if '(s)' in code else ''}{code}"


WRAPPED = {
    "a Sequential": ("m = keras.Sequential([i, layers.TimeDistributed(s), layers.LSTM(3)])", 608, 600, [3]),
    "a Sequential without an input": (
        "m = keras.Sequential([layers.TimeDistributed(steps(), input_shape=(5, 8, 8, 3)), layers.LSTM(3)])",
        608,
        600,
        [3],
    ),
    "a functional model": ("m = keras.Model(i, layers.TimeDistributed(branches())(i))", 260, 260, [5, 8]),
    "any number of steps": (
        "i = keras.Input((None, 8, 8, 3))\nm = keras.Model(i, layers.TimeDistributed(branches())(i))",
        260,
        260,
        [None, 8],
    ),
    "a frozen model": (
        "s.trainable = False\nm = keras.Model(i, layers.LSTM(3)(layers.TimeDistributed(s)(i)))",
        608,
        480,
        [3],
    ),
    "a frozen wrapper": (
        "t = layers.TimeDistributed(s)\nt.trainable = False\nm = keras.Model(i, layers.LSTM(3)(t(i)))",
        608,
        480,
        [3],
    ),
    "a layer of one's own": (
        "i = keras.Input((5, 8))\nm = keras.Model(i, layers.TimeDistributed(Own())(i))",
        36,
        36,
        [5, 4],
    ),
    "a model that is used by itself too": (
        "j = keras.Input((8, 8, 3))\nm = keras.Model([i, j], [layers.TimeDistributed(s)(i), s(j)])",
        128,
        120,
        [5, 36],
    ),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_a_model_at_every_step(name: str) -> None:
    code, count, trained, shape = WRAPPED[name]
    found, shapes, _, said = answer(timed(code))
    assert (found, shapes[0], said) == (count, shape, ())
    network = read(Request(IMPORTS + timed(code))).network
    assert network is not None
    weights = [weight for row in compute(network).rows for weight in row.weights]
    assert add_up(weight.learnt for weight in weights) == trained


def test_a_model_at_every_step_multiplies_at_every_step() -> None:
    network = read(Request(IMPORTS + timed("m = keras.Model(i, layers.TimeDistributed(s)(i))"))).network
    assert network is not None
    assert compute(network).rows[1].macs == 5 * 6 * 6 * 3 * 3 * 3 * 4


@pytest.mark.parametrize(
    "code",
    [
        "m = keras.Model(i, layers.TimeDistributed(keras.Sequential([Foo(), layers.Flatten()]))(i))",
        "s.add(layers.TimeDistributed(layers.Foo()))\nm = keras.Model(i, layers.TimeDistributed(s)(i))",
        "j = keras.Input((8,))\nm = keras.Model(j, layers.TimeDistributed(s)(j))",
        "m = keras.Sequential([layers.TimeDistributed(steps(), input_shape=(N, 8, 8, 3)), layers.LSTM(3)])",
    ],
)
def test_what_is_not_known_at_every_step_is_said(code: str) -> None:
    count, _, _, said = answer(timed(code))
    assert count is None
    assert len(said) == 1


def test_an_input_that_nothing_depends_on_is_said() -> None:
    code = "i = keras.Input((4,))\nj = keras.Input((5,), name='j')\nm = keras.Model([i, j], layers.Dense(2)(i))"
    reading = read(Request(code))
    assert [(p.line, p.message) for p in reading.problems] == [(2, "no output of the model depends on its input j")]


SCORES = {
    "MultiHeadAttention(2, 4)(i, i, return_attention_scores=True)": (288, [[5, 8], [2, 5, 5]]),
    "MultiHeadAttention(2, 4)(i, j, return_attention_scores=True)": (288, [[5, 8], None]),
    "Attention()([i, j], return_attention_scores=True)": (0, [[5, 8], [5, 7]]),
    "AdditiveAttention()([i, j], return_attention_scores=True)": (8, [[5, 8], [5, 7]]),
    "GroupQueryAttention(4, 4, 2)(i, j, return_attention_scores=True)": (424, [[5, 8], [4, 5, 7]]),
}


@pytest.mark.parametrize("expression", SCORES)
def test_scores_of_attention(expression: str) -> None:
    inputs = "[i, j]" if " j" in expression else "i"
    code = f"i, j = keras.Input((5, 8)), keras.Input((7, 8))\ny, s = layers.{expression}\nm = keras.Model({inputs}, [y, s])"
    count, shapes, _, said = answer(code)
    assert (count, said) == (SCORES[expression][0], ())
    assert shapes == SCORES[expression][1]


def test_a_calculation_in_a_lambda_takes_no_number() -> None:
    code = (
        "i = keras.Input((6,))\nx = layers.Lambda(lambda t: ops.concatenate([t, ops.relu(t)], axis=-1))(i)\n"
        "model = keras.Model(i, layers.ReLU()(layers.Concatenate()([x, i])))"
    )
    assert answer(code) == (0, [[18]], ["lambda", "concatenate", "re_lu"], ())


def test_a_cell_of_ones_own_whose_layers_are_built_late_is_noted() -> None:
    code = (
        "class Cell(layers.Layer):\n    def __init__(self):\n        super().__init__()\n        self.state_size = 4\n"
        "        self.dense = layers.Dense(4)\n    def call(self, x, states):\n        y = self.dense(x) + states[0]\n"
        "        return y, [y]\ni = keras.Input((7, 5))\nmodel = keras.Model(i, layers.RNN(Cell())(i))"
    )
    total, outputs, names, said = answer(code)
    assert (total, outputs) == (24, [[4]])
    assert names == ["rnn.cell.dense", "rnn.cell.add", "rnn.output"]
    assert said == (
        "Keras counts the weights of the layers in cell only once it has run on data: no build() builds them before",
    )


def test_a_variable_of_tensorflow_in_a_layer_is_not_counted_as_keras_3_does_not() -> None:
    code = (
        "import tensorflow as tf\nclass L(layers.Layer):\n    def __init__(self):\n        super().__init__()\n"
        "        self.t = tf.Variable(tf.random.normal((5, 4)), name='t')\n        self.s = tf.Variable(1.0)\n"
        "    def build(self, shape):\n        self.k = self.add_weight(shape=(4,))\n"
        "    def call(self, x):\n        return self.s * tf.matmul(x, self.t) + self.k\n"
        "i = keras.Input((5,))\nmodel = keras.Model(i, layers.Dense(2)(L()(i)))"
    )
    total, outputs, _, said = answer(code)
    assert (total, outputs) == (14, [[2]])
    assert said == ("Keras counts no tf.Variable among the weights of a layer: add_weight() makes one that it counts",)


def test_a_variable_of_tensorflow_outside_all_layers_is_none_of_a_model() -> None:
    code = (
        "import tensorflow as tf\nstep = tf.Variable(0, trainable=False)\ni = keras.Input((5,))\n"
        "model = keras.Model(i, layers.Dense(2)(i) * step)"
    )
    total, outputs, _, said = answer(code)
    assert (total, outputs, said) == (12, [[2]], ())


def test_names_are_numbered_anew_after_the_session_is_cleared() -> None:
    code = (
        "a, b = layers.Dense(3), layers.Dense(4)\nkeras.backend.clear_session()\ni = keras.Input((5,))\n"
        "x = layers.Dense(2)(i)\nmodel = keras.Model(i, layers.Dense(2)(x))"
    )
    assert answer(code)[2] == ["dense", "dense_1"]


def test_all_names_of_the_data_sets_may_be_imported() -> None:
    code = (
        "from keras.datasets import *\n(x, y), test = cifar10.load_data()\n"
        "model = keras.Sequential([keras.Input(x.shape[1:]), layers.Flatten(), layers.Dense(2)])"
    )
    assert answer(code)[:2] == (6146, [[2]])


def test_all_names_of_keras_may_be_imported() -> None:
    code = (
        "from tensorflow.keras import *\n(x, y), test = datasets.mnist.load_data()\n"
        "model = Sequential([Input(x.shape[1:]), layers.Flatten(), layers.Dense(2)])"
    )
    assert answer(code)[:2] == (1570, [[2]])


def test_a_shape_that_its_author_states_wrongly_is_noted() -> None:
    code = (
        "class Twice(layers.Layer):\n    def call(self, x):\n        return keras.ops.concatenate([x, x], axis=-1)\n"
        "    def compute_output_shape(self, shape):\n        return shape\n"
        "i = keras.Input((5,))\nmodel = keras.Model(i, layers.Dense(3)(Twice()(i)))"
    )
    total, outputs, _, said = answer(code)
    assert (total, outputs) == (18, [[3]])
    assert said == (
        "the shape that twice states by compute_output_shape(), (5,), is not (10,), which its call() gives",
    )


def test_layers_in_a_class_that_inherits_from_a_convolution_are_noted_as_built_late() -> None:
    code = (
        "class C(layers.Conv2D):\n    def __init__(self):\n        super().__init__(4, 3)\n"
        "        self.norm = layers.BatchNormalization()\n"
        "    def call(self, x):\n        return self.norm(super().call(x))\n"
        "i = keras.Input((8, 8, 3))\nmodel = keras.Model(i, C()(i))"
    )
    (said,) = answer(code)[3]
    assert (
        said
        == "Keras counts the weights of the layers in c only once it has run on data: no build() builds them before"
    )


def test_a_layer_may_be_called_input() -> None:
    code = "model = keras.Sequential([layers.Dense(3, input_shape=(5,), name='input'), layers.Dense(2)])"
    assert answer(code) == (26, [[2]], ["input", "dense"], ())


def test_boxes_cut_out_of_images() -> None:
    code = (
        "import tensorflow as tf\nclass Cut(layers.Layer):\n    def call(self, x):\n        n = tf.shape(x)[0]\n"
        "        return tf.image.crop_and_resize(x, tf.random.uniform((n, 4)), tf.range(n), (5, 6))\n"
        "i = keras.Input((8, 8, 3))\nmodel = keras.Model(i, layers.Dense(2)(Cut()(i)))"
    )
    assert answer(code)[:2] == (8, [[5, 6, 2]])


def test_a_layer_that_passes_on_what_it_is_fed_is_listed_as_keras_lists_it() -> None:
    code = (
        "class Same(layers.Layer):\n    def call(self, x):\n        self.add_loss(0.1)\n        return x\n"
        "i = keras.Input((5,))\nx = Same(name='first')(i)\nmodel = keras.Model(i, Same()(layers.Dense(3)(x)))"
    )
    assert answer(code) == (18, [[3]], ["first", "dense", "same"], ())


BUILT_WITHIN = {
    "a container": "whole = keras.Sequential([keras.Sequential([layers.Dense(6, input_shape=(4,))]), high])",
    "a graph": "i = keras.Input((6,))\nwhole = keras.Model(i, high(i))",
}


@pytest.mark.parametrize("way", BUILT_WITHIN)
def test_a_container_that_another_model_has_built(way: str) -> None:
    code = f"{IMPORTS}high = keras.Sequential([layers.Dense(7), layers.Dense(8)])\n{BUILT_WITHIN[way]}"
    reading = read(Request(code, chosen="high"))
    assert reading.problems == ()
    assert reading.network is not None
    summary = compute(reading.network)
    assert ([row.params for row in summary.layers], summary.problems) == ([49, 64], ())


def test_a_last_dimension_of_one_that_a_model_was_not_built_for_is_left_out() -> None:
    code = (
        "d = keras.Sequential([keras.Input((4,)), layers.Dense(3)])\nx = keras.Input((4, 1))\nm = keras.Model(x, d(x))"
    )
    assert answer(code)[:2] == (15, [[3]])  # so it is when it runs: d(np.zeros((2, 4, 1))).shape == (2, 3)
