"""Numbers that are written as words: twelve, sixty-two thousand, half a million."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec

from .language import Language

FIRST = ("zero one two three four five six seven eight nine ten eleven twelve").split()
"""What is known of English without the library of number words."""
MOST = 1000
"""The largest number that is looked up; larger ones are read in parts, each of which is below it."""
SINGULAR = (" cents", "vingts")
"""How words end that lose their s in front of another one, as in French."""


@lru_cache(maxsize=8)
def number_words(code: str) -> Mapping[str, int]:
    """Give the number words of a language, from num2words where it is installed."""
    try:
        from num2words import num2words  # imported late: it is large, and need not be installed
    except ImportError:
        return {word: value for value, word in enumerate(FIRST)} if code == "en" else {}
    try:
        table = {normalize(num2words(value, lang=code)): value for value in range(MOST, -1, -1)}
    except NotImplementedError:
        return {}
    # huit cents, but huit cent mille
    return {word.removesuffix("s"): value for word, value in table.items() if word.endswith(SINGULAR)} | table


def read_words(text: str, language: Language) -> int | None:
    """Read a number that is written as words, below 10¹²; None if it is none.

    >>> from .english import ENGLISH
    >>> read_words("One hundred and twenty-one", ENGLISH), read_words("a million", ENGLISH), read_words("a", ENGLISH)
    (121, 1000000, 1)
    >>> read_words("thousand", ENGLISH), read_words("two three", ENGLISH), read_words("one thousand million", ENGLISH)
    (None, None, None)
    """
    found = language.words.get(text.casefold())
    return _part(normalize(text), language, language.number_words.scales) if found is None else found


def _part(words: str, language: Language, scales: tuple[tuple[int, str], ...]) -> int | None:
    """Read words as so many of the largest scale, and a rest of smaller ones."""
    table = number_words(language.code)
    short, full = language.number_words.short
    if short and words.startswith(short):
        words = full + words.removeprefix(short)
    if words in table:
        return table[words]
    for i, (scale, word) in enumerate(scales):
        found = re.match(rf"(?P<many>.*?)\s*(?P<scale>{word})\s*(?P<rest>.*)$", words)
        if found is None:
            continue
        many, rest = found["many"], found["rest"]
        alone = 1 if word == language.number_words.alone else None
        count = language.words.get(many, _part(many, language, ())) if many else alone
        below = _part(rest, language, scales[i + 1 :]) if rest else 0
        fits = count and below is not None and count < MOST and below < scale and (below or not rest)
        return count * scale + below if count and below is not None and fits else None
    return None


def lacks_words(text: str) -> bool:
    """Tell whether a text may be a number word, and the library that knows these is missing."""
    words = text.replace("-", " ").split()
    return bool(words) and all(map(str.isalpha, words)) and find_spec("num2words") is None


def normalize(word: str) -> str:
    """Leave out of a number word what writers disagree about: hyphens, commas, "and", capitals.

    >>> normalize("One hundred and twenty-one") == normalize("one hundred twenty one")
    True
    """
    return " ".join(part for part in re.sub("[-,]", " ", word.casefold()).split() if part != "and")
