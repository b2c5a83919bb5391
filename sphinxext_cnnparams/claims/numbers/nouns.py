"""What texts write behind a number: ``18,496 parameters``, ``4.1 GFLOPs``."""

from __future__ import annotations

import re
from functools import lru_cache

from ...core.quantities import QUANTITIES
from ..languages import LANGUAGES

IN_TOTAL = [phrase for language in LANGUAGES.values() for phrase, claim in language.behind.items() if claim == "="]
"""What may stand behind the noun, and claims nothing."""


def nouns_of(name: str) -> tuple[str, ...]:
    """Give the words that name a quantity itself, in every language."""
    quantity = QUANTITIES.get(name)
    own = () if quantity is None else quantity.nouns
    return (*own, *(noun for language in LANGUAGES.values() for noun in language.nouns.get(name, ())))


@lru_cache(maxsize=64)
def _pattern(*names: str) -> re.Pattern[str] | None:
    """Make a pattern of the nouns of some quantities; None where they have none."""
    # the longest noun comes first, so that nothing of it is left
    nouns = sorted({noun for name in names for noun in nouns_of(name)}, key=len, reverse=True)
    words = "|".join(map(re.escape, nouns))
    return re.compile(rf"\s*(?<!-)(?:{words})\.?(?:\s+(?:{'|'.join(IN_TOTAL)}))?$", re.IGNORECASE) if words else None


def strip_noun(name: str, text: str) -> str:
    """Take off what a text writes behind a number of some quantity.

    >>> strip_noun("params", "18,496 parameters"), strip_noun("flops", "4.1 GFLOPs")
    ('18,496', '4.1 G')
    >>> strip_noun("params", "18,496 FLOPs")
    '18,496 FLOPs'
    """
    quantity = QUANTITIES.get(name)
    pattern = None if quantity is None else _pattern(name, *quantity.narrower, *quantity.wider)
    return pattern.sub("", text) or text if pattern else text


def find_meant(name: str, text: str) -> str:
    """Give the quantity that a text names: "trainable parameters" are not all where some are not trained.

    >>> find_meant("params", "896 trainable parameters"), find_meant("params", "896 parameters")
    ('trainable', 'params')
    """
    for narrower in QUANTITIES[name].narrower:
        pattern = _pattern(narrower)
        if pattern and pattern.search(text):
            return narrower
    return name
