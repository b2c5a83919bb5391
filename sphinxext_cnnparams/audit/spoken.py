"""The shapes of variables in comments: ``x: [batch, seq_len, 64]``, ``embedded = [sent len, batch size, emb dim]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from tokenize import TokenError

from ..core.structs import Struct, replace
from ..documents.document import Piece
from ..readers.python import CodeComment, list_comments

_INSIDE = r"[(\[](?P<dims>[^()\[\]]*,[^()\[\]]*)[)\]]"
_LABELLED = re.compile(
    r"(?:(?:the\s+)?shape\s+of\s+(?:(?:the\s+)?(?:output|input)\s+)?)?`?(?P<name>[A-Za-z_]\w*)`?"
    r"(?P<plain>\.shape|\.size\(\))?(?:\s+(?:shape|size|dims?|dimensions?|is|has\s+shape))*"
    rf"\s*(?:=+>?|:|-+>|\s)\s*(?:torch\.Size)?(?P<shape>{_INSIDE}|(?P<bare>\d+(?:\s*,\s*\d+){{1,4}}))(?=\s|$|[.;,])"
)
"""With the name of the variable."""
_ARROW = re.compile(r"(?<=[)\]\s])\s*[-=]+>\s*(?=[(\[A-Za-z_])")
_NAMED = re.compile(rf"(?<![\w.])(?P<name>[A-Za-z_]\w*)\s*=\s*(?P<shape>{_INSIDE})")
_TOLD = re.compile(
    r"`?[*_]*\s*(?:→|[-=]+>|[:=]|[\w\s'’-]{0,30}\b(?:has|have|is|gets)\s+(?:now\s+|then\s+)?(?:an?\s+|the\s+)?"
    r"(?:tensor\s+)?(?:of\s+)?(?:shape|size)(?:\s+of)?|of\s+shape)\s*`?"
    rf"(?P<shape>(?:torch\.Size\()?{_INSIDE})",
    re.IGNORECASE,
)
"""What a text says of a variable that it has named."""
_ALONE = re.compile(rf"(?P<shape>{_INSIDE})[.;]?")
"""Without it, behind a line that binds it."""
_LIKELY = re.compile(r"#.*(?:[(\[]|\.shape)")
"""What all of them need: without it, nobody has to look for comments."""


class SpokenShape(Struct):
    """Hold a shape that a comment of a *line* states of a variable by its *name*, if it gives it.

    An *alone* one stands on a line of its own, a *plain* one asks the variable
    itself: ``x.shape``; what is so *before* a line stands in front of an arrow.
    One of prose stands *at* a place: in which piece, from where to where; in a
    comment, *nth* says how often the same stands in front of it.
    """

    line: int
    text: str
    name: str
    dims: tuple[str, ...]
    alone: bool
    plain: bool = False
    before: bool = False
    at: tuple[int, int, int] | None = None
    nth: int = 0

    def called(self, name: str) -> SpokenShape:
        """Give the same shape of a variable of this name."""
        return replace(self, name=name)


def list_spoken(text: str) -> list[SpokenShape]:
    r"""Find the comments of a program that may state the shape of a variable.

    >>> [(one.name, one.dims) for one in list_spoken("k = f(x)  # (B, T, 64)\n# out.size() --> 100, 28, 10")]
    [('', ('B', 'T', '64')), ('out', ('100', '28', '10'))]
    >>> [(one.name, one.before) for one in list_spoken("x = f(x)  # x=(B, 1) -> x=(B, 64), s=(B, 32)")]
    [('x', True), ('x', False), ('s', False)]
    """
    if not _LIKELY.search(text):
        return []
    try:
        return [one for comment in list_comments(text) for one in _read(comment)]
    except (TokenError, SyntaxError):
        return []


def list_told(number: int, piece: Piece) -> Iterator[SpokenShape]:
    """Find the shapes that a text states of what it marks as code: `out` → (5, 40, 64)."""
    for first, last in piece.spans:
        name = piece.text[first:last].strip("`")
        told = _TOLD.match(piece.text, last) if name.isidentifier() else None
        if told is not None:
            place = number, *told.span("shape")
            yield SpokenShape(0, told["shape"], name, _split(told["dims"]), alone=False, at=place)


def _read(comment: CodeComment) -> Iterator[SpokenShape]:
    said, alone = comment.text, comment.alone
    parts = _ARROW.split(said)
    if len(parts) == 2 and not alone:
        behind = said.rfind(parts[1])
        for one in _NAMED.finditer(said):
            yield _make(comment.line, one, alone=False, before=one.start() < behind)
    if len(parts) > 1 and _NAMED.search(parts[-1]):
        return
    if not alone:
        said = parts[-1]
    if (match := _LABELLED.match(said)) is not None and not (match["bare"] and not match["plain"]):
        yield _make(comment.line, match, alone=alone, plain=match["plain"] is not None)
    elif not alone and (match := _ALONE.fullmatch(said)) is not None and _has_names(match["dims"]):
        yield _make(comment.line, match, alone=False)


def _make(line: int, match: re.Match[str], *, alone: bool, plain: bool = False, before: bool = False) -> SpokenShape:
    found = match.groupdict()
    dims = found["dims"] or found.get("bare") or ""
    nth = match.string[: match.start("shape")].count(found["shape"])
    return SpokenShape(line, found["shape"], found.get("name") or "", _split(dims), alone, plain, before, None, nth)


def _has_names(dims: str) -> bool:
    """Tell whether a size is named: what is all numbers is read without knowing any variable."""
    return any(not re.fullmatch(r"\d+", dim) for dim in _split(dims)[1:])


def _split(dims: str) -> tuple[str, ...]:
    parts = [part.strip().strip("`").strip() for part in dims.split(",")]
    return tuple(parts[:-1] if parts[-1] == "" else parts)
