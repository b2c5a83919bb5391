"""Layers that a text describes by their width: ``a densely connected layer of 126 neurons``, where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..core.problem import say
from ..core.summary import Row
from .families import EITHER, LayerFamily, take_family
from .finding import FindingKind
from .hedges import is_open
from .judging import Conclusion, JudgedClaim
from .models import FoundModel
from .sentences import PROSE, Passage

_UNITS = r"(?:(?:hidden|output)\s+)?(?:neurons?|units?|nodes?|filters?|kernels?)"
_DESCRIBED = (
    re.compile(rf"(?<![\w.,-])(?P<n>\d{{2,5}})[- ]{_UNITS}\s+(?:{EITHER})[- ]layer\b(?!s)", re.IGNORECASE),
    re.compile(
        rf"(?<![\w-])(?:{EITHER})[- ]layer\s+(?:with|of|that\s+has|which\s+has)\s+(?P<n>\d{{2,5}})\s+{_UNITS}\b",
        re.IGNORECASE,
    ),
)
NEAR = Fraction(1, 5)
"""By how much of itself a width may differ; what differs by more is that of another network."""
_WITH_UNITS = frozenset({"dense", "convolution", "LSTM", "GRU"})
"""The families of layers that are described so."""


def judge_described(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Find layers that no model has, where one has a layer of nearly that width: 126 instead of 128."""
    for pattern in _DESCRIBED if passage.kind in PROSE and models else ():
        for match in pattern.finditer(passage.text):
            family, width = take_family(match), int(match["n"])
            if family.name not in _WITH_UNITS or is_open(passage.text):
                continue
            if (found := _find_meant(family, width, models)) is not None:
                yield passage.claim(match.span("n"), ("units",)), _contradict(match["n"], family, *found)


def _find_meant(family: LayerFamily, width: int, models: Sequence[FoundModel]) -> tuple[FoundModel, Row] | None:
    """Find the one layer that is nearly as wide, if none is exactly so wide."""
    rows = [(model, row) for model in models for row in model.summary.layers if family.holds(row) and row.weights]
    widths = {row.output.channels for _, row in rows if row.output is not None}
    if width in widths or None in widths or len(widths) == 0:
        return None
    near = [one for one in rows if one[1].output is not None and _is_near(str(width), str(one[1].output.channels))]
    return near[0] if len({row.output.channels for _, row in near if row.output is not None}) == 1 else None


def _is_near(stated: str, true: str) -> bool:
    """Tell whether two numbers of as many digits differ in one of them, and not by much.

    >>> _is_near("126", "128"), _is_near("64", "128"), _is_near("12", "32")
    (True, False, False)
    """
    if len(stated) != len(true) or abs(int(stated) - int(true)) > int(true) * NEAR:
        return False
    return sum(one != other for one, other in zip(stated, true, strict=True)) == 1


def _contradict(stated: str, family: LayerFamily, model: FoundModel, row: Row) -> Conclusion:
    width = "" if row.output is None else f"{row.output.channels:,}"
    said = say(
        "no {family} layer of {model} has a width of {stated}; that of {name} is {width}",
        family=family.name,
        model=model.label,
        stated=stated,
        name=row.name,
        width=width,
    )
    return Conclusion(
        FindingKind.CONTRADICTED, model.label, f"{model.label}.{row.name}", "units", width, said, model, said
    )
