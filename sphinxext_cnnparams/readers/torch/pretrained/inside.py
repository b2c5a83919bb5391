"""What stands inside models of torchvision, written as the code of an author and read like it: ``layers/*.txt``.

Source: the layers, their names and their order are those of torchvision 0.29, as the keys of ``state_dict`` show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...python import Call, call_value
from .written import evaluate

if TYPE_CHECKING:
    from ...tracing.session import Session

FOLDER = Path(__file__).with_name("layers")
FAMILIES: Mapping[str, str] = {
    "alexnet": "alexnet",
    "densenet": "densenet121 densenet161 densenet169 densenet201",
    "mobilenet_v2": "mobilenet_v2",
    "resnet": "resnet18 resnet34 resnet50 resnet101 resnet152 resnext50_32x4d resnext101_32x8d resnext101_64x4d "
    "wide_resnet50_2 wide_resnet101_2",
    "squeezenet": "squeezenet1_0 squeezenet1_1",
    "vgg": "vgg11 vgg13 vgg16 vgg19 vgg11_bn vgg13_bn vgg16_bn vgg19_bn",
}
"""The models that are written, by file: each has a function that is called with the number of classes."""
OPENED: Mapping[str, str] = {name: home for home, names in FAMILIES.items() for name in names.split()}
"""The file of each model."""


CLASSES: Mapping[str, str] = {
    f"torchvision.models.{home}{name}": "resnet"
    for home in ("", "resnet.")
    for name in ("ResNet", "Bottleneck", "BasicBlock")
    if home or name == "ResNet"
}
"""The classes of these models that code uses by itself, by their paths, and their files."""


def find_class(path: str, session: Session) -> object:
    """Give a class that well-known models are made of; None if it is none of those."""
    if path not in CLASSES:
        return None
    code = (FOLDER / f"{CLASSES[path]}.txt").read_text(encoding="utf-8")
    return evaluate(code, session)[path.rpartition(".")[2]]


def open_model(name: str, classes: int, call: Call, session: Session) -> object:
    """Make a model out of its layers, at the place of the call that asks for it."""
    code = (FOLDER / f"{OPENED[name]}.txt").read_text(encoding="utf-8")
    return call_value(session.machine, evaluate(code, session)[name], call.passing(classes))
