"""Well-known models by their names, compared with what the frameworks say of them."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sphinxext_cnnparams.claims.verdict import judge
from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection, Value
from sphinxext_cnnparams.core.summary import Row, Summary
from sphinxext_cnnparams.readers.keras.pretrained.recorded import APPLICATIONS
from sphinxext_cnnparams.readers.read import Request, read
from sphinxext_cnnparams.readers.torch.pretrained.recorded import PRETRAINED
from sphinxext_cnnparams.readers.tracing.recorded_models import Weightname

TESTS = Path(__file__).parents[2]
TRUTH: dict[str, dict[str, Any]] = json.loads((TESTS / "truth" / "models.json").read_text(encoding="utf-8"))
PROGRAMS: dict[str, dict[str, Any]] = json.loads((TESTS / "truth" / "named.json").read_text(encoding="utf-8"))
HEADER = re.compile(r"#\s*(input|object):\s*(.*?)\s*$", re.MULTILINE)

keras = pytest.mark.parametrize("name", list(TRUTH["keras"]))
torch = pytest.mark.parametrize("name", list(TRUTH["torch"]))


@cache
def computed(text: str, given: str = "", chosen: str = "") -> Summary:
    """Read and compute a program; nothing may be wrong with it."""
    reading = read(Request(text, given=given, chosen=chosen))
    assert not reading.problems, [f"{p.line}: {p.message}" for p in reading.problems]
    assert reading.network is not None
    summary = compute(reading.network)
    assert not summary.problems, [f"{p.line}: {p.message}" for p in summary.problems]
    return summary


def asked(summary: Summary, quantity: str) -> Value:
    return QUANTITIES[quantity].of(Selection(summary, summary.rows, "model", whole=True), Format())


def output(summary: Summary) -> list[int | None]:
    shape = summary.rows[summary.outputs[0]].output
    assert shape is not None
    return list(shape.dims)


def wrong(text: str, given: str = "") -> list[str]:
    """Give what is wrong with a program, each with its line."""
    reading = read(Request(text, given=given))
    problems = [*reading.problems, *(compute(reading.network).problems if reading.network else ())]
    return [f"{p.line}: {p.message}" for p in problems]


# Keras


def application(name: str, *arguments: str) -> Summary:
    """Make a model of Keras alone."""
    function, _, alpha = name.partition("@")
    given = ", ".join([*([f"alpha={alpha}"] if alpha else []), *arguments])
    return computed(f"import keras\nmodel = keras.applications.{function}({given})\n")


def bare(name: str) -> str:
    """Leave the top out; one model needs its size then."""
    return "include_top=False" + ", input_shape=(331, 331, 3)" * (name == "NASNetLarge")


def model_row(summary: Summary) -> Row:
    return summary.layers[0]


def test_every_model_of_keras_is_there() -> None:
    assert set(APPLICATIONS) == set(TRUTH["keras"])


@keras
def test_keras_without_its_top(name: str) -> None:
    truth = TRUTH["keras"][name]
    found = application(name, bare(name))
    assert [asked(found, "params"), asked(found, "non-trainable")] == [truth["total"], truth["still"]]
    assert model_row(found).name == truth["name"]
    assert output(found)[-1] == truth["channels"]
    pooled = application(name, bare(name), "pooling='max'")
    assert (asked(pooled, "params"), output(pooled)) == (truth["total"], [truth["channels"]])


@keras
def test_keras_with_its_top(name: str) -> None:
    truth = TRUTH["keras"][name]
    found = application(name)
    assert [asked(found, "params"), asked(found, "non-trainable")] == [truth["top"]["total"], truth["top"]["still"]]
    assert model_row(found).name == truth["top"]["name"]
    assert output(found) == [1000]
    for classes, total in truth["classes"].items():
        anew = application(name, "weights=None", f"classes={classes}")
        assert (asked(anew, "params"), output(anew)) == (total, [int(classes)])
    small = application(name, "weights=None", "input_shape=(128, 128, 3)")
    assert asked(small, "params") == truth["top_at_128"][0]


@keras
def test_keras_at_other_sizes(name: str) -> None:
    truth = TRUTH["keras"][name]
    for n, extents in truth["built"]:
        assert output(application(name, "include_top=False", f"input_shape=({n}, {n}, 3)"))[:2] == extents
    assert output(application(name, "include_top=False", "input_shape=(97, 160, 3)"))[:2] == truth["oblong"]


@keras
def test_keras_fed_another_size(name: str) -> None:
    function, _, alpha = name.partition("@")
    if function.startswith("NASNet"):
        fitting = {n for n, extent in TRUTH["keras"][name]["loose"] if extent}
        assert fitting <= {TRUTH["keras"][name]["default"]}  # built for one size, and for no other
        return
    for n, extent in TRUTH["keras"][name]["loose"]:
        text = (
            f"import keras\nbase = keras.applications.{function}(include_top=False, weights=None, alpha={alpha})\n"
            f"inputs = keras.Input(({n}, {n}, 3))\nmodel = keras.Model(inputs, base(inputs))\n"
        ).replace(", alpha=)", ")")
        if extent is None:
            assert wrong(text), n
        else:
            assert output(computed(text))[0] == extent, n


@keras
def test_keras_with_other_channels(name: str) -> None:
    truth = TRUTH["keras"][name]
    for channels, counts in truth["per_channels"].items():
        shape = f"input_shape=({truth['default'] or 224}, {truth['default'] or 224}, {channels})"
        found = application(name, "include_top=False", "weights=None", shape)
        assert [asked(found, "params"), asked(found, "non-trainable")] == counts


@keras
def test_keras_names_what_comes_after(name: str) -> None:
    """Layers inside use up automatic names, which shows in those that come later."""
    truth = TRUTH["keras"][name]
    function, _, alpha = name.partition("@")
    width = f", alpha={alpha}" if alpha else ""
    cases = {
        bare(name): truth["names"],
        f"{bare(name)}, pooling='avg'": truth["pooled"]["avg"][0],
        f"{bare(name)}, pooling='max'": truth["pooled"]["max"][0],
        "include_top=True": truth["top"]["names"],
        f"{bare(name)}, weights=None": truth["untrained"][0],
    }
    for given, names in cases.items():
        lines = [f"import keras\nbase = keras.applications.{function}({given}{width})", "model = keras.Sequential()"]
        lines += [f"model.add(keras.layers.{kind})" for kind in LATER.values()]
        found = computed("\n".join(lines), "8x8x3")
        expected = [f"{word}_{names[word]}" if names.get(word) else word for word in LATER]
        assert [row.name for row in found.layers] == expected, given


LATER = {
    "conv2d": "Conv2D(1, 1)",
    "batch_normalization": "BatchNormalization()",
    "layer_normalization": "LayerNormalization()",
    "activation": "Activation('relu')",
    "rescaling": "Rescaling(1.0)",
    "normalization": "Normalization()",
    "zero_padding2d": "ZeroPadding2D()",
    "max_pooling2d": "MaxPooling2D(1)",
    "average_pooling2d": "AveragePooling2D(1)",
    "re_lu": "ReLU()",
    "global_max_pooling2d": "GlobalMaxPooling2D(keepdims=True)",
    "global_average_pooling2d": "GlobalAveragePooling2D()",
}


@keras
def test_keras_has_its_layers(name: str) -> None:
    truth = TRUTH["keras"][name]
    function, _, alpha = name.partition("@")
    width = f", alpha={alpha}" if alpha else ""
    for given, count in {bare(name): truth["layers"], "include_top=True": truth["top"]["layers"]}.items():
        text = (
            f"import keras\nbase = keras.applications.{function}({given}{width})\n"
            "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(len(base.layers))])\n"
        )
        assert output(computed(text)) == [count]


# PyTorch


def pretrained(name: str, *arguments: str, given: str = "") -> Summary:
    """Make a model of torchvision alone."""
    function, _, size = name.partition("@")
    words = ", ".join([*([f"image_size={size}"] if size else []), *arguments])
    return computed(f"import torchvision\nmodel = torchvision.models.{function}({words})\n", given)


def test_every_model_of_torchvision_is_there() -> None:
    assert set(PRETRAINED) == set(TRUTH["torch"])


@torch
def test_torch_counts(name: str) -> None:
    truth = TRUTH["torch"][name]
    assert asked(pretrained(name), "params") == truth["total"]
    assert asked(pretrained(name, "num_classes=10"), "params") == truth["total10"]


@torch
def test_torch_heads(name: str) -> None:
    truth = TRUTH["torch"][name]
    found = pretrained(name)
    for path, kind, _, count in truth["head"]:
        row = found.row(path)
        assert row is not None
        assert (row.kind, row.params) == (kind, count)
        assert row.formulas or not count
    last = {path: count for path, _, _, count in truth["auxiliary"]}
    rows = {path: row.params for path in last if (row := found.row(path))}
    assert rows == {path: last[path] for path, *_ in PRETRAINED[name].kin.auxiliary}
    assert {path for path, *_ in PRETRAINED[name].kin.head} == {path for path, *_ in truth["head"]}


@torch
def test_torch_parts(name: str) -> None:
    """The parts, their tensors and their order, as PyTorch has them."""
    truth, entry = TRUTH["torch"][name], PRETRAINED[name]
    assert list(entry.kin.names) == truth["children"]
    shares = {part: list(counts) for part, counts in entry.shares.items()}
    for path, _, (inputs, _) in entry.kin.auxiliary:
        shares[path.partition(".")[0]][0] += (inputs + 1) * 1000
        shares[path.partition(".")[0]][1] += 2
    assert shares == truth["parts"]
    assert list(shares) == list(truth["parts"])


@torch
def test_torch_words(name: str) -> None:
    """Every word in the names of the weights is one of those that are said to occur."""
    truth, kin = TRUTH["torch"][name], PRETRAINED[name].kin
    auxiliary = {word for path, *_ in truth["auxiliary"] for word in path.split(".")}
    for word in set(truth["words"]) - set(PRETRAINED[name].shares) - auxiliary:
        for run in "".join(" " if c.isdecimal() else c for c in word).split():
            assert any(run in known for known in kin.words), word


@torch
def test_torch_shapes(name: str) -> None:
    truth = TRUTH["torch"][name]
    for n, shapes in truth["sizes"]:
        found = pretrained(name, given=f"3x{n}x{n}")
        body = found.row("body")
        assert body is not None
        assert body.output is not None
        assert (list(body.output.dims), output(found)) == (shapes["in"], shapes["out"])
        if "features" in shapes and PRETRAINED[name].features:
            taken = f"import torchvision\nmodel = torchvision.models.{name}().features\n"
            assert output(computed(taken + TAKEN, f"3x{n}x{n}", "net")) == shapes["features"]


TAKEN = "import torch.nn as nn\nnet = nn.Sequential(model)\n"


@torch
def test_torch_smallest_image(name: str) -> None:
    least = TRUTH["torch"][name]["least"]
    pretrained(name, given=f"3x{least}x{least}")
    if least > 1:
        function, _, size = name.partition("@")
        words = f"image_size={size}" if size else ""
        text = f"import torchvision\nmodel = torchvision.models.{function}({words})\n"
        assert wrong(text, f"3x{least - 1}x{least - 1}")


@torch
def test_torch_weights(name: str) -> None:
    """What torchvision says of its trained weights: some are for another image, some come without a part."""
    truth = TRUTH["torch"][name]
    for weights, total in truth["weights"].items():
        if "@" in name:
            continue
        words = [f"weights='{weights}'"] + ["aux_logits=True"] * (name == "inception_v3")
        assert asked(pretrained(name, *words), "params") == total, weights


# programs


@pytest.mark.parametrize("program", list(PROGRAMS))
def test_program(program: str) -> None:
    text = (TESTS / "cases" / "named" / f"{program}.py").read_text(encoding="utf-8")
    said = dict(HEADER.findall(text))
    found = computed(text, said.get("input", ""), said.get("object", ""))
    truth = PROGRAMS[program]
    assert [asked(found, "params"), asked(found, "trainable")] == [truth["total"], truth["trainable"]]
    assert output(found) == truth["output"]
    if program[:3] not in NAMELESS:
        assert set(truth["layers"]) - {row.name for row in found.rows} <= INSIDE


NAMELESS = {"406", "407", "415"}
"""Programs without automatic names of their own."""
INSIDE = {"block5_pool", "relu"}
"""Layers that the models themselves contain."""


@pytest.mark.parametrize(("code", "message"), [
    ("keras.applications.ResNet50(classes=10)",
     "2: resnet50 (ResNet50) knows 1000 classes with weights='imagenet', not 10; use include_top=False"),
    ("keras.applications.ResNet50(include_tops=False)",
     "2: resnet50 (ResNet50) has no argument include_tops; did you mean include_top?"),
    ("keras.applications.ResNet51()",
     "2: resnet51 (ResNet51) is no model of keras.applications that is recorded; did you mean ResNet50?"),
    ("keras.applications.VGG16(input_shape=(150, 150, 3))",
     "2: vgg16 (VGG16) has a top for 224 × 224 × 3 only, not for 150 × 150 × 3, with weights='imagenet'; leave the top out with include_top=False, or train it anew with weights=None"),
    ("keras.applications.VGG16(include_top=False, input_shape=(48, 48, 1))",
     "2: vgg16 (VGG16) needs 3 channels for weights='imagenet', not 1"),
    ("keras.applications.VGG16(include_top=False, input_shape=(28, 28, 3))",
     "2: vgg16 (VGG16) needs an image of at least 32 × 32 and is fed 28 × 28 × 3"),
    ("keras.applications.VGG16(include_top=False, input_shape=(48, 48))",
     "2: vgg16 (VGG16) needs an input of height × width × channels, not 48 × 48"),
    ("keras.applications.VGG16(weights=None, input_shape=(None, None, 3))",
     "2: vgg16 (VGG16) needs the size of its input for its top, and ? × ? × 3 leaves it open"),
    ("keras.applications.MobileNetV2(alpha=0.6)",
     "2: mobilenetv2 (MobileNetV2) with alpha=0.6 is not recorded; the widths that are: 0.35, 0.5, 0.75, 1.3, 1.4, 1.0"),
    ("keras.applications.MobileNetV3Small(minimalistic=True)",
     "2: mobilenetv3small (MobileNetV3Small) with minimalistic=True is not recorded"),
    ("keras.applications.VGG16(include_top=False, pooling='mean')",
     "2: vgg16 (VGG16) needs pooling to be one of avg, max, not 'mean'"),
    ("keras.applications.NASNetLarge(include_top=False)",
     "2: nasnet_large (NASNetLarge) needs the size of its input, such as input_shape=(331, 331, 3)"),
    ("keras.applications.VGG16(include_top=False, input_shape=(size, 48, 3))",
     "2: vgg16 (VGG16) needs input_shape, which is not known: size is not defined; say what it is with :let: size=…"),
    ("torchvision.models.resnet18(weights='DEFAULT', num_classes=10)",
     "2: body (resnet18) knows 1000 classes with trained weights, not 10; leave num_classes out and replace its head"),
    ("torchvision.models.resnet18(pretrained=True, width_per_group=128)",
     "2: body (resnet18) with width_per_group=128 is not recorded"),
    ("torchvision.models.resnt18()", "2: body (resnt18) is no model of torchvision that is recorded; did you mean resnet18?"),
    ("torchvision.models.vit_b_16(image_size=256)", "2: body (vit_b_16) with image_size=256 is not recorded"),
    ("torchvision.models.vgg16(aux_logits=True)", "2: body (vgg16) has no argument aux_logits"),
    ("torchvision.models.vit_b_16(weights=chosen)",
     "2: body (vit_b_16) needs weights, which are not known: chosen is not defined; say what it is with :let: chosen=…"),
])  # fmt: skip
def test_wrong_use(code: str, message: str) -> None:
    assert wrong(
        f"import keras, torchvision\nmodel = {code}\n" if "keras" in code else f"import torchvision\nmodel = {code}\n"
    ) == [message]


def test_fed_what_it_is_not_built_for() -> None:
    text = (
        "import keras\nbase = keras.applications.VGG16(include_top=False, input_shape=(150, 150, 3))\n"
        "inputs = keras.Input((224, 224, 3))\nmodel = keras.Model(inputs, base(inputs))\n"
    )
    assert wrong(text) == [
        "2: vgg16 (VGG16) is built for an input of 150 × 150 × 3 and is fed 224 × 224 × 3; change one of them"
    ]


def test_what_is_inside_is_not_known() -> None:
    text = (
        "import keras\nbase = keras.applications.ConvNeXtTiny(include_top=False, input_shape=(224, 224, 3))\n"
        "model = keras.Model(base.input, base.get_layer('convnext_tiny_stem').output)\n"
    )
    (message,) = wrong(text)
    assert "the layers inside ConvNeXtTiny are not recorded one by one" in message


def test_another_part_inside_makes_it_unknown() -> None:
    text = "import torch.nn as nn\nfrom torchvision import models\nmodel = models.swin_v2_t()\n"
    changed = ["model.features = nn.Conv2d(1, 64, 7, 2, 3)", "model.features[0][0] = nn.Conv2d(64, 64, 5, padding=2)"]
    for line in changed:
        (message,) = wrong(text + line, "1x64x64" if "1," in line else "3x64x64")
        assert "than the recorded one, and what that changes is not known" in message


def test_a_claim_of_what_is_trained() -> None:
    text = (
        "import keras\nbase = keras.applications.ConvNeXtTiny(include_top=False, input_shape=(150, 150, 3))\n"
        "for layer in base.layers[:4]:\n    layer.trainable = False\nmodel = keras.Sequential([base])\n"
    )
    summary = computed(text)
    selection = Selection(summary, summary.rows, "model", whole=True)
    verdict = judge(QUANTITIES["trainable"], selection, "12", Format())
    assert str(verdict.wrong) == (
        "the trainable of model cannot be computed: of convnext_tiny only parts are trained, and their counts are not recorded"
    )
    assert judge(QUANTITIES["biases"], selection, "12", Format()).wrong
    total = judge(QUANTITIES["params"], selection, "27,820,120", Format()).wrong
    assert str(total) == "model has 27820128 parameters, the text says 27,820,120"
    row = Selection(summary, (summary.layers[0],), "model.convnext_tiny")
    wrong = judge(QUANTITIES["params"], row, "27,820,120", Format()).wrong
    assert (
        str(wrong)
        == "model.convnext_tiny has 27820128 parameters, the text says 27,820,120; as recorded from Keras 3.15.1"
    )


@pytest.mark.parametrize("frozen", [
    "for p in model.parameters(): p.requires_grad = False",
    "for name, p in model.named_parameters(): p.requires_grad_(False)",
    "model.requires_grad_(False)",
    "for child in model.children():\n    for p in child.parameters(): p.requires_grad = False",
])  # fmt: skip
def test_ways_to_freeze(frozen: str) -> None:
    for function in ("resnet18", "vgg16", "vit_b_16", "swin_t", "inception_v3", "squeezenet1_1"):
        text = f"from torchvision import models\nmodel = models.{function}()\n{frozen}\n"
        left = 768 if function == "vit_b_16" and "child" in frozen else 0  # its class token is no child
        assert asked(computed(text), "trainable") == left, function


@pytest.mark.parametrize(("code", "kind"), [
    ("from torchvision.models.resnet import resnet18\nmodel = resnet18()", "resnet18"),
    ("from torchvision.models import *\nmodel = resnet18()", "resnet18"),
    ("import torchvision.models as models\nmodel = models.get_model('vgg11', weights='DEFAULT')", "vgg11"),
    ("import torch\nmodel = torch.hub.load('pytorch/vision:v0.10.0', 'resnet18', pretrained=True)", "resnet18"),
    ("import torch.nn as nn\nmodel = models.resnet18(True)", "resnet18"),
    ("import torch\nmodel = nn.DataParallel(models.resnet18(True))", "resnet18"),
])  # fmt: skip
def test_ways_to_say_it_in_torch(code: str, kind: str) -> None:
    assert model_row(computed(code)).kind == kind


@pytest.mark.parametrize("code", [
    "import tensorflow as tf\nmodel = tf.keras.applications.VGG16()",
    "import tensorflow as tf\nmodel = tf.keras.applications.vgg16.VGG16()",
    "from tensorflow.keras.applications import *\nmodel = VGG16()",
    "from tensorflow.keras.applications.vgg16 import VGG16, preprocess_input, decode_predictions\nmodel = VGG16()",
    "from keras import applications\nmodel = applications.VGG16(True, 'imagenet')",
    "from tensorflow import keras\nbase = keras.applications.vgg16\nmodel = base.VGG16(weights='imagenet')\nmodel.summary()",
])  # fmt: skip
def test_ways_to_say_it_in_keras(code: str) -> None:
    summary = computed(code)
    assert (asked(summary, "params"), model_row(summary).name) == (138_357_544, "vgg16")


def test_names_of_weights() -> None:
    name = Weightname("layer4", ("bn", "conv", "downsample"), "resnet18")
    assert "layer4" in name
    assert "fc" not in name
    assert "layer3" not in name
    assert name != "fc.weight"
    for text in ("conv1", "bias", "layer4.1", "0"):
        with pytest.raises(ValueError, match="not recorded"):
            _ = text in name


@pytest.mark.parametrize("after", [
    "base.trainable = False",
    "base.get_layer('conv').trainable = False",
    "for layer in base.layers[:4]: layer.trainable = False",
    "for layer in base.layers: layer.trainable = False",
])  # fmt: skip
def test_one_that_is_not_known_breaks_nothing(after: str) -> None:
    """Whatever is asked of it later, the one message is why it is not known."""
    for given in (
        "alpha=0.6",
        "input_shape=(96, 96, 1)",
        "pooling='mean'",
        "include_top=unheard",
        "input_tensor=unheard",
    ):
        text = (
            f"import keras\nbase = keras.applications.MobileNetV2({given})\n{after}\nmodel = keras.Sequential([base])\n"
        )
        (message,) = wrong(text)
        assert message.startswith("2: mobilenetv2 (MobileNetV2) "), message


def test_weights_from_somewhere() -> None:
    text = "import keras\nmodel = keras.applications.VGG16(weights=unheard, include_top=False)\n"
    assert asked(computed(text), "params") == 14_714_688
    text = "from torchvision import models\nmodel = models.vgg16(weights=unheard, num_classes=10)\n"
    assert asked(computed(text), "params") == 134_301_514


@pytest.mark.parametrize("after", [
    "for i, layer in enumerate(model.features):\n    if i > 5:\n        for p in layer.parameters(): p.requires_grad = False",
    "for layer in model.features[:5]: layer.requires_grad_(False)",
    "for layer in model.features.children():\n    for p in layer.parameters(): p.requires_grad = False",
    "for m in model.modules():\n    if isinstance(m, nn.Conv2d): m.weight.requires_grad = False",
    "model.features[0].weight.requires_grad = False",
    "for name, p in model.named_parameters():\n    if 'bias' in name: p.requires_grad = False",
    "for p in list(model.parameters())[:3]: p.requires_grad = False",
    "for name, p in model.named_parameters():\n    if name.startswith('features.7'): p.requires_grad = False",
    "for name, p in model.named_parameters():\n    if name.startswith(('head', 'features.0')): p.requires_grad = False",
    "for name, p in model.named_parameters():\n    if name.endswith('bias'): p.requires_grad = False",
    "for name, p in model.named_parameters():\n    if name.split('.')[1] == '0': p.requires_grad = False",
    "for name, p in model.named_parameters():\n    if name.upper().startswith('FEATURES'): p.requires_grad = False",
    "for name, p in model.named_parameters():\n    if p.requires_grad and 'norm' in name: p.requires_grad = False",
    "if input(): model.features.requires_grad_(False)",
])  # fmt: skip
def test_what_is_trained_is_never_guessed(after: str) -> None:
    text = f"import torch.nn as nn\nfrom torchvision import models\nmodel = models.swin_v2_t()\n{after}\n"
    found = computed(text)
    assert (asked(found, "params"), asked(found, "trainable")) == (28_351_570, None)


@pytest.mark.parametrize("after", [
    "model.features[0] = nn.Conv2d(1, 32, 3, padding=1)",
    "del model.features[-1]",
    "model.features.append(nn.Conv2d(1280, 1280, 3))",
    "model.features = nn.Sequential(*list(model.features.children())[:-1])",
    "model.avgpool = nn.AdaptiveMaxPool2d(1)",
    "model.features[0][0].weight = nn.Parameter(model.features[0][0].weight[:, :1])",
    "model = nn.Sequential(*list(model.features)[:10])",
    "model = nn.Sequential(*list(model.features.children())[:-1], nn.Flatten())",
    "model = model.features[:10]",
])  # fmt: skip
def test_what_is_changed_inside_is_never_guessed(after: str) -> None:
    text = f"import torch.nn as nn\nfrom torchvision import models\nmodel = models.swin_v2_t()\n{after}\n"
    assert wrong(text, "3x224x224")
    reading = read(Request(text, given="3x224x224"))
    assert reading.network is None or asked(compute(reading.network), "params") is None


@pytest.mark.parametrize("gone", ["del model.fc", "delattr(model, 'fc')", "model.fc = nn.Linear(512, 3)\ndel model.fc"])
def test_a_head_that_is_deleted_is_not_counted_and_missed(gone: str) -> None:
    start = "import torch.nn as nn\nfrom torchvision import models\nmodel = models.resnet18()\n"
    reading = read(Request(start + gone, given="3x64x64"))
    assert reading.network is not None
    summary = compute(reading.network)
    assert asked(summary, "params") == asked(computed(f"{start}model.fc = nn.Identity()"), "params")
    assert [problem.message for problem in reading.problems] == [
        "what the model gives is not known: resnet18 has no attribute fc"
    ]


def test_a_part_alone_is_the_model() -> None:
    found = computed(
        "from torchvision import models\ncnn = models.vgg19(weights='DEFAULT').features.eval()\n", "3x224x224"
    )
    assert [(row.name, row.params) for row in found.layers] == [("cnn", 20_024_384)]
    assert output(found) == [512, 7, 7]
