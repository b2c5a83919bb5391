"""How much smaller a code is than what goes in: ``784 pixels become 64 values, a reduction by a factor of 12.25``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount, read_shape
from ..claims.places import Form, StatedValue, find_values
from ..core.problem import say
from ..core.shape import product
from .finding import FindingKind
from .hedges import supposes
from .judging import Conclusion, JudgedClaim
from .models import FoundModel
from .sentences import PROSE, Passage

_FACTOR = re.compile(
    r"\bfactor\s+of\s+(?:about\s+|roughly\s+|almost\s+)?(?P<value>\d+(?:\.\d+)?)(?![\w,]|\.\d)"
    r"|(?<![\w.,])(?P<times>\d+(?:\.\d+)?)\s+times\s+(?:smaller|fewer|less)\b",
    re.IGNORECASE,
)
_COMPRESSES = re.compile(
    r"\b(?:compress\w*|encod\w+|bottleneck|codes?|latent|reduc\w+|smaller|fewer|less)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:param\w*|weights|memory|time|faster|slower|MACs?|FLOPs|operations|multipl\w*|learning|rate|loss|error|bytes|size\s+of\s+the\s+model)\b",
    re.IGNORECASE,
)
"""What else may become less."""
LEAST = 2
"""By how much a code is smaller at least: what is nearly as large is none."""


def judge_ratios(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Judge by which factor a layer makes its input smaller, if the text says how many values come out of it."""
    for match in _FACTOR.finditer(passage.text) if passage.kind in PROSE else ():
        if supposes(passage.text) or _OTHER.search(passage.text):
            return
        if not (_COMPRESSES.search(passage.text) or _COMPRESSES.search(passage.before)):
            return
        said = f"{passage.before} {passage.text[: match.start()]}"
        which = "value" if match["value"] else "times"
        if (conclusion := _judge(match[which], said, models)) is not None:
            yield passage.claim(match.span(which), ("size",)), conclusion


def _judge(typed: str, said: str, models: Sequence[FoundModel]) -> Conclusion | None:
    """Compare a factor with that of the last number of values in front of it that come out of a layer."""
    stated = Fraction(typed)
    places = len(typed.partition(".")[2])
    counts = [size for value in find_values(said) if (size := _count(value)) is not None]
    for model in models:
        fed = [row.output.size for row in model.summary.rows if row.source and row.output is not None]
        made = {row.output.size: row.name for row in model.summary.layers if row.output is not None}
        codes = [size for size in counts if len(fed) == 1 and fed[0] and size in made and fed[0] >= LEAST * size]
        if not codes or not fed[0]:
            continue
        factors = [Fraction(fed[0], size) for size in codes]
        if any(abs(stated - factor) < Fraction(1, 10**places) for factor in factors):
            return Conclusion(FindingKind.CONFIRMED, model.label, model.label, "size", typed, of=model)
        true = f"{float(factors[-1]):.4g}"
        why = say(
            "{fed:,} values become {made:,}, by a factor of {true}, the text says {stated}",
            fed=fed[0],
            made=codes[-1],
            true=true,
            stated=typed,
        )
        target = f"{model.label}.{made[codes[-1]]}"
        return Conclusion(FindingKind.CONTRADICTED, model.label, target, "size", true, why, model, why)
    return None


def _count(value: StatedValue) -> int | None:
    """Count the values that a number, a shape or a calculation states."""
    if value.form is Form.SHAPE:
        shape = read_shape(value.text)
        return None if shape is None else product(shape.dims)
    amount = read_amount(value.text.rpartition("=")[2].strip(), ENGLISH)
    return int(amount.value) if amount is not None and amount.value.denominator == 1 else None
