"""Shapes as authors type them."""

from __future__ import annotations

import re

from ...core.late_pattern import late_pattern
from ...core.shape import Dim, Shape, product
from ...core.structs import Struct
from ..languages import ENGLISH, LANGUAGES, Language
from .amount import read_whole

_BRACKETS = late_pattern(r"^(?:torch\.Size|TensorShape)?\s*[(\[]+(?P<inside>.*?)[)\]]+$")
WORDS = [language.shape_words for language in LANGUAGES.values()]
"""Words for shapes: every language is understood in all others."""
_BY = late_pattern(rf"\s*(?:[x×X✕*·⋅]|{'|'.join(words.by for words in WORDS)}|\\(?:times|cdot)\b)\s*")
_MAPS = "|".join(words.maps for words in WORDS)
_OF = "|".join(words.of for words in WORDS)
_STACK = late_pattern(rf"(?P<maps>.+?)\s*(?:@|(?:{_MAPS})\s+(?:{_OF})\s)\s*(?P<rest>.+)", re.IGNORECASE)
_STACKED = late_pattern(r"(?P<maps>\d+|[a-z-]+)\s+(?P<rest>\d+\s*(?:[x×]|by)\s*\d+.*)", re.IGNORECASE)
_ARTICLE = late_pattern(rf"(?:{'|'.join(words.article for words in WORDS)})\s+(?=[\d(\[])", re.IGNORECASE)
_NOUN = late_pattern(rf"\s+(?:{'|'.join(words.image for words in WORDS)}|{_MAPS})$", re.IGNORECASE)
_VALUES = late_pattern(rf"\s+(?:{'|'.join(words.values for words in WORDS)})$", re.IGNORECASE)
_NOBODY = frozenset({"none", "?", "-1", "−1", "n", "b", "bs", "bsz", "batch", "batch_size", "batchsize", "*", ""})


class StatedShape(Struct):
    """Hold what a text states: the dimensions of a shape, or one number; *batched* may start with the batch.

    Where *maps* are stated apart, as in 32@30x30, *dims* are those of each.
    """

    dims: tuple[Dim, ...]
    batched: bool = False
    maps: Dim = None

    def fits(self, shape: Shape) -> bool:
        """Compare dimensions, with or without the batch; an image may leave out its channels."""
        if self.maps is not None:
            each = (shape.spatial, *_find_side(shape)) if shape.rank > 1 else ()
            return self.maps == shape.channels and self.dims in each
        if shape.rank == 1 and len(self.dims) > 1 and None not in self.dims and product(self.dims) == shape.size:
            return True  # 16 × 5 × 5 of a flat vector, 1 × 1 × 4096
        candidates = [self.dims]
        if self.batched and len(self.dims) == shape.rank + 1:
            candidates.append(self.dims[1:])
        return any(dims in spell_out(shape) for dims in candidates)

    def excludes(self, shape: Shape) -> bool:
        """Tell whether it cannot be a shape that is known in part, wherever the channels stand.

        >>> partly = Shape((32, None, None), "first")
        >>> StatedShape((64, 14, 14)).excludes(partly), StatedShape((14, 14, 32)).excludes(partly)
        (True, False)
        """
        if self.maps is not None:
            return shape.channels not in (None, self.maps)
        dims = self.dims[1:] if self.batched and len(self.dims) == shape.rank + 1 else self.dims
        if len(dims) != shape.rank:
            return False
        return not any(agree(dims, known) for known in (shape.dims, *turn(shape)))

    def fill(self, shape: Shape) -> tuple[Dim, ...]:
        """Give the dimensions without the batch, as those of *shape* stand."""
        dims = shape.rebuild(self.dims, self.maps).dims if self.maps else self.dims
        return dims[1:] if self.batched and len(dims) == shape.rank + 1 else dims


def read_shape(text: str, language: Language = ENGLISH) -> StatedShape | None:
    """Read a shape in any of its forms; None if it is none.

    >>> [read_shape(text).dims for text in ("26×26×32", "(None, 26, 26, 32)", "26 by 26", "1,600")]
    [(26, 26, 32), (None, 26, 26, 32), (26, 26), (1600,)]
    """
    text = text.strip()
    if match := _BRACKETS.match(text):
        inside = match["inside"].strip().rstrip(",")
        parts = inside.split(",") if "," in inside else _BY.split(inside)
        return _read_dims(parts, language, batched=True)
    length = read_whole(text, language)
    return StatedShape((length,)) if length is not None else _read_dims(_BY.split(text), language, batched=False)


def read_description(text: str, language: Language = ENGLISH) -> StatedShape | None:
    """Read a shape in words: ``32 maps of 30 × 30``, ``32@30x30``, ``a 7×7×512 feature map``; None if it is none.

    >>> read_description("32 maps of 30 × 30").maps, read_description("32@30x30").dims
    (32, (30, 30))
    >>> read_description("a 7×7×512 feature map").dims
    (7, 7, 512)
    """
    text = text.strip()
    found = read_shape(text, language)
    if found is not None or (length := read_whole(_VALUES.sub("", text), language)) is not None:
        return found or StatedShape((length,))
    if not re.search(r"\d", text):
        return None
    text = _NOUN.sub("", _ARTICLE.sub("", text))
    if match := _STACKED.fullmatch(text):
        maps, each = read_whole(match["maps"], language), read_shape(match["rest"], language)
        if maps is not None and each is not None and len(each.dims) > 1:
            return StatedShape(each.dims, maps=maps)
    if match := _STACK.fullmatch(text):
        maps, each = read_whole(match["maps"], language), read_shape(match["rest"], language)
        return None if maps is None or each is None or None in each.dims else StatedShape(each.dims, maps=maps)
    return read_shape(text, language)


def _read_dims(parts: list[str], language: Language, *, batched: bool) -> StatedShape | None:
    dims: list[Dim] = []
    for part in parts:
        nobody = part.strip().lower() in _NOBODY
        value = None if nobody else read_whole(part, language)
        if value is None and not nobody:
            return None
        dims.append(value)
    return StatedShape(tuple(dims), batched or dims[0] is None)


def spell_out(shape: Shape) -> tuple[tuple[Dim, ...], ...]:
    """Give the ways to speak of a shape: in full, without its channels, by the side of a square."""
    if shape.rank < 3:
        return (shape.dims,)
    return (shape.dims, shape.spatial, *_find_side(shape))


def turn(shape: Shape) -> tuple[tuple[Dim, ...], ...]:
    """Give the dimensions of an image with its channels at either end; nothing of what is no image."""
    return ((*shape.spatial, shape.channels), (shape.channels, *shape.spatial)) if shape.rank > 2 else ()


def agree(stated: tuple[Dim, ...], known: tuple[Dim, ...]) -> bool:
    """Compare as many dimensions, of which some are not known."""
    return all(one is None or other is None or one == other for one, other in zip(stated, known, strict=True))


def _find_side(shape: Shape) -> tuple[tuple[Dim, ...], ...]:
    """Give the side of a square, which stands for all of them."""
    return (shape.spatial[:1],) if len(set(shape.spatial)) == 1 else ()
