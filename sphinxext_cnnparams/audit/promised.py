"""What comments say that code prints: ``print(x.shape)  # torch.Size([1, 10])``, behind the line or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..claims.calculation import COMMENT_SAYS
from ..core.structs import replace
from ..documents.document import Document, Kind
from ..readers.python import Displayed
from ..readers.read import observe
from .finding import FindingKind
from .given import Given
from .judging import JudgedClaim
from .outputs import Expected, PrintedLine, Stored, compare_line, find_nodes, read_line
from .program import find_blocks, make_program

_SAID = re.compile(
    r"^(?P<code>[^#\n]*(?:\bprint\(|\.shape\b|\.size\(\)|\bnumel\(|\bcount_params\()[^#\n]*)(?:\n[ \t]*)?#[ \t]*"
    r"(?:(?:(?:it\s+)?prints?|outputs?|gives|shows|[=-]*>+|→)[ \t]*:?[ \t]*)?"
    r"(?P<said>[^\n]*[(\[][ \t]*\d[^\n]*|\d[\d,_]{2,}[ \t]*)$",
    re.IGNORECASE | re.MULTILINE,
)


_HOLDS = re.compile(
    r"^(?P<indent>[ \t]*)#[ \t]*(?:(?:now|as|then|and|here)[:,]?[ \t]+)*"
    r"(?P<what>[A-Za-z_][\w.]*\.(?:output_shape|input_shape|shape))[ \t]*==?[ \t]*(?P<said>[(\[][^()\[\]\n]*[)\]])",
    re.MULTILINE,
)
"""What holds where a comment stands: ``# now model.output_shape == (None, 64)``."""


class Promise(NamedTuple):
    """Hold a line in which code would print something, and where a comment says what."""

    piece: int
    line: int
    said: str
    start: int


def judge_promised(document: Document, given: Given) -> Iterator[JudgedClaim]:
    """Judge the shapes in comments on prints, where it is known what is printed there, and that only once."""
    coded = [(i, piece) for i, piece in enumerate(document.pieces) if piece.kind is Kind.CODE]
    promises = [one for i, piece in coded if piece.language == "python" for one in _list_promises(piece.text, i)]
    if not promises:
        return
    blocks = find_blocks(document.pieces)
    program = make_program([replace(block, text=_HOLDS.sub(r"\g<indent>\g<what>", block.text)) for block in blocks])
    shown: dict[tuple[int, int], list[Displayed]] = {}
    for one in observe(program.text, given.let):
        shown.setdefault(program.find_line(one.line), []).append(one)
    nodes = find_nodes(program)
    for promise in promises:
        printed = shown.get((promise.piece, promise.line), [])
        if len(printed) == 1 and printed[0].text is not None and "\n" not in printed[0].text:
            expected = Expected(read_line(printed[0].text), nodes.get(printed[0].line))
            stated = Stored(read_line(promise.said), promise.piece, promise.start, promise.said)
            if _is_same_print(stated.line, expected.line):
                yield from compare_line(expected, stored=stated, wrong_kind=FindingKind.CONTRADICTED, says=COMMENT_SAYS)


def _list_promises(text: str, piece: int) -> Iterator[Promise]:
    """Find the comments of a piece that say what is printed, or what holds where they stand."""
    for pattern, code in ((_SAID, "code"), (_HOLDS, "what")):
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.end(code)) + 1
            yield Promise(piece, line, match["said"], match.start("said"))


def _is_same_print(stated: PrintedLine, expected: PrintedLine) -> bool:
    """Tell whether a comment repeats a line, with its words or without them."""
    alone = len(stated.tokens) == 1 and not any(letter.isalpha() for letter in stated.words)
    return len(stated.tokens) == len(expected.tokens) and (alone or stated.words == expected.words)
