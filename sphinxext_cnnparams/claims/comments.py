"""Comments in the code of a network: some state a shape or a count, all others are notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from ..core.problem import Problem, Sentence, Text
from ..core.quantities import OUTPUT, PARAMS, QUANTITIES, Format, Quantity, Selection
from ..core.shape import Dim, Shape, product
from ..core.summary import Row, RowRemark, Summary
from .languages import ENGLISH, Language
from .numbers import StatedShape, read_amount, read_shape, work_out
from .verdict import judge

_ARROW = re.compile(r"\s*(?:=+>|-+>|→|⟶|➔)\s*")
_LEAD = re.compile(r"(?:output|out)(?:\s+(?:shape|size))?(?:\s+is)?\s*[:=]\s*|(?:shape|size)\s*[:=]\s*", re.IGNORECASE)
_NOUNS = {noun: quantity.name for quantity in QUANTITIES.values() for noun in quantity.in_comments}
_PLAIN = 3
"""How many dimensions make a shape of numbers that nothing else says to be one: ``3x3`` may be a kernel."""


@dataclass(frozen=True, slots=True)
class Comment:
    """Hold what a comment states: what comes in, what goes out, or a count of some quantity."""

    before: StatedShape | None = None
    after: StatedShape | None = None
    quantity: str = ""
    number: str = ""


def read_comment(text: str, language: Language = ENGLISH) -> Comment | None:
    """Read a comment; None if it is only a note.

    >>> [read_comment(text).after.dims for text in ("output: 64 x 16 x 16", "-> (N, 6, 14, 14)", "28x28x6")]
    [(64, 16, 16), (None, 6, 14, 14), (28, 28, 6)]
    >>> read_comment("28x28x1 => 13x13x4").before.dims, read_comment("320 parameters").number
    ((28, 28, 1), '320')
    >>> read_comment("2x faster"), read_comment("3x3"), read_comment("16*5*5")
    (None, None, None)
    """
    text = text.strip().rstrip(".;")
    parts = _ARROW.split(text)
    if len(parts) == 2:
        before, after = _read_shape(parts[0], language), _read_shape(_LEAD.sub("", parts[1], count=1), language)
        return Comment(before, after) if after is not None and (before is not None or not parts[0]) else None
    if match := _LEAD.match(text):
        found = _read_shape(text[match.end() :], language)
        return None if found is None else Comment(after=found)
    found = None if "*" in text else _read_shape(text, language)  # 16 * 5 * 5 tells where a number comes from
    if found is not None and len(found.dims) >= _PLAIN and any(found.dims):
        return Comment(after=found)
    return _read_count(text, language)


def _read_shape(text: str, language: Language) -> StatedShape | None:
    """Read a shape, whose dimensions may be products."""
    plain = read_shape(text, language) if text else None
    if plain is not None or not (text.startswith("(") and text.endswith(")")):
        return plain
    parts = [part.strip() for part in text[1:-1].rstrip(",").split(",")]
    dims: list[Dim] = []
    for part in parts:
        worked = work_out(part, language)
        unknown = part.lower() in ("none", "n", "b", "batch", "batch_size", "-1", "?")
        if not unknown and (worked is None or worked.denominator != 1):
            return None
        dims.append(None if unknown or worked is None else int(worked))
    return StatedShape(tuple(dims), batched=True)


def _read_count(text: str, language: Language) -> Comment | None:
    """Read a number of parameters, or a calculation of it."""
    match = _count_pattern().fullmatch(text)
    if match is None or not (match["front"] or match["behind"]):
        return None
    number = match["number"].strip()
    *sides, last = number.split("=")
    if read_amount(last.strip(), language) is None or any(work_out(side, language) is None for side in sides):
        return None
    noun = " ".join((match["noun"] or "").casefold().split())
    return Comment(quantity=_NOUNS.get(noun, PARAMS.name), number=number)


@cache
def _count_pattern() -> re.Pattern[str]:
    """Make the pattern of a number of something, named behind it; parameters may stand in front of it."""

    def either(nouns: Iterable[str]) -> str:
        return "|".join(re.escape(noun).replace(r"\ ", r"\s+") for noun in sorted(nouns, key=len, reverse=True))

    return re.compile(
        rf"(?P<front>(?:#\s*)?(?:{either(PARAMS.in_comments)})\s*[:=]\s*)?(?P<number>.*?)"
        rf"(?P<behind>\s+(?P<noun>{either(_NOUNS)}))?",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Check:
    """Compare comments with what a model is."""

    summary: Summary
    form: Format
    language: Language = ENGLISH

    def find_wrong(self, comment: Comment, remark: RowRemark) -> Iterator[Sentence]:
        """Say what is wrong with a comment."""
        first, last = remark.rows[0], remark.rows[-1]
        label = next((row.name for row in reversed(remark.rows) if row in self.summary.rows), last.kind)
        if comment.number:
            row = replace(last, weights=tuple(w for row in remark.rows for w in row.weights))
            yield from self.judge(
                QUANTITIES[comment.quantity], row if len(remark.rows) > 1 else last, label, comment.number
            )
            return
        if comment.before is not None and not any(_fits(comment.before, fed) for fed in first.inputs):
            name = first.name if first in self.summary.rows else label
            fed = " and ".join(self.form.value(fed) for fed in first.inputs)
            yield f"the input of {name} is {fed}, the comment says {write_shape(comment.before)}"
        if comment.after is not None and not _fits(comment.after, last.output):
            yield from self.judge(OUTPUT, last, label, write_shape(comment.after))

    def judge(self, quantity: Quantity, row: Row, label: str, text: str) -> Iterator[Sentence]:
        """Judge what a comment states as a role would."""
        selection = Selection(self.summary, (row,), label, use=True)
        verdict = judge(quantity, selection, text, self.form, self.language)
        if verdict.wrong:
            yield verdict.wrong.put("says", "the comment says") if isinstance(verdict.wrong, Text) else verdict.wrong


def check_comments(summary: Summary, form: Format, language: Language) -> tuple[Summary, tuple[Problem, ...]]:
    """Verify the comments that state something; the others stay notes."""
    check = Check(summary, form, language)
    problems: list[Problem] = []
    stated: set[str] = set()
    for line, remarks in groupby(summary.remarks, key=lambda remark: remark.line):
        first, *others = remarks
        comment = read_comment(first.text, language)
        if comment is None:
            continue
        stated.add(first.text)
        wrong = list(check.find_wrong(comment, first))
        if all(any(check.find_wrong(comment, other)) for other in others):
            problems += [Problem(sentence, line, "claim") for sentence in wrong]
    rows = tuple(replace(row, notes=tuple(note for note in row.notes if note not in stated)) for row in summary.rows)
    return replace(summary, rows=rows, remarks=()), tuple(problems)


def write_shape(stated: StatedShape) -> str:
    """Write a stated shape."""
    dims = ["None" if n is None else str(n) for n in stated.dims]
    return f"({', '.join(dims)})" if stated.batched else " × ".join(dims)


def _fits(stated: StatedShape, shape: Shape | None) -> bool:
    """Compare a shape; a lone number may be the channels, the size, or a flat length."""
    if shape is None:
        return False
    if None in shape.dims:
        return len(stated.dims) in (shape.rank, shape.rank + 1) and _agree(stated.dims, shape)
    if stated.fits(shape):
        return True
    if len(stated.dims) == 1:
        return stated.dims[0] in (shape.channels, shape.size)
    return shape.rank == 1 and product(stated.dims) == shape.size  # 16 * 5 * 5 of a flat output


def _agree(dims: tuple[Dim, ...], shape: Shape) -> bool:
    """Compare with a shape that is known in part."""
    pairs = zip(dims[-shape.rank :], shape.dims, strict=True)
    return all(one is None or other is None or one == other for one, other in pairs)
