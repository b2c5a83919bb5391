"""Pieces of code as people paste them: without the model they grow, the input, the class around them."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.summary import Summary


def summary_of(code: str, **options: object) -> Summary:
    reading = read(code, **options)  # type: ignore[arg-type]
    assert reading.problems == ()
    assert reading.network is not None
    found = summarize(reading.network)
    assert found.problems == ()
    return found


PASTED: dict[str, tuple[str, str, list[tuple[str, int | None, str]]]] = {
    "a model that grows": (
        "net.add(Conv2D(8, 3, input_shape=(10, 10, 1)))\nnet.add(Flatten())\nnet.add(Dense(2))\n",
        "",
        [("input", 0, "10 × 10 × 1"), ("conv2d", 80, "8 × 8 × 8"), ("flatten", 0, "512"), ("dense", 1026, "2")],
    ),
    "lines that end in commas": (
        "Conv2D(8, 3, input_shape=(10, 10, 1)),\nMaxPooling2D(2),\n",
        "",
        [("input", 0, "10 × 10 × 1"), ("conv2d", 80, "8 × 8 × 8"), ("max_pooling2d", 0, "4 × 4 × 8")],
    ),
    "an input that is left out": (
        "x = Conv2D(3, 3, padding='same')(inputs)\nx = Add()([x, inputs])\n",
        "6x6x3",
        [("inputs", 0, "6 × 6 × 3"), ("conv2d", 84, "6 × 6 × 3"), ("add", 0, "6 × 6 × 3")],
    ),
    "functions that are layers": (
        "conv = tf.layers.conv2d(inputs=images, filters=4, kernel_size=3)\npool = tf.layers.flatten(inputs=conv)\n",
        "5x5x1",
        [("images", 0, "5 × 5 × 1"), ("conv2d", 40, "3 × 3 × 4"), ("flatten", 0, "36")],
    ),
    "the body of __init__": (
        "self.conv = nn.Conv2d(1, 6, 5)\nself.fc = nn.Linear(6 * 4 * 4, 10)\n",
        "",
        [("conv", 156, "?"), ("fc", 970, "?")],
    ),
    "the bodies of __init__ and of forward": (
        "self.conv = nn.Conv2d(1, 6, 5)\nself.fc = nn.Linear(96, 10)\n"
        "h = self.conv(x)\nh = F.max_pool2d(h, 2)\nh = h.flatten(1)\nreturn self.fc(h)\n",
        "1x12x12",
        [
            ("input", 0, "1 × 12 × 12"),
            ("conv", 156, "6 × 8 × 8"),
            ("max_pool2d", 0, "6 × 4 × 4"),
            ("flatten", 0, "96"),
            ("fc", 970, "10"),
        ],
    ),
    "a class without forward": (
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Linear(3, 4)\n",
        "",
        [("a", 16, "?")],
    ),
}


@pytest.mark.parametrize("name", PASTED)
def test_a_piece_is_read_as_the_whole_it_comes_from(name: str) -> None:
    code, given, rows = PASTED[name]
    found = summary_of(code, input=given)
    assert [(row.name, row.params, str(row.output or "?")) for row in found.rows] == rows


def test_a_class_that_does_not_say_how_its_parts_are_called_says_so() -> None:
    found = summary_of(PASTED["a class without forward"][0])
    assert [str(note) for note in found.notes] == ["Net does not say here how its parts are called"]


DATA = "data = load_somehow()\nclasses = len(data.names)\n"


def test_what_the_author_says_takes_the_place_of_what_comes_from_data() -> None:
    code = f"{DATA}i = keras.Input(shape=data.x.shape[1:])\nmodel = keras.Model(i, layers.Dense(classes)(i))\n"
    found = summary_of(code, input="6", let={"classes": 5})
    assert (found.params, str(found.rows[-1].output)) == (35, "5")


def test_what_the_code_knows_is_not_overridden() -> None:
    found = summary_of("n = 4\nmodel = keras.Sequential([keras.Input((6,)), layers.Dense(n)])\n", let={"n": 9})
    assert found.params == 28


def test_classes_under_a_condition_are_no_pasted_body_of_one() -> None:
    code = (
        "import keras\ntry:\n    import faster\nexcept ImportError:\n    class Holder:\n"
        "        def __init__(self, path):\n            self.path = path\n"
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n"
    )
    assert summary_of(code, object="model").params == 10
