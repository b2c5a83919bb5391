"""Summaries that Keras and PyTorch print, where nothing marks them as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE = re.compile(r"\s*(?:[=_\-─━]{12,}|[┏┗┡├└┌╞╘+|│┃][-=━─┳┻╇┼┴┬╪╧┯┷+┓┛┩┤┘┐╡╛|\s]{8,})\s*\Z")
_HEAD = re.compile(r"\s*Model:\s|.*\bLayer \(type.*\bParam #|\s*[│┃|].*[│┃|]\s*\Z", re.IGNORECASE)
_TOTAL = re.compile(
    r"\s*(?:Total|Trainable|Non-trainable|Optimizer) (?:params|mult-adds|parameters)\b"
    r"|\s*(?:Input size|Forward/backward pass size|Params size|Estimated Total Size)\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"\s*[\w.├└─:│ -]+\(.*?\)?.*[\[(](?:None|-1|\d+)\s*,.*[\])]\s+[\d,]+(?:\s.*)?\Z|\s*[├└│].*\S")
_PRINTED = re.compile(
    r"\s*(?:torch\.Size\(\[[\d, ]*\]\)|TensorShape\(\[.*\]\)|\((?:None|\d+)(?:, ?(?:None|\d+))+,?\))\s*\Z"
)
NEAR = 2
"""So many lines may stand between two that are told: empty ones, and continued cells."""


def find_outputs(lines: Sequence[str]) -> frozenset[int]:
    """Give the numbers of the lines that are part of what a program printed."""
    sure = [i for i, line in enumerate(lines) if any(p.match(line) for p in (_RULE, _HEAD, _TOTAL, _ROW, _PRINTED))]
    strong = {i for i in sure if any(p.match(lines[i]) for p in (_HEAD, _TOTAL, _PRINTED, _ROW))}
    found: set[int] = set()
    run: list[int] = []
    for i in [*sure, None]:
        if run and (i is None or i > run[-1] + NEAR + 1):
            if strong.intersection(run):
                found.update(range(run[0], run[-1] + 1))
            run = []
        if i is not None:
            run.append(i)
    return frozenset(found)
