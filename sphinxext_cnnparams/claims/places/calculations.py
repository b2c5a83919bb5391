"""Where calculations with a result stand in a text: read sign by sign, so that no text takes long."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from ...core.late_pattern import late_pattern

_TOKEN = late_pattern(
    r"[ \t]*(?:"
    r"(?P<number>\d+(?:(?:[,_'’]|\{,\})\d{3})*(?:\.\d+)?[²³]?)"
    r"|(?P<operator>\*\*|//|[x×X*·⋅+\-–−/÷^]|\\times(?![a-z])|\\cdot(?![a-z]))"
    r"|(?P<open>[(\[⌊])|(?P<close>[)\]⌋])|(?P<equals>(?:==|~=|[=≈])(?:[ \t]*\n(?=[ \t]*\d))?))"
)
_SCALE = late_pattern(r"[ \t]?(?:[kKmMbB](?![\w/])|(?:thousand|million|billion)\b)")
_START = late_pattern(r"(?<![\w.,)\]])(?:[(\[⌊][ \t]*)*\d")
_GLUED = late_pattern(r"[\w%]|\.\d|,\d")
"""What must not follow: the number would be another one."""


class _Sign(Enum):
    """Name what may come next."""

    OPERAND = auto()
    OPERATOR = auto()


def find_calculations(text: str) -> Iterator[tuple[int, int]]:
    """Find calculations with an equals sign between numbers.

    >>> text = "So 32 * (9 + 1) = 320, and n = 3; 28x28x1 = 784 values, 1,792 = 64 * 28."
    >>> [text[start:end] for start, end in find_calculations(text)]
    ['32 * (9 + 1) = 320', '28x28x1 = 784', '1,792 = 64 * 28']
    """
    at = 0
    while (match := _START.search(text, at)) is not None:
        end = _read(text, match.start())
        if end is not None:
            yield match.start(), end
        at = max(match.end(), end or 0)


def _read(text: str, at: int) -> int | None:
    """Read a calculation that begins here; give its end, None if there is none."""
    wanted, depth, calculated, equals, end = _Sign.OPERAND, 0, False, False, None
    while (token := _TOKEN.match(text, at)) is not None:
        kind = token.lastgroup
        at = token.end()
        if kind == "open":  # 32(27 + 1) multiplies
            calculated = calculated or wanted is _Sign.OPERATOR
            wanted, depth = _Sign.OPERAND, depth + 1
        elif kind == "number" and wanted is _Sign.OPERAND:
            wanted = _Sign.OPERATOR
            end = _end(text, at, end) if equals and calculated and not depth else end
        elif kind == "close" and wanted is _Sign.OPERATOR and depth:
            depth -= 1
            end = _end(text, at, end) if equals and calculated and not depth else end
        elif kind == "operator" and wanted is _Sign.OPERATOR:
            wanted, calculated = _Sign.OPERAND, True
        elif kind == "equals" and wanted is _Sign.OPERATOR and not depth:
            wanted, equals = _Sign.OPERAND, True
        else:
            break
    return end


def _end(text: str, at: int, before: int | None) -> int | None:
    """Take the scale behind a result along; a number that goes on otherwise is no result."""
    scale = _SCALE.match(text, at)
    end = scale.end() if scale else at
    return before if _GLUED.match(text, end) else end
