"""Functions of other libraries that are told the shape of a model's input: ``summary(net, (3, 64, 64))``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..python import Call, is_listed
from .module import LayerObject
from .tensor import Batch, Sizes
from .tree import is_module

if TYPE_CHECKING:
    from .session import Session

BATCHED: Mapping[str, bool | None] = {
    "torchinfo.summary": True,
    "torchview.draw_graph": True,
    "torchsummary.summary": False,
    "torchsummary.torchsummary.summary": False,
    "ptflops.get_model_complexity_info": False,
    "summary": None,
    "d2l.layer_summary": True,
}
"""Whether the shape they are told has the batch in front; None where nobody has said which one is meant."""
NAMES = ("input_size", "input_res", "input_shape")
IMAGES = 4
"""How many dimensions a batch of images has."""


def note_summary(name: str, call: Call, session: Session) -> None:
    """Remember the models that are handed to a function nobody knows, and the shapes it is told of their inputs."""
    models = [value for value in call.args if is_module(value) and not isinstance(value, LayerObject)]
    session.pointed += models
    if name in BATCHED and models:
        told = next((call.kwargs[key] for key in NAMES if key in call.kwargs), None)
        told = next((value for value in call.args[1:2] if is_listed(value)), None) if told is None else told
        note_shape(models[0], told, session, batched=BATCHED[name])


def note_shape(model: object, told: object, session: Session, *, batched: bool | None) -> None:
    """Remember the shape, or the shapes, of what a model is fed."""
    if not is_listed(told) or not told:
        return
    shapes = list(told) if all(is_listed(shape) for shape in told) else [told]
    dims = [_take_dims(shape, batched) for shape in shapes]
    if all(found is not None for found in dims):
        session.calls.setdefault(id(model), dims)


def _take_dims(shape: object, batched: bool | None) -> Sizes | None:
    if not is_listed(shape) or not all(isinstance(n, int) for n in shape):
        return None
    sizes = tuple(n for n in shape if isinstance(n, int))
    has_batch = len(sizes) == IMAGES if batched is None else batched
    return (Batch(), *(sizes[1:] if has_batch else sizes))
