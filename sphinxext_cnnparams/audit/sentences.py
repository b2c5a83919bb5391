"""Sentences: where they begin and end in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core.structs import Struct
from ..documents.document import Kind, Piece
from .claim import Claim

PROSE = (Kind.PROSE, Kind.ITEM, Kind.CAPTION)
"""The pieces that hold sentences."""
WRITTEN = (*PROSE, Kind.MATH, Kind.CELL)
_ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "Fig.", "vs.", "no.", "approx.")
_NOT_AFTER = "".join(rf"(?<!{re.escape(word)})" for word in _ABBREVIATIONS)
_END = re.compile(
    rf"(?<=[.!?]){_NOT_AFTER}[\"”’)*_]*\s+(?=[\"“(*_`]*(?:[A-Z0-9\[]|[a-z]+[\d_]))"
    r"|\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.)\s|[^\n:=]{1,40}[:=]\s)"
)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give where the sentences of a paragraph begin and end.

    >>> text = "It has 3.5 million weights. The rest, e.g. biases, has 2! See"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['It has 3.5 million weights.', 'The rest, e.g. biases, has 2!', 'See']
    """
    start = 0
    for match in _END.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


class Passage(Struct):
    """Hold a sentence, and where it is from: the *number* of its piece, where it begins there, the one *before* it."""

    number: int
    kind: Kind
    start: int
    text: str
    before: str = ""

    def claim(self, span: tuple[int, int], quantities: tuple[str, ...]) -> Claim:
        """Make a claim of what stands at some place in the sentence; nothing else can be meant."""
        first, last = (self.start + place for place in span)
        sentence = (self.start, self.start + len(self.text))
        return Claim(self.number, first, last, self.text[slice(*span)], quantities, None, sentence, sure=True)


def list_passages(pieces: Sequence[Piece]) -> Iterator[Passage]:
    """Give the sentences of a document, those of tables and of mathematics too."""
    for number, piece in enumerate(pieces):
        before = ""
        for start, end in split_sentences(piece.text) if piece.kind in WRITTEN else ():
            yield Passage(number, piece.kind, start, piece.text[start:end], before)
            before = piece.text[start:end]
