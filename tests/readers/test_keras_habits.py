"""Habits of code in Keras; the totals and the shapes are those that Keras 3.15 gives."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.trace import trace
from sphinxext_cnnparams.readers.reading import Request, read

IMPORTS = "import keras\nfrom keras import layers, ops\nfrom keras import backend as K\nimport tensorflow as tf\n"
OWN = "class Own(layers.Layer):\n    def __init__(self):\n        super().__init__()\n        self.e = layers.Embedding(3, 4)\n"

Answer = tuple[int | None, list[list[int | None] | None], list[str], tuple[str, ...]]


def answer(code: str, given: str = "") -> Answer:
    """Give the parameters, the outputs, the names of the layers, and all that is said."""
    reading = read(Request(IMPORTS + code, given=given))
    said = tuple(problem.message for problem in reading.problems)
    if reading.network is None:
        return None, [], [], said
    summary = trace(reading.network)
    said += tuple(problem.message for problem in summary.problems) + summary.notes
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
