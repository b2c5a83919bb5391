"""Record what the well-known models of Keras and torchvision have: counts, output shapes, heads.

Everything is built on the device "meta", which has shapes and no values.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import inspect
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

ALPHAS = {
    "MobileNet": (0.25, 0.5, 0.75),
    "MobileNetV2": (0.35, 0.5, 0.75, 1.3, 1.4),
    "MobileNetV3Large": (0.75,),
    "MobileNetV3Small": (0.75,),
}
"""The widths Keras has trained, besides 1."""
IMAGES = {"vit_b_16": 384, "vit_l_16": 512, "vit_h_14": 518}
"""Models of torchvision with weights for another size, which changes the model: SWAG_E2E."""
HEADS = ("fc", "classifier", "heads", "head")
AUXILIARY = ("AuxLogits", "aux1", "aux2")
SIZES = (*range(16, 80), 96, 97, 127, 128, 150, 160, 192, 199, 224, 225, 256, 299, 331, 384, 512)
FLOWN = (64, 96, 97, 127, 128, 159, 160, 199, 224, 225, 255, 256, 299, 384, 512, 518)
BUILT = (32, 33, 47, 75, 96, 97, 128, 150, 224, 299)


def record(folder: Path) -> dict[str, str]:
    """Write ``models.json`` into *folder* (tests/truth), one model per line; give the frameworks' versions."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    import keras

    parts = {"keras": dict(keras_models()), "torch": dict(torch_models())}
    text = ",\n".join(f"{json.dumps(part)}: {{\n{_lines(models)}\n}}" for part, models in parts.items())
    (folder / "models.json").write_text(f"{{\n{text}\n}}\n", encoding="utf-8")
    vision = torchvision().__version__.partition("+")[0]
    return {"keras": f"Keras {keras.__version__}", "torch": f"torchvision {vision}"}


def _lines(models: dict[str, Any]) -> str:
    return ",\n".join(f"{json.dumps(name)}: {json.dumps(what, separators=(',', ':'))}" for name, what in models.items())


def runs(sizes: Iterable[tuple[int, Any]]) -> list[list[Any]]:
    """Shorten a table of results: the size from which on each one holds."""
    kept: list[list[Any]] = []
    for n, result in sizes:
        if not kept or kept[-1][1] != result:
            kept.append([n, result])
    return kept


# Keras


def keras_models() -> Iterator[tuple[str, dict[str, Any]]]:
    """Describe every model of ``keras.applications``, also in the other widths that Keras has trained."""
    import keras

    own = {"NASNetLarge": nasnet_large, "NASNetMobile": nasnet_mobile}
    for name, function in sorted({**vars(keras.applications), **own}.items()):
        if name[:1].isupper():
            yield name, keras_model(function)
            for alpha in ALPHAS.get(name, ()):
                yield f"{name}@{alpha}", keras_model(function, alpha=alpha)


def nasnet_large(
    input_shape: Any = None,
    include_top: bool = True,
    weights: Any = "imagenet",
    input_tensor: Any = None,
    pooling: Any = None,
    classes: int = 1000,
    classifier_activation: Any = "softmax",
    name: str = "nasnet_large",
) -> Any:
    """Build ``NASNetLarge`` with its usual size: without one, Keras builds what no image fits."""
    import keras

    return keras.applications.NASNetLarge(
        input_shape=(331, 331, 3) if not include_top and input_shape is None else input_shape,
        include_top=include_top,
        weights=weights,
        input_tensor=input_tensor,
        pooling=pooling,
        classes=classes,
        classifier_activation=classifier_activation,
        name=name,
    )


def nasnet_mobile(
    input_shape: Any = None,
    include_top: bool = True,
    weights: Any = "imagenet",
    input_tensor: Any = None,
    pooling: Any = None,
    classes: int = 1000,
    classifier_activation: Any = "softmax",
    name: str = "nasnet_mobile",
) -> Any:
    """Build ``NASNetMobile``, which Keras on PyTorch refuses: it cannot run there, but it can be counted."""
    from keras.src.applications.nasnet import NASNet

    return NASNet(
        (224, 224, 3) if not include_top and input_shape is None else input_shape,
        penultimate_filters=1056,
        num_blocks=4,
        stem_block_filters=32,
        skip_reduction=False,
        filter_multiplier=2,
        include_top=include_top,
        weights=weights,
        input_tensor=input_tensor,
        pooling=pooling,
        classes=classes,
        default_size=224,
        classifier_activation=classifier_activation,
        name=name,
    )


@contextlib.contextmanager
def pretended() -> Iterator[None]:
    """Let Keras load weights that nobody has downloaded."""
    import keras

    fetch = mock.patch("keras.src.utils.file_utils.get_file", return_value="nothing.weights.h5")
    load = mock.patch.object(keras.Model, "load_weights", return_value=None)
    with fetch, load, keras.device("meta"):
        yield


def built(function: Callable[..., Any], **given: Any) -> Any:
    """Build a model as the first one of a program."""
    import keras

    keras.backend.clear_session(free_memory=False)
    with pretended():
        return function(**{"weights": "imagenet", **given})


def keras_model(function: Callable[..., Any], **given: Any) -> dict[str, Any]:
    """Describe one model of Keras: without its top, with it, and how it depends on what it is told."""

    def made(**more: Any) -> Any:
        return built(function, **given, **more)

    def bare(**more: Any) -> Any:
        return made(include_top=False, **more)

    model = bare()
    whole = made()
    default = whole.input_shape[1]
    return {
        "parameters": [name for name in inspect.signature(function).parameters if name != "kwargs"],
        "name": model.name,
        **counts(model),
        "channels": model.output_shape[-1],
        "names": numbers(bare),
        "pooled": {kind: [numbers(bare, pooling=kind), len(bare(pooling=kind).layers)] for kind in ("avg", "max")},
        "loose": runs((n, loose(model, n)) for n in SIZES),
        "built": [[n, shape] for n in BUILT if (shape := attempted(lambda n=n: bare(input_shape=(n, n, 3))))],
        "oblong": attempted(lambda: bare(input_shape=(97, 160, 3))),
        "least": next(n for n in range(1, 200) if attempted(lambda n=n: bare(input_shape=(n, n, 3)))),
        "default": default,
        "top": {"name": whole.name, "names": numbers(made), **counts(whole)},
        "classes": {k: made(weights=None, classes=k).count_params() for k in (1, 10)},
        "top_at_128": counted(lambda: made(weights=None, input_shape=(128, 128, 3))),
        "per_channels": {
            c: counted(lambda c=c: bare(weights=None, input_shape=(default, default, c))) for c in (1, 3, 4)
        },
        "named_at": {n: name for n in (96, 128, 150) if (name := named(lambda n=n: bare(input_shape=(n, n, 3))))},
        "untrained": untrained(bare),
        "untrained_at_150": named(lambda: bare(weights=None, input_shape=(150, 150, 3))),
    }


def untrained(bare: Callable[..., Any]) -> list[Any]:
    """Give the automatic names and the number of layers of a model whose weights are not Keras's own."""
    return [numbers(bare, weights=None), len(bare(weights=None).layers)]


def size(weights: list[Any]) -> int:
    """Count the values of weights."""
    from math import prod

    return sum(prod(weight.shape) for weight in weights)


def counts(model: Any) -> dict[str, int]:
    """Count a model's parameters, those that are not trained, and its layers."""
    return {
        "total": size(model.weights),
        "still": size(model.non_trainable_weights),
        "layers": len(model.layers),
    }


def numbers(make: Callable[..., Any], **given: Any) -> dict[str, int]:
    """Count the automatic names that building a model uses up."""
    from keras.src.backend.common import global_state

    make(**given)
    found = dict(global_state.get_global_attribute("object_name_uids"))
    return {name: count for name, count in sorted(found.items()) if name not in ("keras_tensor", "seed_generator")}


def loose(model: Any, n: int) -> int | None:
    """Give the extent that comes out of *n* in a model built without a size."""
    import keras

    try:
        with keras.device("meta"):
            return _extent(model.compute_output_shape((None, n, n, 3)))
    except (ValueError, RuntimeError):
        return None


def _extent(shape: tuple[int | None, ...]) -> int | None:
    return shape[1] if shape[1] is None or shape[1] > 0 else None


def attempted(make: Callable[[], Any]) -> list[int] | None:
    """Give the extents that come out of a model, if it can be built."""
    try:
        shape = make().output_shape
    except (ValueError, RuntimeError):
        return None
    return list(shape[1:3]) if all(n > 0 for n in shape[1:3]) else None


def counted(make: Callable[[], Any]) -> list[int] | None:
    """Count all parameters and those not trained, if the model can be built."""
    try:
        found = counts(make())
    except (ValueError, RuntimeError):
        return None
    return [found["total"], found["still"]]


def named(make: Callable[[], Any]) -> str | None:
    """Give a model's name, if it can be built."""
    try:
        return str(make().name)
    except (ValueError, RuntimeError):
        return None


# torchvision


@functools.cache
def torchvision() -> Any:
    """Import torchvision; where its compiled operators do not fit the installed PyTorch, without them."""
    import torch

    for operator in ("nms", "qnms"):
        with contextlib.suppress(RuntimeError):  # it is there
            LIBRARIES.append(torch.library.Library("torchvision", "FRAGMENT"))
            LIBRARIES[-1].define(f"{operator}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    return importlib.import_module("torchvision")


LIBRARIES: list[Any] = []
"""Operators live as long as what defines them."""


def torch_models() -> Iterator[tuple[str, dict[str, Any]]]:
    """Describe every model of ``torchvision.models`` that classifies images."""
    models = torchvision().models
    for name in models.list_models(module=models):
        yield name, torch_model(name)
        if name in IMAGES:
            yield f"{name}@{IMAGES[name]}", torch_model(name, image_size=IMAGES[name])


def torch_built(name: str, **given: Any) -> Any:
    """Build one model without values; what is computed while it is built keeps its values."""
    import torch
    from torch.overrides import TorchFunctionMode

    class Blank(TorchFunctionMode):
        def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            return func(*args, **{**(kwargs or {}), **({"device": "meta"} if func is torch.empty else {})})

    plain = {"init_weights": False} if name in ("inception_v3", "googlenet") else {}
    with Blank():
        return torchvision().models.get_model(name, weights=None, **plain, **given).eval().to("meta")


def torch_model(name: str, **given: Any) -> dict[str, Any]:
    """Describe one model of torchvision: its body part by part, and its head layer by layer."""
    model = torch_built(name, **given)
    head = next(part for part in HEADS if hasattr(model, part))
    inside = {key: value for key, value in model.named_parameters() if not _of(key, head)}
    parts: dict[str, list[int]] = {}
    for key, value in inside.items():
        entry = parts.setdefault(key.partition(".")[0], [0, 0])
        entry[0] += value.numel()
        entry[1] += 1
    words = sorted({word for key in inside for word in key.split(".") if not word.isdecimal()} - {"weight", "bias"})
    return {
        "total": sum(value.numel() for value in model.parameters()),
        "total10": sum(value.numel() for value in torch_built(name, num_classes=10, **given).parameters()),
        "parts": parts,
        "children": [key for key, _ in model.named_children()],
        "words": words,
        "head": leaves(model, head),
        "auxiliary": [leaf for part in AUXILIARY if hasattr(model, part) for leaf in leaves(model, part)],
        **flow(model, head),
        "weights": weights(name),
    }


def _of(key: str, part: str) -> bool:
    return key == part or key.startswith(f"{part}.")


def leaves(model: Any, part: str) -> list[list[Any]]:
    """Give the layers inside a part: path, kind, the arguments that count, parameters."""
    found = []
    for path, module in getattr(model, part).named_modules(prefix=part):
        if not list(module.children()):
            arguments = [getattr(module, name) for name in ARGUMENTS.get(type(module).__name__, ())]
            count = sum(value.numel() for value in module.parameters())
            found.append([path, type(module).__name__, arguments, count])
    return found


ARGUMENTS = {
    "Linear": ("in_features", "out_features"),
    "Conv2d": ("in_channels", "out_channels", "kernel_size"),
    "LayerNorm": ("normalized_shape",),
    "LayerNorm2d": ("normalized_shape",),
    "Dropout": ("p",),
}


def flow(model: Any, head: str) -> dict[str, Any]:
    """Say what flows through a model, from the smallest image it takes on; one that takes a single size says so."""
    found = {n: shapes for n in FLOWN if (shapes := flowing(model, head, n))}
    low, high = 0, min(found)
    while len(found) > 1 and high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if flowing(model, head, middle) else (middle, high)
    return {"least": high, "only": len(found) == 1, "sizes": runs(found.items())}


def flowing(model: Any, head: str, n: int) -> dict[str, list[int]] | None:
    """Give the shapes, without the batch, that go into the head and out of ``features`` and of the model."""
    import torch

    seen: dict[str, list[int]] = {}
    first = getattr(model, head)

    def before(module: Any, args: Any) -> None:
        seen["in"] = list(args[0].shape[1:])

    def after(module: Any, args: Any, result: Any) -> None:
        seen["features"] = list(result.shape[1:])

    hooks = [first.register_forward_pre_hook(before)]
    if hasattr(model, "features"):
        hooks.append(model.features.register_forward_hook(after))
    try:
        with torch.no_grad():
            seen["out"] = list(model(torch.zeros(2, 3, n, n, device="meta")).shape[1:])
    except (RuntimeError, AssertionError, ValueError):
        return None
    finally:
        for hook in hooks:
            hook.remove()
    return seen if all(size > 0 for shape in seen.values() for size in shape) else None


def weights(name: str) -> dict[str, int]:
    """Give the trained weights there are, with torchvision's own word on how many parameters they are."""
    return {w.name: w.meta["num_params"] for w in torchvision().models.get_model_weights(name)}
