"""Sums in words: ``320 for the first layer, 18,496 for the second and 16,010 for the last make 34,826 parameters``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount
from ..claims.places import Form, StatedValue, find_values
from ..core.problem import say
from .finding import FindingKind
from .hedges import supposes
from .judging import Conclusion, JudgedClaim, count_digits
from .models import FoundModel
from .sentences import PROSE, Passage

_MAKE = re.compile(
    r"\b(?:makes?|making|gives?|giving|sums?\s+(?:up\s+)?to|adds?\s+up\s+to|amounts?\s+to|comes?\s+to|total\w*|altogether|together|in\s+all)\b",
    re.IGNORECASE,
)
_PARAMETERS = re.compile(r"\s*(?:(?:trainable|learnable|total)\s+)?(?:param\w*|weights)\b", re.IGNORECASE)
FEWEST = 2
"""How many numbers make a sum."""


def judge_sums(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Find numbers that are said to be the sum of those in front of them, each of them a layer's, and are not."""
    text = passage.text
    if passage.kind not in PROSE or not _MAKE.search(text) or supposes(text):
        return
    values = [value for value in find_values(text) if value.form is Form.NUMBER and count_digits(value.text) > 1]
    if len(values) <= FEWEST or not _PARAMETERS.match(text, values[-1].end):
        return
    *parts, result = values
    if _MAKE.search(text, parts[-1].end, result.start) and (conclusion := _judge(parts, result, models)) is not None:
        yield passage.claim((result.start, result.end), ("params",)), conclusion


def _judge(parts: Sequence[StatedValue], result: StatedValue, models: Sequence[FoundModel]) -> Conclusion | None:
    """Compare a sum with what is said of it, if its parts are the parameters of layers in their order."""
    numbers = [int(amount.value) for value in parts if (amount := read_amount(value.text, ENGLISH)) is not None]
    stated = read_amount(result.text, ENGLISH)
    for model in models:
        counts = [row.params for row in model.summary.layers if row.params]
        places = [counts.index(number) for number in numbers if number in counts]
        if stated is None or len(places) < len(parts) or not all(one < other for one, other in pairwise(places)):
            continue
        total = sum(numbers)
        if stated.holds(total) or stated.holds(model.summary.params or 0):
            return None
        said = say(
            "{parts} is {total:,}, the text says {stated}",
            parts=" + ".join(f"{n:,}" for n in numbers),
            total=total,
            stated=result.text,
        )
        return Conclusion(FindingKind.CONTRADICTED, model.label, model.label, "params", f"{total:,}", said, model, said)
    return None
