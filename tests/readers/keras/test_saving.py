"""Models that are saved and loaded again, data sets, and loops that train: what comes out of them is known or not."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.readers.read import Request, read

IMPORTS = "import keras\nimport numpy as np\nfrom keras import layers\n"
MAKE = (
    "def make():\n    i = keras.Input((4,))\n    x = layers.Dense(3, name='a')(i)\n"
    "    return keras.Model(i, layers.Dense(2, name='b')(x))\nmade = make()\n"
)


def counts(code: str) -> tuple[object, object]:
    """Give the parameters, all and those that are trained; nothing may be wrong."""
    reading = read(Request(IMPORTS + code, chosen="model"))
    assert not reading.problems, [str(problem.message) for problem in reading.problems]
    assert reading.network is not None
    summary = compute(reading.network)
    assert not summary.problems, [str(problem.message) for problem in summary.problems]
    selection = Selection(summary, summary.rows, "model", whole=True)
    params, trainable = (QUANTITIES[name].of(selection, Format()) for name in ("params", "trainable"))
    return params, trainable


@pytest.mark.parametrize("saved", [
    "made.save('x.keras')",
    "keras.models.save_model(made, 'x.keras')",
    "made.fit(np.zeros((9, 4)), callbacks=[keras.callbacks.ModelCheckpoint('x.keras', save_best_only=True)])",
    "made.fit(np.zeros((9, 4)), callbacks=[[keras.callbacks.ModelCheckpoint(filepath='x.keras')]])",
])  # fmt: skip
def test_what_was_saved_is_loaded(saved: str) -> None:
    code = f"{MAKE}made.get_layer('a').trainable = False\n{saved}\nmodel = keras.models.load_model('x.keras')\n"
    assert counts(f"{code}made.trainable = False\n") == (23, 8)


@pytest.mark.parametrize("saved", [
    "",
    "made.save('y.keras')",
    "made.save(name)",
    "made.fit(callbacks=[keras.callbacks.ModelCheckpoint('x.keras', save_weights_only=True)])",
])  # fmt: skip
def test_what_was_not_saved_is_not_known(saved: str) -> None:
    reading = read(Request(f"{IMPORTS}{MAKE}{saved}\nmodel = keras.models.load_model('x.keras')\n"))
    assert any("the result of keras.models.load_model() is not known" in str(p.message) for p in reading.problems)


@pytest.mark.parametrize(("code", "params"), [
    ("(x, y), _ = keras.datasets.boston_housing.load_data()\nx -= x.mean(axis=0)\nx /= x.std(axis=0)\n"
     "model = keras.Sequential([layers.Dense(64, input_shape=(x.shape[1],)), layers.Dense(1)])", 961),
    ("(x, y), _ = keras.datasets.imdb.load_data(num_words=500)\n"
     "x = keras.utils.pad_sequences(x, maxlen=40)\n"
     "model = keras.Sequential([keras.Input(x.shape[1:]), layers.Embedding(500, 5), layers.Flatten(), layers.Dense(1)])",
     2701),
    ("(x, y), _ = keras.datasets.reuters.load_data(num_words=100)\n"
     "def vectors(s, n=100):\n    r = np.zeros((len(s), n))\n    for i, q in enumerate(s): r[i, q] = 1.\n    return r\n"
     "model = keras.Sequential([layers.Dense(16), layers.Dense(46)])\nmodel.fit(vectors(x), y)", 2398),
    ("(x, y), _ = keras.datasets.cifar10.load_data()\n"
     "model = keras.Sequential([layers.Normalization(), layers.RandomFlip('horizontal')])\nmodel.layers[0].adapt(x)", 7),
])  # fmt: skip
def test_data_says_what_a_network_is_fed(code: str, params: int) -> None:
    assert counts(code)[0] == params


def test_a_loop_that_trains_is_given_up_alone() -> None:
    code = (
        f"{MAKE}image = keras.Variable(np.zeros((1, 4)))\nfor i in range(4000):\n    y = made(image)\n    z = y * y\n"
        "model = keras.Model(made.input, layers.Dense(5)(made.output))\n"
    )
    assert counts(code) == (38, 38)
