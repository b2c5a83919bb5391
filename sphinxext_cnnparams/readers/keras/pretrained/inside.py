"""What stands inside the models of ``keras.applications``: their layers as recorded, built as those of the code are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ....core.structs import Struct
from ...python import Call, call_value, is_listed
from ...tracing.recorded import Recording, freeze
from ...tracing.tensor import Tensor
from .imagenet_utils import correct_pad
from .recorded import CLASSES, PREPARING

if TYPE_CHECKING:
    from ...tracing.session import Session

FOLDER = Path(__file__).with_name("layers")
STANDING_IN: Mapping[str, str] = {"CustomScaleLayer": "Add"}
"""Layers that only the sources of keras.applications have, and the one that gives the same shape."""
POOLING: Mapping[str, str] = {"avg": "GlobalAveragePooling2D", "max": "GlobalMaxPooling2D"}


class InnerLayer(Struct):
    """Hold one layer: its *name*, empty where Keras numbers it, its class, and what it is made with.

    *inputs* are the places of the layers before it that it is fed; *usual* says
    that it is there only with the weights Keras has trained.
    """

    name: str
    kind: str
    arguments: Mapping[str, Any]
    inputs: Sequence[int]
    usual: bool = False


class Demand(Struct):
    """Hold what of a model is asked for: the top with its *classes*, or a *pooling*; whether weights are trained.

    *prepared* says that it has the layers that prepare images.
    """

    classes: int | None
    pooling: str | None
    pool_name: str
    trained: bool
    prepared: bool = True


INDEX: Mapping[str, str] = Recording(FOLDER / "index.json", "homes", lambda name, home: str(home))
"""The file in which the layers of a model are recorded."""


@cache
def _content(home: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = json.loads((FOLDER / f"{home}.json").read_text(encoding="utf-8"))
    return content


def list_layers(name: str, demand: Demand) -> Iterator[InnerLayer]:
    """Give the layers of a model behind its input, in the order in which Keras makes them."""
    content = _content(INDEX[name])
    model = content["models"][name]
    kept: dict[int, int] = {0: 0}  # where what is left out stands, what is before it stands instead
    count = len(model["layers"]) if demand.classes is not None else model["body"]
    for place, (called, kind, *rest) in enumerate(model["layers"][1:count], 1):
        made, arguments = content["kinds"][kind]
        inputs = [kept[i] for i in (rest[0] if rest else [place - 1])]
        is_usual = len(rest) > 1
        is_preparing = place <= len(PREPARING) and made.lower() in PREPARING
        if (is_usual and not demand.trained) or (is_preparing and not demand.prepared):
            kept[place] = inputs[0]
            continue
        kept[place] = len(set(kept.values()))
        top: dict[object, object] = {CLASSES: demand.classes} if place >= model["body"] else {}
        given = {word: _replaced(freeze(value), top) for word, value in arguments.items()}
        yield InnerLayer(called, made, given, inputs, is_usual)
    if demand.classes is None and demand.pooling is not None:
        yield InnerLayer(demand.pool_name, POOLING[demand.pooling], {}, [kept[count - 1]])


def _replaced(value: object, other: Mapping[object, object]) -> object:
    """Put the number of classes that is asked for in the place of the usual one."""
    if isinstance(value, tuple):
        return tuple(_replaced(item, other) for item in value)
    return other.get(value, value) if isinstance(value, int) else value


def build_inside(name: str, demand: Demand, start: Tensor, call: Call, session: Session) -> Tensor | None:
    """Feed an image to the layers of a model; give what comes out, None where they cannot all be built."""
    given: list[object] = [start]
    for layer in list_layers(name, demand):
        fed = [given[i] for i in layer.inputs]
        given.append(_fed(layer, fed, call, session))
    result = given[-1]
    return result if isinstance(result, Tensor) else None


def _fed(layer: InnerLayer, fed: Sequence[object], call: Call, session: Session) -> object:
    kind = STANDING_IN.get(layer.kind, layer.kind)
    name = layer.name if layer.name or kind == layer.kind else session.dialect.name_module(layer.kind, session)
    named = {"name": name} if name else {}
    own = layer.arguments if kind == layer.kind else {}
    arguments = {word: _padding(value, fed[0], call, session) for word, value in own.items()}
    made = session.dialect.make_layer(kind, Call((), {**arguments, **named}, call.line, call.end), session)
    return call_value(session.machine, made, call.passing(fed[0] if len(fed) == 1 else list(fed)))


def _padding(value: object, image: object, call: Call, session: Session) -> object:
    """Give the padding that an image needs before a stride of 2, if that is what is asked for."""
    if isinstance(value, dict) and "correct" in value:
        return correct_pad(call.passing(image, value["correct"]), session)
    return list(value) if is_listed(value) and not isinstance(value, tuple) else value
