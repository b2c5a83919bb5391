"""Comments in the code of a document that state a shape or a count, compared with the models the code makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..claims.above import StatedAbove, explain_above, judge_above
from ..claims.comment import read_comment
from ..claims.comments import check_comments
from ..claims.fitting import is_turned
from ..claims.languages import ENGLISH
from ..claims.stated_settings import StatedSetting, judge_settings
from ..core.problem import Sentence, Text
from ..core.quantities import GROUPED, QUANTITIES, Selection
from ..core.structs import replace
from ..core.summary import Row
from ..documents.document import Piece
from .bare import judge_bare
from .claim import Claim
from .code_lines import find_code_line, keep_best
from .finding import FindingKind
from .judging import Conclusion, JudgedClaim
from .models import FoundModel

RIGHT = "right"
"""What is said of a comment that is so."""


def judge_remarks(pieces: Sequence[Piece], models: Sequence[FoundModel]) -> list[JudgedClaim]:
    """Judge the comments; one that is right of some model is right."""
    return keep_best(one for model in models for one in (*_judge_behind(pieces, model), *_judge_above(pieces, model)))


def _judge_behind(pieces: Sequence[Piece], model: FoundModel) -> Iterator[JudgedClaim]:
    """Judge the comments behind lines of code."""
    own = tuple(remark for remark in model.summary.remarks if not remark.above)
    for comment in check_comments(replace(model.summary, remarks=own), GROUPED, ENGLISH).judged:
        claim = _locate(pieces, model, comment.line, comment.text)
        if claim is not None:
            wrong = comment.wrong if not _is_turned(comment.text, model, comment.line) else ()
            if not wrong and _has_names(comment.text):
                continue  # nobody knows what they stand for
            kind = FindingKind.CONTRADICTED if wrong else FindingKind.CONFIRMED
            message = "; ".join(map(str, wrong)) or RIGHT
            target, quantity, true = _read_truth(wrong[0], model.label) if wrong else ("", "", "")
            yield claim, Conclusion(kind, model.label, target, quantity, true, message, model)


def _has_names(text: str) -> bool:
    """Tell whether a comment states a shape of which some sizes are only named."""
    read = read_comment(text, ENGLISH)
    return read is not None and read.after is not None and None in read.after.dims[1:]


def _read_truth(wrong: Sentence, name: str) -> tuple[str, str, str]:
    """Give what a message says is true: of what, which quantity, its value; it keeps its parts."""
    truth = dict(wrong.parts).get("truth") if isinstance(wrong, Text) else None
    if not isinstance(truth, Text):
        return "", "", ""
    parts = {key: str(part) for key, part in truth.parts}
    stating = (one.name for one in QUANTITIES.values() if truth.pattern in (one.sentence, one.singular))
    return f"{name}.{parts.get('label', '')}", next(stating, ""), parts.get("value", "")


def _is_turned(text: str, model: FoundModel, line: int) -> bool:
    """Tell whether a comment is right but for the order: the channels stand at the other end."""
    read = read_comment(text, ENGLISH)
    if read is None or read.after is None or read.before is not None:
        return False
    rows = [row for remark in model.summary.remarks if remark.line == line for row in remark.rows]
    return any(is_turned(read.after, row.output) for row in rows)


def _judge_above(pieces: Sequence[Piece], model: FoundModel) -> Iterator[JudgedClaim]:
    """Judge the comments above lines of code."""
    above = (remark for remark in model.summary.remarks if remark.above)
    for line, group in groupby(above, key=lambda remark: remark.line):
        remarks = list(group)
        whole = _locate(pieces, model, line, remarks[0].text)
        if whole is None:
            continue
        for stated in judge_above(remarks):
            if not stated.lost:
                yield _cut(whole, stated), _conclude(stated, whole.text, model)
        for setting, row, wrong in judge_settings(remarks, model.summary, GROUPED, ENGLISH):
            yield _cut(whole, setting), _conclude_setting(setting, row, wrong, model)
    for bare, stated in judge_bare(model.summary.remarks):
        if (place := _locate(pieces, model, bare.line, bare.text)) is not None:
            yield place, _conclude(stated, bare.shown, model)


def _cut(whole: Claim, part: StatedAbove | StatedSetting) -> Claim:
    """Claim only a part of what a comment says."""
    start, end = whole.start + part.start, whole.start + part.end
    return replace(whole, start=start, end=end, text=whole.text[part.start : part.end])


def _conclude(stated: StatedAbove, text: str, model: FoundModel) -> Conclusion:
    if not stated.wrong:
        return Conclusion(FindingKind.CONFIRMED, model.label, message=RIGHT, of=model)
    label = f"{model.label}.{stated.row.name}"
    selection = Selection(model.summary, (stated.row,), label, use=True)
    message = explain_above(stated, text, selection, GROUPED, ENGLISH)
    true = GROUPED.value(QUANTITIES[stated.wrong].of(selection, GROUPED))
    return Conclusion(FindingKind.CONTRADICTED, model.label, label, stated.wrong, true, message, model)


def _conclude_setting(setting: StatedSetting, row: Row, wrong: Sentence, model: FoundModel) -> Conclusion:
    label = f"{model.label}.{row.name}"
    if not wrong:
        return Conclusion(FindingKind.CONFIRMED, model.label, label, setting.quantity, message=RIGHT, of=model)
    return Conclusion(FindingKind.CONTRADICTED, model.label, label, setting.quantity, "", wrong, model)


def _locate(pieces: Sequence[Piece], model: FoundModel, at: int, text: str) -> Claim | None:
    """Find where a comment of a line of the program stands."""
    line = find_code_line(pieces, model.program, at)
    column = line.text.rfind(text)
    return None if column < 0 else line.claim(column, text)
