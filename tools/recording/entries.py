"""Work out what the package keeps of the well-known models from what the frameworks say of them.

No framework is needed: all is in ``tests/truth/models.json``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .models import FLOWN, SIZES

Truth = Mapping[str, Any]
Entry = dict[str, Any]
CLASSES = 1000
"""The classes of the models that are trained."""


def record(folder: Path, readers: Path, origins: Mapping[str, str] | None = None) -> None:
    """Write ``recorded.json`` into the folder of the pretrained models of each dialect in *readers*, one model a line.

    *folder* is tests/truth; *origins* say which framework has said it, where
    that is not what it was before.
    """
    truth = json.loads((folder / "models.json").read_text(encoding="utf-8"))
    for dialect, parts in (("keras", keras_parts(truth["keras"])), ("torch", torch_parts(truth["torch"]))):
        path = readers / dialect / "pretrained" / "recorded.json"
        origin = origins[dialect] if origins else json.loads(path.read_text(encoding="utf-8"))["origin"]
        path.write_text(written(origin, parts), encoding="utf-8")
        print(f"{path}: {len(parts['models'])} models")


def written(origin: str, parts: Mapping[str, Mapping[str, object]]) -> str:
    """Write the parts as JSON, one entry a line, so that a difference is a line."""
    text = "".join(f",\n{json.dumps(part)}: {{\n{_lines(entries)}\n}}" for part, entries in parts.items())
    return f'{{"origin": {json.dumps(origin)}{text}}}\n'


def _lines(entries: Mapping[str, object]) -> str:
    return ",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items())


def said(entry: Entry) -> Entry:
    """Leave out what says nothing."""
    return {word: value for word, value in entry.items() if value not in (None, False, 0, "", [], {})}


# the formula of an extent


def formulas() -> Iterator[tuple[str, Callable[[int], int]]]:
    """Give the formulas an extent may follow, the likeliest first."""
    for by in (32, 16):
        yield f"n // {by}", lambda n, by=by: n // by
        yield f"ceil(n / {by})", lambda n, by=by: -(-n // by)
        for more in (sign * k for k in range(1, 2 * by) for sign in (1, -1)):
            yield f"(n {'-+'[more > 0]} {abs(more)}) // {by}", lambda n, by=by, more=more: (n + more) // by


def fitting(*measured: Iterable[tuple[int, int | None]], least: int = 1) -> str:
    """Give the first formula that gives what was measured; nothing if none does.

    Where nothing came out, the formula should leave nothing either, unless
    none does so: a layer before the last one may be what is left without input.
    *least* is the smallest size of which something comes out.
    """
    found = [pair for sizes in measured for pair in sizes]
    for wanted in (found, [(n, extent) for n, extent in found if extent]):
        for text, rule in formulas():
            agrees = all(rule(n) == extent if extent else rule(n) < 1 for n, extent in wanted)
            if agrees and rule(least) > 0:
                return text
    return ""


def spread(runs: Iterable[tuple[int, Any]], sizes: Iterable[int]) -> Iterator[tuple[int, Any]]:
    """Give a result for each size again, of the sizes from which on each holds."""
    held = dict(runs)
    last = None
    for n in sizes:
        last = held.get(n, last)
        yield n, last


# Keras

WIDE = {"MobileNet": [128, 160, 192, 224], "MobileNetV2": [96, 128, 160, 192, 224]}
"""The sizes of images Keras has trained a model for; its name says which (keras/src/applications/mobilenet.py)."""
FIXED = frozenset(["NASNetMobile"])
"""Models that take the usual image if they are told none."""
SIZED = frozenset(["NASNetLarge"])
"""Models of which Keras builds nothing that can be fed, if they are told no size."""
OWN = frozenset(["variable", "custom_scale_layer"])
"""Names of parts of Keras's own, which no code of an author uses."""


def keras_parts(truth: Mapping[str, Truth]) -> dict[str, dict[str, Any]]:
    """Give what each function takes, and what is kept of each model."""
    return {
        "parameters": {name: model["parameters"] for name, model in truth.items() if "@" not in name},
        "models": {name: said(keras_entry(name.partition("@")[0], model)) for name, model in truth.items()},
    }


def keras_entry(function: str, model: Truth) -> Entry:
    """Give the entry of one model (see keras.applications.RecordedApplication)."""
    top, classes, stem = model["top"], model["classes"], model["per_channels"]
    last = (classes["10"] - classes["1"]) // 9 - 1
    flat = flattened(model)
    values = flat * (model["channels"] * dict(model["built"])[224][0] ** 2 if flat else 0)
    names, top_names = (automatic(part["names"]) for part in (model, top))
    return {
        "title": titled(function, model),
        "total": model["total"],
        "still": model["still"],
        "channels": model["channels"],
        "last": last,
        "layers": model["layers"],
        "top_layers": top["layers"],
        "stem": stem["4"][0] - stem["3"][0],
        "stem_still": stem["4"][1] - stem["3"][1],
        "side": model["default"] or 224,
        "least": model["least"],
        **extents(model),
        "top": top["total"] - model["total"] - (last + 1) * CLASSES - values,
        "flat": flat,
        "names": names,
        "top_names": {} if top_names == names else top_names,
        "only_trained": next((word for word in names if model["untrained"][0].get(word, 0) < names[word]), ""),
        "sizes": WIDE.get(function, []),
        "pool_named": "global_average_pooling2d" not in model["pooled"]["avg"][0],
        "fixed": function in FIXED,
        "free": model["default"] is None,
        "sized": function in SIZED,
    }


def titled(function: str, model: Truth) -> str:
    """Give the name of a model; the size of its image is left open where it stands in it."""
    name = str(model["name"])
    return name.replace("224", "{}") if function in WIDE else name


def automatic(names: Mapping[str, int]) -> dict[str, int]:
    """Give the automatic names a model uses up, besides that of its own input."""
    counts = {**names, "input_layer": names.get("input_layer", 0) - 1}
    return {word: count for word, count in sorted(counts.items()) if count > 0 and word not in OWN}


def flattened(model: Truth) -> int:
    """Give the parameters of the top for each value that comes out below it; most tops take means instead."""
    more = model["top"]["total"] - model["top_at_128"][0]
    sides = dict(model["built"])
    return more // (model["channels"] * (sides[224][0] ** 2 - sides[128][0] ** 2))


def extents(model: Truth) -> Entry:
    """Give the formula of the extents, and that of a model that is told no size, where it is another."""
    built = [(n, sides[0]) for n, sides in model["built"]]
    loose = list(spread(model["loose"], SIZES))
    if len({n for n, extent in loose if extent}) <= 1:  # it can be fed in one size only, whatever it is told
        return {"extent": fitting(built, least=model["least"]), "loose": ""}
    both = fitting(built, loose, least=model["least"])
    return {"extent": both or fitting(built, least=model["least"]), "loose": "" if both else fitting(loose, least=32)}


# torchvision

FAMILIES = (
    "alexnet convnext densenet efficientnet googlenet inception maxvit mnasnet mobilenet_v2 mobilenet_v3 regnet resnet "
    "shufflenet squeezenet swin vgg vit".split()
)
OTHERS = {"resnext": "resnet", "wide_resnet": "resnet"}
"""Models whose names begin otherwise than their family's."""
POOLED = {"AdaptiveAvgPool2d": [1]}
"""The arguments of the layers of a head that are not recorded."""
TWICE = {"googlenet": {"bn", "conv"}, "inception_v3": {"bn", "conv"}}
"""Words that occur in the heads for training and elsewhere, too."""


def torch_parts(truth: Mapping[str, Truth]) -> dict[str, dict[str, Any]]:
    """Give what the models of each family have in common, and what is kept of each model."""
    members: dict[str, dict[str, Truth]] = {}
    for name, model in truth.items():
        members.setdefault(family_of(name), {})[name] = model
    families = {family: said(torch_family(models)) for family, models in sorted(members.items())}
    larger = {name.partition("@")[0] for name in truth if "@" in name}
    models = {
        name: said(torch_entry(name, model, families[family_of(name)], large=name in larger))
        for name, model in truth.items()
    }
    return {"families": families, "models": models}


def family_of(name: str) -> str:
    """Give the family of a model; raises StopIteration if it is of none that is known."""
    return next(
        family for word, family in [*zip(FAMILIES, FAMILIES, strict=True), *OTHERS.items()] if name.startswith(word)
    )


def torch_family(models: Mapping[str, Truth]) -> Entry:
    """Give what the models of a family have in common (see torch.pretrained.Family)."""
    children, *others = {tuple(model["children"]) for model in models.values()}
    heads, *further = {json.dumps(head) for head in map(opened, models.values())}
    if others or further:
        heads, *further = {json.dumps(head) for head in (opened(model, hidden=True) for model in models.values())}
    if others or further:
        raise ValueError(f"{', '.join(models)} are no family: their children or their heads differ")
    name, first = next(iter(models.items()))
    shapes = [shape["in"] for _, shape in first["sizes"]]
    mapped = len(shapes[0]) == 3 and (first["only"] or any(shape != shapes[0] for shape in shapes))
    return {
        "head": json.loads(heads),
        "names": children,
        "words": words(models.values(), TWICE.get(name, set())),
        "tail": [] if mapped else shapes[0][1:],
        "mapped": mapped,
        "flattened": json.loads(heads)[-1][1] not in ("Linear", "LayerNorm"),
        "auxiliary": [
            [path, kind, [given[0], "K"]] for path, kind, given, _ in first["auxiliary"] if given[1:] == [CLASSES]
        ],
        "untrained": bool(first["auxiliary"])
        and any(min(model["weights"].values()) < model["total"] for model in models.values()),
    }


def opened(model: Truth, *, hidden: bool = False) -> list[list[Any]]:
    """Give the layers of a head with letters for what differs between models.

    F is what the body gives, K the number of classes, D the share that is
    dropped, and H, with *hidden*, the units before the last layer.
    """
    incoming = model["sizes"][0][1]["in"][0]
    letters: dict[object, str] = {CLASSES: "K", incoming: "F"}
    if hidden:
        letters = {units(model): "H", **letters}
    found = []
    for path, kind, given, count in model["head"]:
        numbers = [n[0] if isinstance(n, list) and len(set(n)) == 1 else n for n in given] or POOLED.get(kind, [])
        values: list[Any] = ["D"] if kind == "Dropout" else [letters.get(n, n) for n in numbers]
        if kind in POOLED:
            values = numbers
        if kind == "Linear" and count == numbers[0] * numbers[1]:
            values.append(False)  # it has no bias
        found.append([path, kind, values])
    return found


def units(model: Truth) -> int:
    """Give the units before the last layer of a head."""
    linear = [given for _, kind, given, _ in model["head"] if kind == "Linear"]
    return int(linear[-1][0])


def words(models: Iterable[Truth], twice: set[str]) -> list[str]:
    """Give what occurs in the names of the weights inside the parts: words without their numbers.

    Those that occur in heads for training only are no part of it.  A word that
    is in another one says nothing.
    """
    runs = set(twice)
    for model in models:
        outside = {*model["parts"], *(word for path, *_ in model["auxiliary"] for word in path.split("."))}
        for word in set(model["words"]) - outside:
            runs |= set("".join(" " if c.isdecimal() else c for c in word).split())
    return sorted(run for run in runs if not any(run in other for other in runs - {run}))


def torch_entry(name: str, model: Truth, family: Entry, *, large: bool) -> Entry:
    """Give the entry of one model (see torch.pretrained.RecordedBackbone)."""
    flows = model["sizes"] if model["only"] else list(through(model))
    incoming, features = ([shapes.get(part, []) for _, shapes in flows] for part in ("in", "features"))
    image = incoming
    if features[0] and len({shape[0] for shape in features}) == 1:  # otherwise the channels stand last
        image = features
    sides = [(n, shape[1]) for (n, _), shape in zip(flows, image, strict=True) if len(shape) == 3]
    least = model["least"]
    edge = [] if model["only"] else [(least - 1, None)]
    drops = [given[0] for _, kind, given, _ in model["head"] if kind == "Dropout"]
    return {
        "family": family_of(name),
        "inputs": incoming[0][0],
        "shares": shares(model, family),
        "features": features[0][0] if image is features else 0,
        "extent": fitting(sides, edge, least=least) if sides and (image is features or family.get("mapped")) else "",
        "least": 1 if model["only"] else least,
        "side": least if model["only"] else 0,
        "hidden": units(model) if any("H" in values for *_, values in family["head"]) else 0,
        "drop": drops[0] if drops else 0,
        "large": large and next(iter(model["weights"])).endswith("SWAG_E2E_V1"),
    }


def through(model: Truth) -> Iterator[tuple[int, dict[str, list[int]]]]:
    """Give the shapes for each size of image again that a model takes."""
    yield from ((n, shapes) for n, shapes in spread(model["sizes"], FLOWN) if shapes)


def shares(model: Truth, family: Entry) -> dict[str, list[int]]:
    """Give the parameters and the tensors of each part of a body, without the last layers of heads in it."""
    found = {part: list(counts) for part, counts in model["parts"].items()}
    for path, _, (inputs, _) in family.get("auxiliary", []):
        found[path.partition(".")[0]][0] -= (inputs + 1) * CLASSES
        found[path.partition(".")[0]][1] -= 2
    return found
