"""Record what stands inside the models of ``keras.applications``, layer by layer.

Each model is built on the device "meta", with its top, and its layers are
kept in the order in which Keras makes them: only so do they get the numbers
in their names.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from .models import ALPHAS, nasnet_large, nasnet_mobile, pretended

LARGER = (0, 1, 2, 3, 5, 9, 16, 24, 32, 48)
"""How much larger than usual images are that need other paddings before a stride of 2."""
LEFT_OUT = re.compile("initializer|regularizer|constraint|^name$|dtype|^trainable$|seed|epsilon|momentum|data_format")
"""Arguments that change neither a shape nor a count."""
FAMILIES = (
    "vgg16 vgg19 resnet resnet_v2 inception_v3 inception_resnet_v2 xception mobilenet mobilenet_v2 densenet nasnet "
    "efficientnet efficientnet_v2 mobilenet_v3"
).split()
"""The modules whose models are built of layers, and of sums and products with numbers."""
FUNCTIONS = {"NASNetLarge": nasnet_large, "NASNetMobile": nasnet_mobile}
PADDED = ("efficientnet", "mobilenet_v2", "mobilenet_v3", "nasnet")
"""Those whose paddings depend on the image (``correct_pad`` in keras.src.applications.imagenet_utils)."""


def record(folder: Path) -> None:
    """Write what is inside each model into *folder*, one file per module of Keras."""
    import keras

    found: dict[str, dict[str, Any]] = {}
    for name, function in sorted({**vars(keras.applications), **FUNCTIONS}.items()):
        home = "nasnet" if name in FUNCTIONS else getattr(function, "__module__", "").rpartition(".")[2]
        if name[:1].isupper() and home in FAMILIES:
            models = found.setdefault(home, {})
            for width, wide in widths(name, function).items():
                models[width] = describe(wide, LARGER if home in PADDED else ())
    for home, models in found.items():
        (folder / f"{home}.json").write_text(spell(models), encoding="utf-8")
    index = {name: home for home, models in sorted(found.items()) for name in models}
    content = {"origin": f"Keras {keras.__version__}", "homes": index}
    (folder / "index.json").write_text(json.dumps(content, indent=0) + "\n", encoding="utf-8")


def widths(name: str, function: Any) -> dict[str, Any]:
    """Give a model in each width that Keras has trained, under the names the package has for them."""
    other = {f"{name}@{alpha}": functools.partial(function, alpha=alpha) for alpha in ALPHAS.get(name, ())}
    return {name: function, **other}


def spell(models: dict[str, Any]) -> str:
    """Spell the layers of some models as JSON, a line each; what they are made with is listed once."""
    kinds: dict[str, int] = {}
    for model in models.values():
        for _, kind, *_ in model["layers"]:
            kinds.setdefault(short(kind), len(kinds))
    lines = []
    for name, model in models.items():
        rows = ",\n".join(short([called, kinds[short(kind)], *rest]) for called, kind, *rest in model["layers"])
        lines.append(f'{json.dumps(name)}: {{"body": {model["body"]}, "layers": [\n{rows}\n]}}')
    listed = ",\n".join(kinds)
    return f'{{"kinds": [\n{listed}\n],\n"models": {{\n' + ",\n".join(lines) + "\n}}\n"


def short(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def describe(function: Any, larger: Sequence[int]) -> dict[str, Any]:
    """Give the layers of a model, and how many there are without the top."""
    layers = list(list_layers(function, larger))
    body = [layer.name for layer in made(function, None, "imagenet", include_top=False)[1]]
    whole = [layer.name for layer in made(function, None, "imagenet")[1]]
    assert whole[: len(body)] == body, function
    return {"body": len(body), "layers": layers}


def list_layers(function: Any, larger: Sequence[int]) -> Iterator[list[Any]]:
    """Give the layers of a model: name, what it is made with, and which of those before it are its inputs.

    The name is empty where Keras numbers it; the inputs are left out where
    they are the layer just before.  A padding that depends on the image is
    the kernel it is for.
    """
    side = fitting(function)
    models = [built(function, side + more) for more in larger]
    plain = {layer.name for layer in made(function, side, None)[1]}
    order = made(function, side, "imagenet")[1]
    again = made(function, side, "imagenet", anew=False)[1]
    places = {id(layer.output): i for i, layer in enumerate(order)}
    for i, layer in enumerate(order):
        config, only = arguments(layer), layer.name not in plain
        if len({str(other.get_layer(layer.name).get_config().get("padding")) for other in models if not only}) > 1:
            config = {"padding": {"correct": window(layer, order)}}
        inputs = [places[id(tensor)] for tensor in fed(layer)]
        assert all(place < i for place in inputs), layer.name
        usual = inputs == [i - 1]
        own = "" if again[i].name != layer.name else layer.name  # another number, where Keras gives it
        yield [own, [type(layer).__name__, config], *([] if usual and not only else [inputs]), *([1] if only else [])]


def window(layer: Any, order: Sequence[Any]) -> int:
    """Give the side of the window of what comes behind a padding."""
    behind = [other for other in order if any(tensor is layer.output for tensor in fed(other))]
    sides = {max(getattr(other, "kernel_size", None) or other.pool_size) for other in behind}
    (side,) = sides
    return int(side)


def fitting(function: Any) -> int:
    """Give the side of the usual image of a model; one that takes any has 224."""
    return int(built(function, None).input_shape[1] or 224)


def built(function: Any, side: int | None) -> Any:
    return made(function, side, None)[0]


def made(function: Any, side: int | None, weights: Any, *, anew: bool = True, **kwargs: Any) -> tuple[Any, list[Any]]:
    """Build a model; give its layers in the order in which they were made, numbered anew or on."""
    import keras

    if anew:
        keras.backend.clear_session()
    order: list[Any] = []
    start = keras.layers.Layer.__init__

    def noted(self: Any, *args: Any, **kwargs: Any) -> None:
        start(self, *args, **kwargs)
        order.append(self)

    shape = None if side is None else (side, side, 3)
    with pretended(), mock.patch.object(keras.layers.Layer, "__init__", noted):
        known = weights is not None and side is not None
        model = function(weights=weights, **({} if shape is None or known else {"input_shape": shape}), **kwargs)
    inside = {id(layer) for layer in model.layers}
    return model, [layer for layer in order if id(layer) in inside]


def fed(layer: Any) -> list[Any]:
    """Give the tensors a layer is fed, in their order."""
    from keras.layers import InputLayer

    if isinstance(layer, InputLayer):
        return []
    given = layer.input if isinstance(layer.input, list) else [layer.input]
    return [source(tensor) for tensor in given]


def source(tensor: Any) -> Any:
    """Give the output of a layer that a tensor is, or comes from by sums and products with numbers."""
    from keras.layers import Layer

    operation = tensor._keras_history.operation  # noqa: SLF001
    return tensor if isinstance(operation, Layer) else source(operation.input)


def arguments(layer: Any) -> dict[str, Any]:
    """Give what a layer is made with, as far as it is not as usual and matters."""
    import inspect

    usual = {name: p.default for name, p in inspect.signature(type(layer).__init__).parameters.items()}
    if type(layer).__name__ == "InputLayer":
        return {}
    config = {name: value for name, value in layer.get_config().items() if not LEFT_OUT.search(name)}
    if config.get("activation") == "linear":
        del config["activation"]
    return {name: value for name, value in config.items() if name in usual and plain(value) != plain(usual[name])}


def plain(value: Any) -> Any:
    """Give lists as tuples, and one number for each dimension as that number."""
    if isinstance(value, (list, tuple)):
        items = tuple(plain(item) for item in value)
        return items[0] if items and all(item == items[0] for item in items) else items
    return value
