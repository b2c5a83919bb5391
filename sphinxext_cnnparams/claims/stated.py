"""Shapes as authors type them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..core.shape import Dim
from .amount import whole
from .language import ENGLISH, Language

_BRACKETS = re.compile(r"^(?:torch\.Size|TensorShape)?\s*[(\[]+(?P<inside>.*?)[)\]]+$")
_BY = re.compile(r"\s*(?:[x×X✕*·]|\bby\b)\s*")
_NOBODY = frozenset({"none", "?", "-1", "−1", "n", "b", "batch", "batch_size", "*", ""})


@dataclass(frozen=True, slots=True)
class Stated:
    """Hold what a text states: the dimensions of a shape, or one number; *batched* may start with the batch."""

    dims: tuple[Dim, ...]
    batched: bool = False


def shape(text: str, language: Language = ENGLISH) -> Stated | None:
    """Read a shape in any of its forms; None if it is none.

    >>> shape("26×26×32").dims, shape("(None, 26, 26, 32)").dims, shape("26 by 26").dims, shape("1,600").dims
    ((26, 26, 32), (None, 26, 26, 32), (26, 26), (1600,))
    """
    text = text.strip()
    if match := _BRACKETS.match(text):
        inside = match["inside"].strip().rstrip(",")
        parts = inside.split(",") if "," in inside else _BY.split(inside)
        return _dims(parts, language, batched=True)
    length = whole(text, language)
    return Stated((length,)) if length is not None else _dims(_BY.split(text), language, batched=False)


def _dims(parts: list[str], language: Language, *, batched: bool) -> Stated | None:
    dims: list[Dim] = []
    for part in parts:
        nobody = part.strip().lower() in _NOBODY
        value = None if nobody else whole(part, language)
        if value is None and not nobody:
            return None
        dims.append(value)
    return Stated(tuple(dims), batched or dims[0] is None)
