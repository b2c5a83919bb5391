"""Calculations in a text that do not give what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..claims.calculation import disagreement
from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount, read_sides
from ..claims.places import Form, StatedValue, find_values

_BRACKETS = (
    *(("\\left", ""), ("\\right", ""), ("\\lfloor", "⌊"), ("\\rfloor", "⌋")),
    *(("\\dfrac", "\\frac"), ("\\tfrac", "\\frac"), ("\\cdot", "*"), ("\\times", "*")),
)
_FRACTION = re.compile(r"\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_PLAIN_PRODUCT = re.compile(r"\s*\d+(?:\s*[x×]\s*\d+){1,2}\s*")
_ABOUT = re.compile(r"~=|≈")
_GOES_ON = re.compile(r"[ \t]*[-+*/×^=(][ \t]*[\w({~≈]|[ \t]*\)|[\w%!{]")
_COMES_FROM = re.compile(
    r"[-+*/×^][ \t]*[(\[]*$|[A-Za-z_][(\[]*$|[A-Za-z_][ \t]*[(\[]+$|\d[ \t]*$|[(\[{}]$|\\[a-z]+[ \t]*[(\[]*[ \t]*$"
    r"|\b(?:log|ln|exp|sqrt|sin|cos|tanh?|max|min)[ \t]*[(\[]*$"
)
_BULLET = re.compile(r"(?:^|\n)\s*[-*+]\s+$")
"""What makes a calculation the end of a longer one; a bullet does not."""
_NUMBERED = re.compile(r"\d{1,3}\s*[=:]")
_NUMBER_OF = re.compile(
    r"(?:\b(?:layers?|conv\w*|fc|dense|linear|blocks?|stages?|steps?|levels?|no\.?|number|parts?|cases?|examples?)|#)"
    r"[ \t]*$",
    re.IGNORECASE,
)
"""What makes the first number the name of something: parameters of layer 1 = 2 * (256 + 1)."""
_NOUNS = "parameters? params? weights? values neurons units features pixels inputs outputs nodes"
_COUNTED = re.compile(
    rf"\s*(?:(?:total|learnable|trainable|output|input)\s+)*(?:{'|'.join(_NOUNS.split())}|$|[.,;:)])", re.IGNORECASE
)


def find_wrong(text: str) -> Iterator[tuple[StatedValue, str]]:
    r"""Find calculations that do not hold, with the sentence that says so.

    >>> [message for _, message in find_wrong("So 3 x 3 x 1 + 1 x 32 = 320 weights, and (28 - 3) / 2 + 1 = 13.")]
    ['3 x 3 x 1 + 1 x 32 is 41, the text says 320']
    >>> [message for _, message in find_wrong(r"\left\lfloor \frac{28 - 3}{2} \right\rfloor + 1 = 14")]
    ['⌊ ((28 - 3) / (2)) ⌋ + 1 is 13, the text says 14']
    """
    plain = _write_plainly(text)
    if plain != text:  # set as mathematics: it stands for itself, as a whole
        yield from ((_find_result(value, text), why) for value, why in _find(plain))
    else:
        yield from _find(text)


def _find_result(value: StatedValue, text: str) -> StatedValue:
    """Find where the result of a calculation stands that was written otherwise."""
    result = value.text.rpartition("=")[2].strip()
    start = text.rfind(result)
    return StatedValue(value.form, start, start + len(result), result) if start >= 0 else value


def _write_plainly(text: str) -> str:
    """Write fractions and brackets of LaTeX in a line."""
    if "\\frac" not in text and "\\lfloor" not in text:
        return text
    plain = text
    for sign, spelling in _BRACKETS:
        plain = plain.replace(sign, spelling)
    before = ""
    while plain != before:
        before, plain = plain, _FRACTION.sub(r"((\1) / (\2))", plain)
    return plain


def _find(text: str) -> Iterator[tuple[StatedValue, str]]:
    for value in find_values(text):
        if value.form is not Form.CALCULATION or _is_no_claim(value, text):
            continue
        wrong, _ = disagreement(_ABOUT.sub("= about ", value.text), ENGLISH)
        if wrong is not None and not _is_rounded(value.text) and not _is_unread(value.text):
            yield value, str(wrong)


def _is_unread(text: str) -> bool:
    sides = read_sides(_ABOUT.sub("= about ", text))
    return any(side.value is None and read_amount(side.text, ENGLISH) is None for side in sides)


def _is_no_claim(value: StatedValue, text: str) -> bool:
    """Tell ``1x1 = 64 filters`` from a calculation; and one that goes on behind what was found, or in front of it."""
    first = value.text.split("=")[0]
    if _PLAIN_PRODUCT.fullmatch(first) and not _COUNTED.match(text[value.end :]):
        return True
    goes_on = _GOES_ON.match(text[value.end :])
    before = text[: value.start]
    if _NUMBERED.match(value.text) and _NUMBER_OF.search(before):
        return True
    comes_from = _COMES_FROM.search(before) and not _BULLET.search(before)
    return bool(goes_on or comes_from)


def _is_rounded(text: str) -> bool:
    """Tell whether a division was rounded: to a whole number, or to the digits that are stated."""
    if not re.search(r"[/÷]", text):
        return False
    values = [side.value for side in read_sides(text) if side.value is not None]
    return bool(values) and max(values) - min(values) < Fraction(1)
