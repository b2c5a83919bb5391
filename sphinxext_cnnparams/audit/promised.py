"""What comments say that code prints: ``print(x.shape)  # torch.Size([1, 10])``, behind the line or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..documents.document import Document, Kind
from ..readers.python import Displayed, spell
from ..readers.read import observe
from .claim import Claim
from .finding import FindingKind
from .given import Given
from .judging import Conclusion, JudgedClaim
from .outputs import (
    RIGHT,
    SHOWN,
    Expected,
    PrintedLine,
    compare_token,
    find_nodes,
    find_printed,
    is_fact,
    read_line,
    write_token,
)
from .program import Program, find_blocks, make_program

_SAID = re.compile(
    r"^(?P<code>[^#\n]*(?:\bprint\(|\.shape\b|\.size\(\))[^#\n]*)(?:\n[ \t]*)?#[ \t]*"
    r"(?:(?:(?:it\s+)?prints?|outputs?|gives|shows|[=-]*>+|→)[ \t]*:?[ \t]*)?(?P<said>[^\n]*[(\[][ \t]*\d[^\n]*)$",
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
    for number, match in said:
        line = document.pieces[number].text.count("\n", 0, match.end("code")) + 1
        yield from _judge(number, match, shown.get((number, line), ()), program)


def _judge(number: int, match: re.Match[str], shown: Sequence[Displayed], program: Program) -> Iterator[JudgedClaim]:
    """Compare a comment with the only line that is printed there."""
    if len(shown) != 1 or shown[0].text is None or "\n" in shown[0].text:
        return
    expected = Expected(read_line(shown[0].text), find_nodes(program).get(shown[0].line))
    stated = read_line(match["said"])
    if not _is_same_print(stated, expected.line):
        return
    for one, other in zip(expected.line.tokens, stated.tokens, strict=True):
        wrong = compare_token(one, other)
        if wrong is None or not is_fact(expected, other, match["said"]):
            continue
        text = match["said"][other.start : other.end]
        start = match.start("said") + other.start
        claim = Claim(number, start, start + len(text), text, (), None, match.span("said"), sure=True)
        what = "the code" if expected.node is None else spell(find_printed(expected.node))[:SHOWN]
        true = write_token(one)
        message = f"{what} gives {true}, the comment says {text}" if wrong else RIGHT
        yield (
            claim,
            Conclusion(FindingKind.CONTRADICTED if wrong else FindingKind.CONFIRMED, true=true, message=message),
        )


def _is_same_print(stated: PrintedLine, expected: PrintedLine) -> bool:
    """Tell whether a comment repeats a line, with its words or without them."""
    alone = len(stated.tokens) == 1 and not any(letter.isalpha() for letter in stated.words)
    return len(stated.tokens) == len(expected.tokens) and (alone or stated.words == expected.words)
