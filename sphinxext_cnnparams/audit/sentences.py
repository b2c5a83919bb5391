"""Sentences: where they begin and end in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "Fig.", "vs.", "no.", "approx.")
_NOT_AFTER = "".join(rf"(?<!{re.escape(word)})" for word in _ABBREVIATIONS)
_END = re.compile(
    rf"(?<=[.!?]){_NOT_AFTER}[\"”’)*_]*\s+(?=[\"“(*_`]*(?:[A-Z0-9\[]|[a-z]+[\d_]))"
    r"|\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.)\s|[^\n:=]{1,40}[:=]\s)"
)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give where the sentences of a paragraph begin and end.

    >>> text = "It has 3.5 million weights. The rest, e.g. biases, has 2! See"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['It has 3.5 million weights.', 'The rest, e.g. biases, has 2!', 'See']
    """
    start = 0
    for match in _END.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
