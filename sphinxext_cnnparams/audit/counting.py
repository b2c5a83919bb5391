"""How many layers a sentence says there are: three convolutional layers, 2 hidden layers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..claims.places import NUMBER_WORDS
from .families import EITHER, take_family
from .subject import PhraseRole, Subject

_COUNT = re.compile(
    rf"(?<![\w.,-])(?P<number>\d{{1,3}}|{NUMBER_WORDS})\s+"
    rf"(?P<between>(?:(?:hidden|separate|simple|stacked|consecutive|standard|trainable|2d|1d|3d)\s+){{0,2}})(?:{EITHER})"
    r"(?:[- ]+(?P<noun>layers?))?(?![\w-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    rf"(?<![\w.,-])(?P<number>\d{{1,2}}|{NUMBER_WORDS})\s+(?P<hidden>hidden\s+layers)(?![\w-])", re.IGNORECASE
)
_TIMES = re.compile(r"(?:[x×*]|\\times|\bby)\s*$")


def _is_count(number: str, noun: str, before: str) -> bool:
    """Tell three convolutional layers from a 2 × 2 convolutional layer."""
    several = noun.lower().endswith("s") or number in ("1", "one")
    return bool(noun) and several and not _TIMES.search(before)


def find_counts(sentence: str) -> Iterator[tuple[re.Match[str], Subject]]:
    """Find what counts layers, with all layers of the family as its subject.

    >>> [(match["number"], subject.families[0].name) for match, subject in find_counts("It has two conv layers")]
    [('two', 'convolution')]
    """
    for match in _COUNT.finditer(sentence):
        if not _is_count(match["number"], match["noun"] or "", sentence[: match.start()]):
            continue
        family = take_family(match)
        yield match, Subject(*match.span(), match[0], several=True, families=(family,))
    for match in _HIDDEN.finditer(sentence):
        yield match, Subject(*match.span(), match[0], several=True, role=PhraseRole.HIDDEN)
