"""What comments say that code sets: ``1 input channel, 6 output channels, 5x5 square convolution``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core.late_pattern import late_pattern
from ..core.problem import Sentence, say
from ..core.quantities import QUANTITIES, Format, Selection
from ..core.structs import Struct
from ..core.summary import Row, RowRemark, Summary
from .calculation import COMMENT_SAYS, ascribe
from .languages import Language
from .verdict import judge

_GAP = late_pattern(r"[,;:()]|\s(?:and|with|using)\s|\s[-–—]\s|\.\s|\.$")
_BY = r"(?P<n>\d+\s*[x×]\s*\d+)"
_CONV = r"(?:square\s+)?conv(?:olution(?:al)?)?"
_ANY = ""
INCOMING = "input channels"
INCOMING_WRONG = "the number of input channels of {label} is {value}, {says} {typed}"
_POOLING = r"(?:max|average|avg)?[- ]?pool(?:ing)?"
_LAYER = r"(?:\s+(?:layer|kernel|filter|window)s?)?"
_SIZE = r"(?P<n>\d+(?:\s*[x×]\s*\d+)?)"
_IS = r"\s*(?:of\s+(?:size\s+)?|=\s*|is\s+)?"
SETTINGS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (quantity, kinds, late_pattern(pattern, re.IGNORECASE))
    for quantity, kinds, pattern in (
        ("kernel", "Conv", rf"{_BY}\s*{_CONV}s?{_LAYER}"),
        ("kernel", "Pool", rf"{_BY}\s*(?:{_POOLING}{_LAYER}|grid)"),
        ("kernel", _ANY, rf"{_BY}\s*(?:kernel|filter|window)s?"),
        ("kernel", _ANY, rf"(?:kernel|filter|window|pool)(?:[_ ]?size)?{_IS}{_SIZE}"),
        ("kernel", _ANY, rf"(?:\d+\s+)?(?:kernel|filter|window)s?\s+of\s+(?:size\s+)?{_BY}"),
        ("units", _ANY, r"(?:\w+\s+){,4}hidden\s+layers?\s+of\s+size\s+(?P<n>\d+)"),
        ("stride", _ANY, rf"strides?{_IS}(?P<n>\d+)"),
        ("padding", _ANY, rf"padding{_IS}(?P<n>\d+)"),
        (INCOMING, "Conv", r"(?P<n>\d+)\s+input\s+(?:image\s+)?channels?"),
        ("filters", "Conv", r"(?P<n>\d+)\s+(?:output\s+channels?|filters|kernels)"),
        ("units", _ANY, r"(?P<n>\d+)\s+(?:hidden\s+)?(?:units|neurons)"),
    )
)
"""What a part of a comment may set, of which kinds of layers, and how it is written."""
_SIDES = late_pattern(r"\((?P<height>\d+)\s*,\s*(?P<width>\d+)\)")
"""The sides of a window in brackets: they take as much space without them."""
_ARTICLE = late_pattern(r"(?:an?|the|one)\s+", re.IGNORECASE)


class StatedSetting(Struct):
    """Hold a *value* that ``comment[start:end]`` states of a setting, and which *kinds* of layers it may be said of."""

    start: int
    end: int
    value: str
    quantity: str
    kinds: str


def find_settings(text: str) -> Iterator[StatedSetting]:
    """Find the parts of a comment that are nothing but a setting and its value.

    >>> [(one.quantity, one.value) for one in find_settings("1 input channel, a kernel of (5,5)")]
    [('input channels', '1'), ('kernel', '5x5')]
    >>> list(find_settings("cheaper than a 5x5 convolution"))
    []
    """
    text = _SIDES.sub(lambda match: f" {match['height']}x{match['width']} ".ljust(len(match[0])), text)
    start = 0
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap else len(text)
        part = text[start:end].rstrip()
        begin = start + len(part) - len(part.lstrip())
        article = _ARTICLE.match(text, begin)
        yield from _read_part(text, article.end() if article else begin, start + len(part))
        start = gap.end() if gap else end


def _read_part(text: str, start: int, end: int) -> Iterator[StatedSetting]:
    for quantity, kinds, pattern in SETTINGS:
        if (match := pattern.fullmatch(text, start, end)) is not None:
            yield StatedSetting(*match.span("n"), match["n"], quantity, kinds)
            return


def judge_settings(
    remarks: Sequence[RowRemark], summary: Summary, form: Format, language: Language
) -> Iterator[tuple[StatedSetting, Row, Sentence]]:
    """Judge the settings in a comment that is given with all it may be about, with a layer each, and what is wrong.

    Any layer may be meant; wrong is only what is so of none, and is said of the first line.
    """
    found = list(find_settings(remarks[0].text))
    if not found:
        return
    shown = [(remark, row) for remark in remarks for row in remark.rows if row in summary.rows]
    rows = [row for _, row in shown]
    nearest = [row for remark, row in shown if remark.above <= 1]
    for stated in found:
        if sum(other.quantity == stated.quantity for other in found) > 1:
            continue  # of several layers, and nobody says which
        said = [(row, _judge(stated, row, summary, form, language)) for row in rows if _has(stated, row)]
        right = [row for row, wrong in said if wrong == ""]
        wrong = next(((row, why) for row, why in said if why and row in nearest), None)
        if right:
            yield stated, right[0], ""
        elif wrong is not None:
            yield stated, *wrong


def _has(stated: StatedSetting, row: Row) -> bool:
    """Tell whether a layer is one that a setting may be said of, and has it as a number."""
    if stated.quantity == INCOMING:
        return stated.kinds in row.kind and count_incoming(row) is not None
    return stated.kinds in row.kind and (row.settings or {}).get(stated.quantity, "")[:1].isdigit()


def count_incoming(row: Row) -> int | None:
    """Count the channels that the kernels of a layer are made for."""
    symbols = row.weights[0].formula.symbols if row.weights else {}
    return symbols["f"].value if "f" in symbols else None


def _judge(stated: StatedSetting, row: Row, summary: Summary, form: Format, language: Language) -> Sentence:
    """Say what is wrong with a setting of a layer; nothing if it is right."""
    if stated.quantity != INCOMING:
        selection = Selection(summary, (row,), row.name, use=True)
        return ascribe(judge(QUANTITIES[stated.quantity], selection, stated.value, form, language).wrong, COMMENT_SAYS)
    count = count_incoming(row)
    if count == int(stated.value):
        return ""
    return say(INCOMING_WRONG, label=row.name, value=count, says=COMMENT_SAYS, typed=stated.value)
