"""Well-known models layer by layer: what is recorded of a whole model is what its layers add up to."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.core.summary import Summary
from sphinxext_cnnparams.readers.keras.pretrained import inside as keras_inside
from sphinxext_cnnparams.readers.read import Request, read, read_opened
from sphinxext_cnnparams.readers.torch.pretrained.inside import OPENED

KERAS = (
    "include_top=False, weights=None, input_shape=(333, 331, 3)",
    "include_top=False, input_shape=(224, 224, 3), pooling='max'",
    "weights=None, classes=7, input_shape=(128, 150, 3)",
)
"""Without a top, pooled, and with a top of one's own."""
ASKED = ("params", "trainable", "non-trainable")


def measured(summary: Summary) -> dict[str, object]:
    """Give the counts and the output of a model; nothing may be wrong with it."""
    assert not summary.problems
    selection = Selection(summary, summary.rows, "model", whole=True)
    counts = {q: QUANTITIES[q].of(selection, Format()) for q in ASKED}
    return {**counts, "output": str(summary.rows[summary.outputs[0]].output)}


def both(text: str, name: str, given: str = "") -> tuple[Summary, Summary]:
    """Read a program with a model as one row, and with its layers one by one."""
    request = Request(text, given=given)
    closed, opened = read_opened(request, frozenset()), read_opened(request, frozenset({name}))
    assert closed.network is not None
    assert opened.network is not None
    return compute(closed.network), compute(opened.network)


@pytest.mark.parametrize("name", list(keras_inside.INDEX))
def test_the_layers_of_keras_are_the_whole(name: str) -> None:
    function, _, alpha = name.partition("@")
    width = f", alpha={alpha}" if alpha else ""
    for given in KERAS:
        closed, opened = both(f"import keras\nmodel = keras.applications.{function}({given}{width})\n", function)
        assert measured(opened) == measured(closed), given
        assert len(opened.rows) > len(closed.rows)


@pytest.mark.parametrize("name", list(OPENED))
def test_the_layers_of_torchvision_are_the_whole(name: str) -> None:
    text = f"from torchvision import models\nmodel = models.{name}(num_classes=10)\n"
    closed, opened = both(text, name, "3x224x224" if name.startswith("vit") else "3x96x97")
    assert measured(opened) == measured(closed)
    assert len(opened.rows) > len(closed.rows)


def rows(text: str) -> list[str]:
    """Read a program, of which nothing may be wrong; give the names of its rows."""
    reading = read(Request(text))
    assert not reading.problems
    assert reading.network is not None
    return [row.name for row in compute(reading.network).rows]


BASE = "import keras\nbase = keras.applications.VGG16(include_top=False, weights=None, input_shape=(64, 64, 3))\n"


def test_a_model_is_one_row_as_long_as_nothing_inside_matters() -> None:
    text = f"{BASE}for layer in base.layers:\n    print(layer.name)\n    layer.trainable = False\n"
    assert rows(f"{text}model = keras.Sequential([base, keras.layers.Flatten()])\n") == [
        "input",
        "vgg16",
        "flatten",
    ]


def test_a_model_is_opened_where_something_inside_matters() -> None:
    found = rows(f"{BASE}model = keras.Model(base.input, base.get_layer('block2_pool').output)\n")
    assert found == [
        "input_layer", "block1_conv1", "block1_conv2", "block1_pool", "block2_conv1", "block2_conv2", "block2_pool",
    ]  # fmt: skip


def test_a_mistake_elsewhere_opens_nothing() -> None:
    reading = read(Request(f"{BASE}model = keras.Sequential([base, keras.layers.Dense(unit=3)])\n"))
    assert reading.network is not None
    assert [node.name for node in reading.network.nodes] == ["input", "vgg16", "dense"]


def test_a_share_of_what_is_trained_is_known() -> None:
    reading = read(Request(f"{BASE}for layer in base.layers[:15]: layer.trainable = False\nmodel = base\n"))
    assert reading.network is not None
    summary = compute(reading.network)
    selection = Selection(summary, summary.rows, "model", whole=True)
    assert QUANTITIES["trainable"].of(selection, Format()) == 3 * (512 * 9 + 1) * 512


def test_too_many_layers_leave_a_model_closed() -> None:
    text = (
        "import keras\ni = keras.Input((480, 480, 3))\nparts = []\n"
        "for n in range(6):\n    b = keras.applications.EfficientNetV2L(include_top=False, input_shape=(480, 480, 3))\n"
        "    b.name = f'b{n}'\n    b.layers[5].trainable = False\n    parts.append(b(i))\n"
        "model = keras.Model(i, keras.layers.Add()(parts))\n"
    )
    reading = read(Request(text))
    assert reading.network is not None
    assert len(reading.network.nodes) < 10


def test_a_model_that_keras_would_not_build_is_not_opened() -> None:
    text = "import keras\nbase = keras.applications.ResNet50(include_top=False, input_shape=(20, 20, 3))\n"
    reading = read(Request(f"{text}base.layers[3].trainable = False\nmodel = base\n"))
    assert reading.network is not None
    assert [str(problem.message) for problem in compute(reading.network).problems] == [
        "resnet50 (ResNet50) needs an image of at least 32 × 32 and is fed 20 × 20 × 3"
    ]


def test_two_opened_models_of_the_same_layers_are_one_problem() -> None:
    base = "keras.applications.VGG16(include_top=False, weights=None, input_tensor=i).get_layer('block3_pool').output"
    text = f"import keras\ni = keras.Input((64, 64, 3))\na = {base}\nb = {base}\nmodel = keras.Model(i, [a, b])\n"
    reading = read(Request(text))
    assert reading.network is not None
    assert [str(problem.message) for problem in compute(reading.network).problems] == [
        "10 layers have the names of others, as block1_conv1 has; give each its own name, or use the same model"
    ]


def test_a_layer_that_is_not_there_is_said_to_be_missing() -> None:
    reading = read(Request(f"{BASE}model = keras.Model(base.input, base.get_layer('block9_pool').output)\n"))
    assert reading.network is None
    assert "there is no layer block9_pool" in str(reading.problems[0].message)


@pytest.mark.parametrize("asked", ["classifier[1] = nn.Linear(model.last_channel, 10)", "_modules['classifier']"])
def test_what_is_recorded_opens_nothing(asked: str) -> None:
    text = f"from torch import nn\nfrom torchvision import models\nmodel = models.mobilenet_v2()\nmodel.{asked}\n"
    reading = read(Request(text, given="3x96x96"))
    assert not reading.problems
    assert reading.network is not None
    assert [node.name for node in reading.network.nodes] == ["input", "body", "classifier.0", "classifier.1"]


@pytest.mark.parametrize(("behind", "count"), [("-1], nn.Flatten(), nn.Linear(512, 3)", 70), ("-2]", 67)])
def test_parts_are_opened_where_what_comes_out_depends_on_it(behind: str, count: int) -> None:
    text = "from torch import nn\nfrom torchvision import models\nbase = models.resnet18()\n"
    reading = read(Request(f"{text}model = nn.Sequential(*list(base.children())[:{behind})\n", given="3x96x96"))
    assert reading.network is not None
    assert len(reading.network.nodes) == count
