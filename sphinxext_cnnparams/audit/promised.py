"""What comments say that code prints: ``print(x.shape)  # torch.Size([1, 10])``, behind the line or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..claims.calculation import COMMENT_SAYS
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


def judge_promised(document: Document, given: Given) -> Iterator[JudgedClaim]:
    """Judge the shapes in comments on prints, where it is known what is printed there, and that only once."""
    said = [
        (number, match)
        for number, piece in enumerate(document.pieces)
        if piece.kind is Kind.CODE and piece.language == "python"
        for match in _SAID.finditer(piece.text)
    ]
    if not said:
        return
    program = make_program(find_blocks(document.pieces))
    shown: dict[tuple[int, int], list[Displayed]] = {}
    for one in observe(program.text, given.let):
        shown.setdefault(program.find_line(one.line), []).append(one)
    nodes = find_nodes(program)
    for number, match in said:
        line = document.pieces[number].text.count("\n", 0, match.end("code")) + 1
        printed = shown.get((number, line), [])
        if len(printed) == 1 and printed[0].text is not None and "\n" not in printed[0].text:
            expected = Expected(read_line(printed[0].text), nodes.get(printed[0].line))
            stated = Stored(read_line(match["said"]), number, match.start("said"), match["said"])
            if _is_same_print(stated.line, expected.line):
                yield from compare_line(expected, stored=stated, wrong_kind=FindingKind.CONTRADICTED, says=COMMENT_SAYS)


def _is_same_print(stated: PrintedLine, expected: PrintedLine) -> bool:
    """Tell whether a comment repeats a line, with its words or without them."""
    alone = len(stated.tokens) == 1 and not any(letter.isalpha() for letter in stated.words)
    return len(stated.tokens) == len(expected.tokens) and (alone or stated.words == expected.words)
