"""Excerpts: code that is shown again, with comments of its own. They speak of the model whose lines these are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..core.structs import replace
from ..documents.document import Kind, Piece
from ..readers.python import cut_comment
from .given import Given
from .judging import JudgedClaim
from .models import FoundModel, read_again
from .program import CodeBlock, Program, make_program
from .remarks import judge_remarks

_TELLING = re.compile(r"#[^#\n]*\d")
"""A comment that may state something."""
FEWEST = 12
"""How many characters of code are enough to be those of one place."""
MOST = 40
"""How many excerpts of a document are looked at."""

Line = tuple[int, str]
"""The place of a line, and its code without spaces around it."""


def judge_excerpts(pieces: Sequence[Piece], models: Sequence[FoundModel], given: Given) -> Iterator[JudgedClaim]:
    """Judge the comments of each excerpt as if they stood in the code that it repeats."""
    telling = [number for number, piece in enumerate(pieces) if _is_telling(piece)]
    for number in telling[:MOST]:
        for model in reversed(models):
            program = splice(model.program, number, pieces[number].text) if model.piece < number else None
            again = read_again(model, program, given) if program is not None else None
            if again is not None:
                yield from (found for found in judge_remarks(pieces, [again]) if found[0].piece == number)
                break


def _is_telling(piece: Piece) -> bool:
    return piece.kind is Kind.CODE and piece.language == "python" and _TELLING.search(piece.text) is not None


def splice(program: Program, number: int, excerpt: str) -> Program | None:
    """Put an excerpt, which is the piece of this *number*, in the place of the lines that it repeats, if it does."""
    wanted = list_code(excerpt)
    if sum(len(code) for _, code in wanted) < FEWEST:
        return None
    for place, block in enumerate(program.blocks):
        found = _find(list_code(block.text), wanted)
        if found is not None:
            parts = _part(block, found, number, excerpt)
            return make_program([*program.blocks[:place], *parts, *program.blocks[place + 1 :]])
    return None


@lru_cache(maxsize=MOST)  # each excerpt is looked for in the same blocks
def list_code(text: str) -> list[Line]:
    """Give the lines that have code in them."""
    codes = (cut_comment(line) for line in text.split("\n"))
    return [(number, code) for number, code in enumerate(codes) if code]


def _find(lines: Sequence[Line], wanted: Sequence[Line]) -> tuple[int, int] | None:
    """Find the first and the last of the lines that repeat some others; None where they are not in one place only."""
    codes = [code for _, code in wanted]
    starts = [i for i in range(len(lines) - len(codes) + 1) if [code for _, code in lines[i : i + len(codes)]] == codes]
    return (lines[starts[0]][0], lines[starts[0] + len(codes) - 1][0]) if len(starts) == 1 else None


def _part(block: CodeBlock, found: tuple[int, int], number: int, excerpt: str) -> list[CodeBlock]:
    """Give a block in parts, with an excerpt, as deep as the lines it stands for, between them."""
    lines = block.text.split("\n")
    before, behind = lines[: found[0]], lines[found[1] + 1 :]
    begin = next(line for line in excerpt.split("\n") if cut_comment(line))
    own, other = _lead(begin), _lead(lines[found[0]])
    moved = "\n".join(_move(line, own, other) for line in excerpt.split("\n"))
    parts = [(block.piece, before), (number, [moved]), (block.piece, behind)]
    return [replace(block, piece=piece, text="\n".join(some)) for piece, some in parts if some]


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _move(line: str, own: str, other: str) -> str:
    """Indent a line as other code is, instead of as its own."""
    return other + line.removeprefix(own) if line.strip() else line
