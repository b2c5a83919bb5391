"""Comments of the code where they stand, and which of the things that are found out about one of them counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.structs import Struct
from ..documents.document import Piece
from .claim import Claim
from .finding import FindingKind
from .judging import JudgedClaim
from .program import Program


class CodeLine(Struct):
    """Hold the *text* of a line of code, and where it stands: in which piece, from which character on."""

    piece: int
    start: int
    text: str

    def claim(self, at: int, text: str) -> Claim:
        """Make a claim of a *text* that stands *at* a place of the line; nothing else can be meant."""
        first, last = self.start + at, self.start + at + len(text)
        return Claim(self.piece, first, last, text, (), None, (self.start, self.start + len(self.text)), sure=True)


def find_code_line(pieces: Sequence[Piece], program: Program, line: int) -> CodeLine:
    """Find a line of a program in the document."""
    number, within = program.find_line(line)
    piece = pieces[number]
    start = piece.begin_line(within)
    end = piece.text.find("\n", start)
    return CodeLine(number, start, piece.text[start : end if end >= 0 else None])


def keep_best(judged: Iterable[JudgedClaim]) -> list[JudgedClaim]:
    """Keep one judgement of each place, the first there is; what is right of some model is right."""
    found: dict[tuple[int, int], JudgedClaim] = {}
    for claim, conclusion in judged:
        key = claim.piece, claim.start
        if key not in found or conclusion.kind is FindingKind.CONFIRMED:
            found[key] = claim, conclusion
    return list(found.values())
