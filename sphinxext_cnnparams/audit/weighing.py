"""What the parameters weigh: ``its 5,845,441 parameters take up about 23.4 MB``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..core.problem import say
from .finding import FindingKind
from .hedges import supposes
from .judging import Conclusion, JudgedClaim
from .models import FoundModel
from .sentences import PROSE, Passage

_SIZE = re.compile(r"(?<![\w.,-])(?P<value>\d+(?:[.,]\d+)*)\s*(?P<unit>[kKMG])i?B\b")
_PARAMETERS = re.compile(r"\b(?:param\w*|weights|checkpoint|model|network|net)\b", re.IGNORECASE)
_WEIGH = re.compile(
    r"\b(?:takes?|taking|occup\w+|needs?|weighs?|weigh\s+in|stor\w+|file|checkpoint|large|memory|disk|space|bytes?)\b",
    re.IGNORECASE,
)
_FLOATS = re.compile(
    r"\b(?:float\s?32|fp32|(?:32|thirty-two)[- ]bits?|single[- ]precision|(?:4|four)\s+bytes)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:adam|optimi[sz]er|gradients?|activations?|moments?|float\s?16|fp16|half|int8|8[- ]bit|quanti[sz]\w*|"
    r"compress\w*|data\s?set|images?|download\w*|RAM|GPU|forward|backward|batch)\b",
    re.IGNORECASE,
)
"""What takes memory besides the parameters, or other sizes of them."""
BYTES = 4
POWERS = {"k": 1, "K": 1, "M": 2, "G": 3}
NEAR = Fraction(1, 12)
"""By how much of itself a size may differ: whether 1,000 or 1,024 are meant, nobody says."""
SLIPS = (Fraction(1, 10), Fraction(10), Fraction(1, 4), Fraction(1, 2), Fraction(2), Fraction(8))
"""What wrong sizes are of the right one: a factor of ten, bytes forgotten, other floats, bits."""


def judge_weights(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Judge sizes in bytes that are said of all parameters, where the text says that these are 32-bit floats."""
    text = passage.text
    if passage.kind not in PROSE or not (_FLOATS.search(text) or _FLOATS.search(passage.before)):
        return
    told = _PARAMETERS.search(text) and _WEIGH.search(text)
    for match in _SIZE.finditer(text) if told and not _OTHER.search(text) and not supposes(text) else ():
        if (conclusion := _judge(match, models)) is not None:
            yield passage.claim(match.span(), ("params",)), conclusion


def _judge(match: re.Match[str], models: Sequence[FoundModel]) -> Conclusion | None:
    stated = Fraction(match["value"].replace(",", "")) * 1000 ** POWERS[match["unit"]]
    known = [(model, BYTES * model.summary.params) for model in models if model.summary.params]
    for model, size in known:
        if _is_near(stated, size):
            return Conclusion(FindingKind.CONFIRMED, model.label, model.label, "params", match[0], of=model)
    for model, size in known:
        if any(_is_near(stated, size * slip) for slip in SLIPS):
            true = f"{float(Fraction(size, 1000 ** POWERS[match['unit']])):.3g} {match['unit']}B"
            said = say(
                "{count:,} parameters of {bytes} bytes take {true}, the text says {stated}",
                count=model.summary.params,
                bytes=BYTES,
                true=true,
                stated=match[0],
            )
            return Conclusion(FindingKind.CONTRADICTED, model.label, model.label, "params", true, said, model, said)
    return None


def _is_near(stated: Fraction, size: Fraction | int) -> bool:
    return abs(stated - size) <= size * NEAR
