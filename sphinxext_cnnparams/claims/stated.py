"""Numbers and shapes as authors type them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..core.shape import Dim
from .words import WORDS

_SPACES = "\u0020\u00a0\u2009\u202f\u2007"
_GROUPED = re.compile(rf"[+]?\d{{1,3}}(?P<sep>[,._'’{_SPACES}])\d{{3}}(?:(?P=sep)\d{{3}})*")
_PLAIN = re.compile(r"[+]?\d+")
_BRACKETS = re.compile(r"^(?:torch\.Size|TensorShape)?\s*[(\[]+(?P<inside>.*?)[)\]]+$")
_BY = re.compile(r"\s*(?:[x×X✕*·]|\bby\b)\s*")
_NOBODY = frozenset({"none", "?", "-1", "−1", "n", "b", "batch", "batch_size", "*", ""})


@dataclass(frozen=True, slots=True)
class Stated:
    """Hold what a text states: the dimensions of a shape, or one number; *batched* may start with the batch."""

    dims: tuple[Dim, ...]
    batched: bool = False

    @property
    def number(self) -> int | None:
        """Give the number, if it is one."""
        return self.dims[0] if len(self.dims) == 1 else None


def number(text: str, separator: str = ",") -> int | None:
    """Read a whole number, plain or grouped; None if it is none.

    A dot groups only where *separator*, that of the document's language, is one.

    >>> number("18,496"), number("18 496"), number("1,6"), number("18.496", "."), number("four")
    (18496, 18496, None, 18496, 4)
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return int(text)
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    match = _GROUPED.fullmatch(text)
    if match is None or (match["sep"] == "." and separator != "."):
        return None
    return int(text.replace(match["sep"], ""))


def shape(text: str, separator: str = ",") -> Stated | None:
    """Read a shape in any of its forms; None if it is none.

    >>> shape("26×26×32").dims, shape("(None, 26, 26, 32)").dims, shape("26 by 26").dims, shape("1,600").dims
    ((26, 26, 32), (None, 26, 26, 32), (26, 26), (1600,))
    """
    text = text.strip()
    if match := _BRACKETS.match(text):
        inside = match["inside"].strip().rstrip(",")
        parts = inside.split(",") if "," in inside else _BY.split(inside)
        return _dims(parts, separator, batched=True)
    whole = number(text, separator)
    return Stated((whole,)) if whole is not None else _dims(_BY.split(text), separator, batched=False)


def _dims(parts: list[str], separator: str, *, batched: bool) -> Stated | None:
    dims: list[Dim] = []
    for part in parts:
        nobody = part.strip().lower() in _NOBODY
        value = None if nobody else number(part, separator)
        if value is None and not nobody:
            return None
        dims.append(value)
    return Stated(tuple(dims), batched or dims[0] is None)
