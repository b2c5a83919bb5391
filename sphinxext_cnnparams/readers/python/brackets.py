"""The line on which a bracket was forgotten: Python names the one where the statement began, or where it gave up."""

from __future__ import annotations

import re

TEXTS = r"""("{3}|'{3})(?:\\.|[^\\])*?(?:\1|\Z)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\#[^\n]*"""
"""Strings of several lines and of one, and comments: what brackets in code are not counted in."""
_TEXTS = re.compile(TEXTS, re.DOTALL)
_CLOSING = (")", "]", "}")
_GOES_ON = ("(", "[", "{", ":", "\\")
"""How a line ends that is not the last of what is in brackets."""


def find_unclosed(text: str) -> int:
    r"""Give the first line that opens more brackets than it closes, though the next one closes what is around it.

    Lines count from 1; 0 if there is none.

    >>> find_unclosed("net = Sequential([\n    Dense(10),\n    Dense(2\n])")
    3
    """
    plain = _TEXTS.sub(lambda part: "\n" * part[0].count("\n"), text)
    lines = [line.rstrip() for line in plain.split("\n")]
    for i, line in enumerate(lines):
        opened = sum(map(line.count, "([{")) - sum(map(line.count, _CLOSING))
        after = next((other for other in lines[i + 1 :] if other), "")
        is_last = after.lstrip().startswith(_CLOSING) and _indent(after) < _indent(line)
        if opened > 0 and not line.endswith(_GOES_ON) and is_last:
            return i + 1
    return 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
