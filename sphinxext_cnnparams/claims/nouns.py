"""What texts write behind a number: ``18,496 parameters``, ``4.1 GFLOPs``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_PARAMETERS = ("parameters", "parameter", "params", "parametern", "paramètres", "paramètre")
_TRAINABLE = tuple(f"{word} {noun}" for word in ("trainable", "learnable") for noun in _PARAMETERS[:3])
_VALUES = ("values", "value", "outputs", "features", "neurons", "activations", "units", "werte", "valeurs")
NOUNS: Mapping[str, tuple[str, ...]] = {
    "params": (*_TRAINABLE, *_PARAMETERS),
    "trainable": (*_TRAINABLE, *_PARAMETERS),
    "non-trainable": _PARAMETERS,
    "weights": ("weights", "weight", "gewichte", "poids"),
    "biases": ("biases", "bias terms", "bias"),
    "layers": ("layers", "layer", "schichten", "couches"),
    "size": _VALUES,
    "macs": ("multiply-adds", "mult-adds", "multiply-accumulates", "multiplications", "macs", "mac"),
    "flops": ("floating-point operations", "operations", "flops", "flop"),
    "receptive-field": ("pixels", "positions"),
}
"""Per quantity, the words that say what is counted; the longest come first."""


@lru_cache(maxsize=64)
def _pattern(quantity: str) -> re.Pattern[str] | None:
    nouns = NOUNS.get(quantity)
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, nouns))})\.?$", re.IGNORECASE) if nouns else None


def bare(quantity: str, text: str) -> str:
    """Take off what a text writes behind a number of some quantity.

    >>> bare("params", "18,496 parameters"), bare("flops", "4.1 GFLOPs"), bare("params", "18,496 FLOPs")
    ('18,496', '4.1 G', '18,496 FLOPs')
    """
    pattern = _pattern(quantity)
    rest = pattern.sub("", text) if pattern else text
    return rest or text
