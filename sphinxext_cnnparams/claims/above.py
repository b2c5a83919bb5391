"""Comments above lines of code: the shapes in them that are said to come in or to come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core.problem import Sentence, list_both, say
from ..core.quantities import OUTPUT, QUANTITIES, Format, Selection
from ..core.shape import Shape
from ..core.structs import Struct
from ..core.summary import Row, RowRemark
from .calculation import COMMENT_SAYS, ascribe
from .fitting import fits, is_turned
from .languages import Language
from .numbers import StatedShape, read_description
from .places import Form, find_values
from .verdict import judge

_INPUT = re.compile(
    r"\b(?:sees?|inputs?|takes|receives|expects|from|(?:original|old|state|current)\s+(?:size|shape))\b[^\d(\[]{0,30}$",
    re.IGNORECASE,
)
_OUTPUT = re.compile(
    r"(?:\b(?:outputs?|returns?|gives|produces|becomes|new\s+(?:out\s+)?(?:size|shape))\b(?:[^\d(\[]|\b[123]d\b){0,30}"
    r"|[-=]>\s*)$",
    re.IGNORECASE,
)
_CHANNELS = re.compile(r"\(\s*[a-z_]\w*(?:\s*\*\s*\d+)?\s*\)\s*[x×]\s*(?=\d+\s*[x×]\s*\d)", re.IGNORECASE)
"""Channels that are stated as the code makes them: ``(ngf * 4) x 8 x 8``."""
_INPUT_SHAPE = QUANTITIES["input"].name


class StatedAbove(Struct):
    """Hold a shape in a comment, where in it the shape stands, and of which *row* it is so or not.

    *wrong* names the quantity that it is said to be, and is not; *lost* says that nobody knows whether it is.
    """

    start: int
    end: int
    row: Row
    wrong: str = ""
    lost: bool = False


def states_above(text: str) -> bool:
    """Tell whether a comment says of a shape that it comes in, or comes out.

    >>> states_above("output: 6 x 24 x 24"), states_above("a kernel of 3 x 3")
    (True, False)
    """
    text = _leave_out_channels(text)
    values = (value for value in find_values(text) if value.form is Form.SHAPE)
    return any(pattern.search(text[: value.start]) for value in values for pattern in (_INPUT, _OUTPUT))


def _leave_out_channels(text: str) -> str:
    """Put blanks in the place of channels that are no number; all else stays where it is."""
    return _CHANNELS.sub(lambda match: " " * len(match[0]), text)


def judge_above(remarks: Sequence[RowRemark]) -> list[StatedAbove]:
    """Judge the shapes in a comment above some lines, given with each of these.

    Any shape of the lines is right; only of the first line, and only what the
    comment says to come in or to come out, is wrong.
    """
    found: dict[int, StatedAbove] = {}
    for remark in remarks:
        for stated in _judge(remark) if remark.rows else ():
            if stated.start not in found or not (stated.wrong or stated.lost):
                found[stated.start] = stated
    return list(found.values())


def explain_above(stated: StatedAbove, text: str, selection: Selection, form: Format, language: Language) -> Sentence:
    """Say what is wrong with a shape of a comment."""
    typed = text[stated.start : stated.end]
    if stated.wrong == _INPUT_SHAPE and len(stated.row.inputs) > 1:
        return refuse_inputs(stated.row, selection.label, typed, form)
    verdict = judge(QUANTITIES[stated.wrong], selection, typed, form, language)
    return ascribe(verdict.wrong, COMMENT_SAYS)


def refuse_inputs(row: Row, name: str, typed: str, form: Format) -> Sentence:
    """Say what a layer is fed, where a comment says otherwise."""
    fed = list_both([form.value(shape) for shape in row.inputs])
    return say("the input of {name} is {fed}, {says} {typed}", name=name, fed=fed, says=COMMENT_SAYS, typed=typed)


def _judge(remark: RowRemark) -> Iterator[StatedAbove]:
    first, last = remark.rows[0], remark.rows[-1]
    text = _leave_out_channels(remark.text)
    for value in find_values(text):
        shape = read_description(value.text) if value.form is Form.SHAPE else None
        if shape is None or 0 in shape.dims:  # [0, 1] is a range
            continue
        before = text[: value.start]
        if _fits_any(shape, remark):
            yield StatedAbove(value.start, value.end, last)
        elif remark.above > 1:
            continue
        for said, row, true, quantity in (
            (_INPUT, first, first.inputs, _INPUT_SHAPE),
            (_OUTPUT, last, (last.output,), OUTPUT.name),
        ):
            lost = not true or None in true
            sized = text != remark.text and not any(one is None or None in one.dims for one in true)
            if said.search(before) and (lost or sized or any(_is_sized(shape, one) for one in true)):
                yield StatedAbove(value.start, value.end, row, "" if lost else quantity, lost=lost)
                break


def _fits_any(shape: StatedShape, remark: RowRemark) -> bool:
    shapes = [one for row in remark.rows for one in (*row.inputs, row.output)]
    return any(fits(shape, one) or is_turned(shape, one) for one in shapes)


def _is_sized(stated: StatedShape, shape: Shape | None) -> bool:
    """Tell whether both have as many dimensions: a kernel of 3 × 3 is no image."""
    rank = 0 if shape is None or None in shape.dims else shape.rank
    return rank > 1 and len([n for n in stated.dims if n is not None]) in (rank, rank + 1)
