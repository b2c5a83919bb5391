"""What texts write behind a number: ``18,496 parameters``, ``4.1 GFLOPs``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_COUNTED = ("parameters", "parameter", "params", "param", "parametern", "paramètres", "paramètre")
_ALL = tuple(f"{word} {noun}" for word in ("total", "model", "network") for noun in _COUNTED[:4])
_PARAMETERS = (*_ALL, *_COUNTED, "weights and biases", "gewichte und biases")
_TRAINABLE = (
    *(f"{word} {noun}" for word in ("trainable", "learnable", "learned", "learnt") for noun in _COUNTED[:4]),
    *(f"{word} {noun}" for word in ("trainierbare", "lernbare") for noun in ("parameter", "parametern")),
    *(f"{noun} {word}" for noun in _COUNTED[5:] for word in ("entraînables", "entraînable")),
)
_FROZEN = tuple(f"{word} {noun}" for word in ("non-trainable", "untrainable", "frozen") for noun in _COUNTED[:4])
_VALUES = ("values", "value", "outputs", "features", "neurons", "activations", "units", "werte", "valeurs")
_ADDS = ("multiply-adds", "multiply–adds", "multiply-add operations", "mult-adds", "multi-adds")
NOUNS: Mapping[str, tuple[str, ...]] = {
    "params": (*_TRAINABLE, *_PARAMETERS),
    "trainable": (*_TRAINABLE, *_PARAMETERS),
    "non-trainable": (*_FROZEN, *_PARAMETERS),
    "weights": ("weights", "weight", "gewichte", "gewichten", "poids"),
    "biases": ("biases", "bias terms", "bias weights", "bias parameters", "bias", "biais"),
    "layers": ("layers", "layer", "schichten", "schicht", "couches", "couche"),
    "size": _VALUES,
    "macs": (
        *_ADDS,
        *("multiply-accumulate operations", "multiply-accumulates", "mac operations", "macs", "mac"),
        *("multiplications", "multiplikationen"),
    ),
    "flops": (
        *("floating-point operations", "floating point operations", "flops", "flop"),
        *("operations", "operationen", "opérations"),
    ),
    "memory": ("of memory", "of ram", "speicher", "de mémoire"),
    "share": (
        *(f"of {which}{noun}" for which in ("all ", "the ", "its ", "the model's ", "") for noun in _COUNTED[:1]),
        *("der parameter", "aller parameter", "des paramètres"),
    ),
    "receptive-field": ("pixels", "pixel", "positions", "positionen"),
    "filters": ("filters", "filter", "kernels", "filtern", "filtres"),
    "units": ("units", "neurons", "nodes", "einheiten", "neuronen", "unités", "neurones"),
    "kernel": ("pixels", "kernels", "kernel", "windows", "window"),
    "stride": ("pixels", "pixel"),
    "padding": ("padding", "pixels", "pixel"),
}
"""Per quantity, the words that say what is counted."""
_TOTAL = r"(?:\s+(?:in total|in all|altogether|insgesamt|au total))?"


@lru_cache(maxsize=64)
def _pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    # the longest noun comes first, so that nothing of it is left
    words = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return re.compile(rf"\s*(?<!-)(?:{words})\.?{_TOTAL}$", re.IGNORECASE)


def bare(quantity: str, text: str) -> str:
    """Take off what a text writes behind a number of some quantity.

    >>> bare("params", "18,496 parameters"), bare("flops", "4.1 GFLOPs"), bare("params", "18,496 FLOPs")
    ('18,496', '4.1 G', '18,496 FLOPs')
    """
    nouns = NOUNS.get(quantity)
    rest = _pattern(nouns).sub("", text) if nouns else text
    return rest or text


def meant(quantity: str, text: str) -> str:
    """Give the quantity that a text names: "trainable parameters" are not all where some are not trained.

    >>> meant("params", "896 trainable parameters"), meant("params", "896 parameters")
    ('trainable', 'params')
    """
    return "trainable" if quantity == "params" and _pattern(_TRAINABLE).search(text) else quantity
