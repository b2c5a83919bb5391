"""A shape and the number of its values, side by side: ``7x7x32, that is 1,568 values``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import prod

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount, read_shape
from ..claims.places import Form, StatedValue, find_values
from ..core.problem import say
from ..core.summary import Row
from ..documents.document import Kind
from .finding import FindingKind
from .hedges import is_open
from .judging import Conclusion, JudgedClaim
from .models import FoundModel
from .sentences import PROSE, Passage

_VALUES = r"\s*(?:output\s+|input\s+)?(?:values|features|elements|numbers|entries|activations|pixels)\b"
_THAT_IS = re.compile(
    r"\s*,?\s*(?:\()?\s*(?:(?:that|this|which)(?:\s+(?:is|are|makes?|gives?|means)|['’]s)|i\.?e\.?|or|=|makes?|giving|"
    r"for\s+a\s+total\s+of)\s*,?\s*",
    re.IGNORECASE,
)
_MANY = re.compile(_VALUES, re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:\b(?:two|three|four|five|six|eight|ten|both|all|each|every|\d+)\s+(?:[\w-]+\s+){0,3}(?:of\s+)?(?:size\s+|shape\s+)?)$",
    re.IGNORECASE,
)
"""What makes it several such shapes."""
RANK = 3


def judge_products(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Find shapes that have another number of values than the text says behind them."""
    written = passage.kind in (*PROSE, Kind.MATH)
    for shape, count in _find_pairs(passage.text) if written and not is_open(passage.text) else ():
        found = _judge(shape, count, models)
        if found is not None:
            value, conclusion = found
            yield passage.claim((value.start, value.end), ()), conclusion


def _find_pairs(text: str) -> Iterator[tuple[StatedValue, StatedValue]]:
    """Give each shape with the number that is said to be that of its values."""
    values = find_values(text)
    for shape, count in pairwise(values):
        if shape.form is Form.SHAPE and count.form is Form.NUMBER and not _SEVERAL.search(text[: shape.start]):
            tied = _THAT_IS.fullmatch(text[shape.end : count.start])
            if tied and _MANY.match(text[count.end :]):
                yield shape, count


def _judge(
    shape: StatedValue, count: StatedValue, models: Sequence[FoundModel]
) -> tuple[StatedValue, Conclusion] | None:
    """Tell which of both is wrong, by the rows that have one of them; nothing where they agree."""
    stated, amount = read_shape(shape.text), read_amount(count.text, ENGLISH)
    if stated is None or amount is None or len(stated.dims) < RANK or None in stated.dims:
        return None
    size = prod(n for n in stated.dims if n is not None)
    if amount.holds(size):
        return None
    parts = {"shape": shape.text, "size": size, "stated": count.text}
    for model in models:
        for row in model.summary.rows:
            if row.output is not None and row.output.size == amount.value and (true := _find_shape(row, model)):
                said = say("{shape} has {size:,} values, and {stated} are those of {true}", **parts, true=true)
                target = f"{model.label}.{row.name}"
                return shape, Conclusion(FindingKind.CONTRADICTED, model.label, target, "output", true, said, model)
    said = say("{shape} has {size:,} values, the text says {stated}", **parts)
    return count, Conclusion(FindingKind.ARITHMETIC, true=f"{size:,}", message=said)


def _find_shape(row: Row, model: FoundModel) -> str:
    """Give the shape whose values a row puts in one line, as a text would write it."""
    assert row.output is not None
    whole = [one for one in model.summary.rows if one.output and len(one.output.dims) >= RANK]
    alike = [one.output for one in whole if one.output and one.output.size == row.output.size]
    return str(alike[-1]) if alike else ""
