"""Comments in the code of a document that state a shape or a count, compared with the models the code makes."""

from __future__ import annotations

from collections.abc import Sequence

from ..claims.comments import check_comments
from ..claims.languages import ENGLISH
from ..documents.document import Piece
from .claim import Claim
from .finding import FindingKind
from .judging import FORM, Conclusion
from .models import FoundModel


def judge_remarks(pieces: Sequence[Piece], models: Sequence[FoundModel]) -> list[tuple[Claim, Conclusion]]:
    """Judge the comments; one that is right of some model is right."""
    found: dict[tuple[int, int], tuple[Claim, Conclusion]] = {}
    for model in models:
        for comment in check_comments(model.summary, FORM, ENGLISH).judged:
            piece, line = model.program.find_line(comment.line)
            claim = _locate(piece, pieces[piece], line, comment.text)
            if claim is None:
                continue
            key = (piece, claim.start)
            kind = FindingKind.CONTRADICTED if comment.wrong else FindingKind.CONFIRMED
            conclusion = Conclusion(kind, model.name or "model", message="; ".join(map(str, comment.wrong)), of=model)
            if key not in found or not comment.wrong:
                found[key] = (claim, conclusion)
    return list(found.values())


def _locate(number: int, piece: Piece, line: int, text: str) -> Claim | None:
    """Find where a comment stands in its piece."""
    start = _line_start(piece.text, line)
    end = piece.text.find("\n", start)
    whole = piece.text[start : end if end >= 0 else None]
    at = whole.rfind(text)
    if at < 0:
        return None
    sentence = (start, start + len(whole))
    return Claim(number, start + at, start + at + len(text), text, (), None, sentence, sure=True)


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start
