"""Where in a sentence values stand: calculations, shapes, numbers; each with what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from ...core.late_pattern import late_pattern
from ...core.structs import Struct
from ..languages import ENGLISH
from .calculations import find_calculations

_DIGITS = r"\d(?:(?:[\d,_'’]|\{,\})*\d)?(?:\.\d+)?"
_SCALE = r"(?:\s?(?:[kKmMbB](?![\w/])|thousand\b|million\b|billion\b|[MK]illion\b))?"
_ANY = r"(?:None|-1|−1|\?|N|B|batch(?:[_ ]size)?)"
_BY = r"\s*(?:[x×*]|\bby\b|\\times(?![a-z])|\\cdot(?![a-z]))\s*"
_SHAPE = late_pattern(
    rf"(?:torch\.Size|TensorShape)?[(\[]+\s*(?:\d+|{_ANY})(?:\s*,\s*(?:\d+|None)\b)+\s*,?\s*[)\]]+"
    rf"|[(\[]\s*\d+(?:{_BY}\d+)+\s*[)\]]"
    rf"|(?<![\w.,])\d+\s*@\s*\d+{_BY}\d+(?!\w)"
    rf"|(?<![\w.,(+])(?:\d+|None)(?:{_BY}\d(?:[\d,]*\d)?)+(?![\w(]|\s*[-+*/=]\s*\d)",
    re.IGNORECASE,
)
_UNITS = "two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER_WORDS = rf"(?:{_TENS})(?:-(?:one|{_UNITS}))?|{_UNITS}|ten|eleven|twelve|sixteen"
"""Numbers in words, as far as they count layers and filters."""
_NUMBER = late_pattern(
    rf"(?<![\w.,/@#$€£-])(?:{_DIGITS}{_SCALE}|(?:half\s+a|a\s+quarter\s+of\s+a|one\s+and\s+a\s+half)\s+million\b|(?:{NUMBER_WORDS})\b)(?![\w%]|[-/:.]\d|\s?%|\s+times\s+\d)",
    re.IGNORECASE,
)
_RELATION = late_pattern(rf"(?:{'|'.join(re.escape(word) for word in ENGLISH.relations)})\s*$", re.IGNORECASE)


class Form(Enum):
    """Name what a value looks like."""

    CALCULATION = "calculation"
    SHAPE = "shape"
    NUMBER = "number"


class StatedValue(Struct):
    """Hold a value and where it stands; *text* begins with what is claimed of it: about, more than."""

    form: Form
    start: int
    end: int
    text: str


_PATTERNS = ((Form.SHAPE, _SHAPE), (Form.NUMBER, _NUMBER))


def find_values(text: str) -> list[StatedValue]:
    """Find the values in a text, in order; what is part of a longer one is none of its own.

    >>> [(value.form.value, value.text) for value in find_values("It has 32 * (9 + 1) = 320 or about 0.3k parameters")]
    [('calculation', '32 * (9 + 1) = 320'), ('number', 'about 0.3k')]
    >>> [value.text for value in find_values("(None, 26, 26, 32), then 13 x 13 x 32 and 6@28x28; three layers")]
    ['(None, 26, 26, 32)', '13 x 13 x 32', '6@28x28', 'three']
    """
    taken = bytearray(len(text))
    found: list[StatedValue] = []
    for form, start, end in _find_spans(text):
        if not any(taken[start:end]):
            taken[start:end] = b"x" * (end - start)
            found.append(_with_relation(form, start, end, text))
    return sorted(found, key=lambda value: value.start)


def _find_spans(text: str) -> Iterator[tuple[Form, int, int]]:
    """Give where values may stand, those of the longer forms first."""
    yield from ((Form.CALCULATION, start, end) for start, end in find_calculations(text))
    for form, pattern in _PATTERNS:
        yield from ((form, match.start(), match.end() - _count_open(match[0])) for match in pattern.finditer(text))


def _count_open(text: str) -> int:
    """Count the brackets at the end of a shape that close what begins in front of it: (of shape (4, 4, 64))."""
    closing, opening = sum(map(text.count, ")]")), sum(map(text.count, "(["))
    return max(0, closing - opening) if text[-1:] in ")]" else 0


def _with_relation(form: Form, start: int, end: int, text: str) -> StatedValue:
    before = None if form is Form.SHAPE else _RELATION.search(text[max(0, start - 30) : start])
    start -= len(before[0]) if before else 0
    return StatedValue(form, start, end, text[start:end])
