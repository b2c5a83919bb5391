r"""Statements as people write them, in the words of the rest of the package: LaTeX, code, and what stands around.

>>> respell(r"$64 \times 28 = 1{,}792$"), respell("1792 (=64*28)"), respell("assert 64 * 28 == 1792")
('64 \\times 28 = 1,792', '1792 = 64*28', '64 * 28 = 1792')
>>> respell("64*28 ~= 1800"), respell("(N, H=28, W=28, C=6)"), respell("112px by 112px")
('64*28 ≈ 1800', '(N, 28, 28, 6)', '112 by 112')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...core.late_pattern import late_pattern

_WRAPPED = late_pattern(r"^(?:\$\$?(?P<dollar>[^$]+)\$\$?|\\\((?P<round>.+)\\\)|\\\[(?P<square>.+)\\\])$", re.DOTALL)
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (late_pattern(r"^assert\s+"), ""),
    (late_pattern(r"\\(?:text|mathrm|textrm|mathbf|operatorname)\s*\{([^{}]*)\}"), r" \1 "),
    (late_pattern(r"\{,\}"), ","),
    (late_pattern(r"\\[,;:! ]|\\quad(?![a-z])|(?<=\d)~(?=\d{3}\b)"), ""),
    (late_pattern(r"\\%"), "%"),
    (late_pattern(r"\s*(?:~=|=~|≃|≅|≒|\\approx(?:eq)?(?![a-z])|\\simeq(?![a-z]))\s*"), " ≈ "),
    (late_pattern(r"(?<![<>!=])==(?!=)"), "="),
    (late_pattern(r"(?<=[(\[,])\s*[NHWCBDTL]\s*=\s*(?=\d)"), " "),
    (late_pattern(r"(?<=\d)\s*(?:px|pixels?)(?=\s*(?:x|×|by\b|$))"), ""),
    (late_pattern(r"^(?P<first>[^()=]*\d[^()=]*?)\s*\(\s*=\s*(?P<second>.+)\)$"), r"\g<first> = \g<second>"),
)
"""How things are written otherwise; each once, in this order."""
_POWER = late_pattern(r"(\d+)(?:([²³])|\^\{?([23])\}?)")
_MEMORY = late_pattern(
    r"^(?P<count>.*\d[^()]*?)\s*\((?P<memory>\d[\d.,]*\s*(?:[KMGT]i?)?B(?:ytes?)?)\)$", re.IGNORECASE
)
_SUM = late_pattern(
    r"^(?P<weights>\d[\d,._ ]*)\s*(?:kernel\s+)?weights?\s*(?:\+|and|plus)\s*"
    r"(?P<biases>\d[\d,._ ]*)\s*bias(?:es)?(?P<rest>.*)$",
    re.IGNORECASE,
)


class SumOfParts(NamedTuple):
    """Hold what a text says of weights and biases, one by one, and the same as a calculation."""

    weights: str
    biases: str
    calculation: str


def respell(text: str) -> str:
    """Give a statement in usual words and signs."""
    text = text.strip()
    if match := _WRAPPED.match(text):
        text = next(part for part in match.groups() if part is not None).strip()
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return text.strip()


def spread_powers(text: str) -> str:
    """Write the powers in a shape as products.

    >>> spread_powers("112² × 64")
    '112×112 × 64'
    """
    return _POWER.sub(lambda m: "×".join([m[1]] * {"²": 2, "³": 3}.get(m[2] or "", int(m[3] or 2))), text)


def split_memory(text: str) -> tuple[str, str]:
    """Take the memory in brackets off a count, as Keras prints it; nothing if there is none.

    >>> split_memory("1,792 (7.00 KB)"), split_memory("1,792")
    (('1,792', '7.00 KB'), ('1,792', ''))
    """
    match = _MEMORY.match(text)
    return (match["count"], match["memory"]) if match else (text, "")


def split_sum(text: str) -> SumOfParts | None:
    """Take ``1728 weights + 64 biases`` apart; None if it is none.

    >>> split_sum("1728 weights + 64 biases = 1792").calculation
    '1728 + 64 = 1792'
    """
    match = _SUM.match(text)
    if match is None:
        return None
    first, second = match["weights"].strip(), match["biases"].strip()
    return SumOfParts(first, second, f"{first} + {second}{match['rest']}")
