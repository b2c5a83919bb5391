"""Names of layers as Keras numbers them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_WORDS = (
    (re.compile(r"\W+"), ""),
    (re.compile("(.)([A-Z][a-z]+)"), r"\1_\2"),
    (re.compile("([a-z])([A-Z])"), r"\1_\2"),
)


@dataclass(slots=True)
class Names:
    """Give automatic names in the order in which layers are made (keras.src.utils.naming)."""

    counts: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> str:
        """Give the next name for a class.

        >>> names = Names()
        >>> names.next("Conv2D"), names.next("Conv2D"), names.next("MaxPooling2D"), names.next("ReLU")
        ('conv2d', 'conv2d_1', 'max_pooling2d', 're_lu')
        """
        word = kind
        for pattern, by in _WORDS:
            word = pattern.sub(by, word)
        word = word.lower()
        count = self.counts.get(word, 0)
        self.counts[word] = count + 1
        return f"{word}_{count}" if count else word

    def skip(self, word: str, count: int) -> None:
        """Use up names that layers nobody sees have got."""
        self.counts[word] = self.counts.get(word, 0) + count
