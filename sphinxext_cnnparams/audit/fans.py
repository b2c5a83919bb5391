"""What goes into a layer and comes out, and its parameters: "512 inputs and 2 outputs, so it has 1,026 parameters"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount
from ..claims.verdict import judge
from ..core.quantities import GROUPED, QUANTITIES, Selection
from ..core.summary import Row
from .families import BY_NAME
from .finding import FindingKind
from .hedges import is_open
from .judging import Conclusion, JudgedClaim
from .models import FoundModel
from .sentences import PROSE, Passage
from .words import WHOLE

_FAN = re.compile(
    rf"(?<![\w.,])(?P<fed>{WHOLE})\s+(?:inputs?|input\s+(?:features|units|values|neurons)|features)"
    rf"(?:\s+and(?:\s+gives|\s+has)?|,|\s+to|\s+into)\s+(?P<made>{WHOLE})\s+"
    r"(?:outputs?|output\s+(?:features|units|values|neurons)|units|neurons|classes|scores)\b"
    rf"[^.;]{{0,60}}?(?<![\w.,])(?P<count>{WHOLE})\s+(?:(?:learnable|trainable|total)\s+)?param(?:eter)?s\b",
    re.IGNORECASE,
)


def judge_fans(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Judge the parameters of dense layers that a text tells apart by what goes in and what comes out."""
    text = passage.text
    for match in _FAN.finditer(text) if passage.kind in PROSE and not is_open(text) else ():
        if (conclusion := _judge(match, models)) is not None:
            yield passage.claim(match.span("count"), ("params",)), conclusion


def _judge(match: re.Match[str], models: Sequence[FoundModel]) -> Conclusion | None:
    sizes = tuple(read_amount(match[name], ENGLISH) for name in ("fed", "made"))
    fed, made = (None if amount is None else amount.value for amount in sizes)
    meant = [(model, row) for model in models for row in model.summary.layers if _has_ends(row, fed, made)]
    verdicts = [
        (judge(QUANTITIES["params"], selection, match["count"], GROUPED), model, selection)
        for model, row in meant
        for selection in [Selection(model.summary, (row,), f"{model.label}.{row.name}")]
    ]
    right = next((one for one in verdicts if not one[0].wrong), None)
    if not verdicts or (right is None and not all(verdict.differs for verdict, *_ in verdicts)):
        return None
    verdict, model, selection = right or verdicts[0]
    kind = FindingKind.CONFIRMED if right else FindingKind.CONTRADICTED
    return Conclusion(kind, model.label, selection.label, "params", GROUPED.value(verdict.value), verdict.wrong, model)


def _has_ends(row: Row, fed: object, made: object) -> bool:
    """Tell whether a layer is a dense one with these inputs and outputs."""
    if not BY_NAME["dense"].holds(row) or len(row.inputs) != 1 or row.inputs[0] is None or row.output is None:
        return False
    return (row.inputs[0].dims[-1:], row.output.dims[-1:]) == ((fed,), (made,))
