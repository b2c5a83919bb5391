"""What several of Keras's layers have in common."""

from __future__ import annotations

from ....core.layers import UnknownLayer
from ....core.problem import say
from ...tracing.arguments import Refused, axis_number, items, number, require, show
from ...tracing.module import LayerObject


def lower(word: object) -> object:
    """Give a word in small letters: Keras takes ``padding="SAME"`` as well."""
    return word.lower() if isinstance(word, str) else word


def refuse_lora(lora_rank: object) -> None:
    """Refuse a layer whose kernel is frozen and adapted."""
    if lora_rank is not None:
        raise Refused("with lora_rank is not read")


def check_share(value: object, name: str = "rate") -> None:
    """Refuse a rate that is no share of the values."""
    number(value, name, 0, 1)


def axis_numbers(axis: object, name: str = "axis") -> tuple[int, ...]:
    """Read the number of one dimension, or of several."""
    require(axis, name)
    return tuple(axis_number(item, name) for item in items(axis))


def unwrap(layer: object, name: str = "layer") -> LayerObject:
    """Take the layer another layer wraps."""
    require(layer, name)
    if not isinstance(layer, LayerObject):
        raise Refused(say("needs a layer for {name}, not {given}", name=name, given=show(layer)))
    if isinstance(layer.layer, UnknownLayer):
        raise Refused(say("wraps {kind}, which {reason}", kind=layer.kind, reason=layer.layer.reason))
    return layer
