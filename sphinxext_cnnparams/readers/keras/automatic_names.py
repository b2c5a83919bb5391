"""Names of layers as Keras numbers them, in the order in which layers are made (keras.src.utils.naming)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..python import Call
    from ..tracing.session import Session

_WORDS = (
    (re.compile(r"\W+"), ""),
    (re.compile("(.)([A-Z][a-z]+)"), r"\1_\2"),
    (re.compile("([a-z])([A-Z])"), r"\1_\2"),
)


CLASSES = {"GroupQueryAttention": "GroupedQueryAttention"}
"""Layers whose class has another name than the one they are offered by."""


def next_name(kind: str, counts: dict[str, int]) -> str:
    """Give the next name for a class; *counts* are the names given so far, per word.

    >>> counts = {}
    >>> [next_name(kind, counts) for kind in ("Conv2D", "Conv2D", "MaxPooling2D", "ReLU")]
    ['conv2d', 'conv2d_1', 'max_pooling2d', 're_lu']
    """
    word = CLASSES.get(kind, kind)
    for pattern, by in _WORDS:
        word = pattern.sub(by, word)
    word = word.lower()
    count = counts.get(word, 0)
    counts[word] = count + 1
    return f"{word}_{count}" if count else word


def skip_names(word: str, count: int, counts: dict[str, int]) -> None:
    """Use up names that layers nobody sees have got."""
    counts[word] = counts.get(word, 0) + count


def forget_names(kind: str, call: Call, session: Session) -> None:
    """Evaluate ``clear_session()``: names are numbered from the beginning again."""
    session.counts.clear()
