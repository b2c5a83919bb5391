"""Shares of the parameters: ``1,179,776 of them sit in fc1, that is 98 % of the network``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount
from ..claims.places import Form, StatedValue, find_values
from ..core.problem import say
from ..core.summary import add_up
from .finding import FindingKind
from .hedges import supposes
from .judging import TELLING, Conclusion, JudgedClaim, count_digits
from .models import FoundModel
from .sentences import PROSE, Passage

_PERCENT = re.compile(r"(?<![\w.,-])(?P<value>\d+(?:\.\d+)?)\s*(?:\\?%|per\s*cent\b)", re.IGNORECASE)
_ALL = re.compile(
    r"\s+(?:of\s+)?(?:(?:all|the|its|our|this|these|total|whole|entire|complete)\s+){0,3}"
    r"(?:model|network|net|param\w*|weights|total)\b",
    re.IGNORECASE,
)
_PARAMETERS = re.compile(r"\b(?:param\w*|weights|trainable)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:accura\w*|dropout|drops?|error|loss|validation|test|train(?:ing)?\s+set|faster|slower|smaller|fewer|less|larger|more|"
    r"reduc\w*|sav\w*|increase\w*|MACs?|FLOPs|multipl\w*|memory|time)\b",
    re.IGNORECASE,
)
"""What percentages are of that are no shares of parameters."""
NEAR, POINTS = Fraction(3, 20), 3
"""By how much of itself a share may differ, and by how many points at most; what differs by more is wrong."""


def judge_shares(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Judge the percentages that are said of a number of parameters, in the same sentence or the one before."""
    for match in _PERCENT.finditer(passage.text) if _is_share(passage) else ():
        said = f"{passage.before} {passage.text[: match.start()]}"
        conclusion = _judge(match, said, models) if _is_of_all(match, passage.text) else None
        if conclusion is not None:
            yield passage.claim((match.start("value"), match.end()), ("params",)), conclusion


def _is_share(passage: Passage) -> bool:
    about = passage.kind in PROSE and (_PARAMETERS.search(passage.text) or _PARAMETERS.search(passage.before))
    return bool(about) and not supposes(passage.text) and not _OTHER.search(passage.text)


def _is_of_all(match: re.Match[str], text: str) -> bool:
    """Tell whether a percentage is of all there are: ``89 % of the network``, ``Of all 1,000 parameters … 89 %``."""
    return (
        bool(_ALL.match(text, match.end()))
        or re.match(r"\s*of\s+(?:all|the|its|these)\b", text, re.IGNORECASE) is not None
    )


def _judge(match: re.Match[str], said: str, models: Sequence[FoundModel]) -> Conclusion | None:
    """Compare a share with that of the last count in front of it, where that is known."""
    counts = [one for value in find_values(said) if value.form is Form.NUMBER and (one := _read(value))]
    share = Fraction(match["value"])
    for model in models:
        total = model.summary.params
        known = [part for part in counts if total and part < total and _is_known(part, model)]
        if not total or not known:
            continue
        true = Fraction(100 * known[-1], total)
        if any(_is_near(share, Fraction(100 * part, total)) for part in known):
            return Conclusion(FindingKind.CONFIRMED, model.label, model.label, "share", match[0], of=model)
        part, exact = f"{known[-1]:,}", f"{float(true):.3g} %"
        why = say(
            "{part} of {total:,} is {exact}, the text says {stated}",
            part=part,
            total=total,
            exact=exact,
            stated=match[0],
        )
        return Conclusion(FindingKind.CONTRADICTED, model.label, model.label, "share", exact, why, model, why)
    return None


def _read(value: StatedValue) -> int | None:
    amount = read_amount(value.text, ENGLISH) if count_digits(value.text) >= TELLING else None
    return int(amount.value) if amount is not None else None


def _is_near(stated: Fraction, true: Fraction) -> bool:
    near = min(true * NEAR, Fraction(POINTS))
    return abs(stated - true) <= (max(near, Fraction(1, 2)) if true >= 1 else near)


def _is_known(part: int, model: FoundModel) -> bool:
    """Tell whether a number is that of a layer, of all of one kind, or of all that is trained."""
    summary = model.summary
    kinds: dict[str, int] = {}
    for row in summary.layers:
        kinds[row.kind] = kinds.get(row.kind, 0) + (row.params or 0)
    learnt = add_up(weight.learnt for row in summary.layers for weight in row.weights)
    return part in {learnt, *(row.params for row in summary.layers), *kinds.values()}
