"""Numbers that are written as words: twelve, sixty-two thousand, half a million."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from importlib.util import find_spec

FIRST = ("zero one two three four five six seven eight nine ten eleven twelve").split()
"""What is known of English without the library of number words."""
MOST = 1000
"""The largest number that is looked up; larger ones are read in parts, each of which is below it."""
SCALES: Mapping[str, tuple[tuple[int, str], ...]] = {
    "en": ((10**9, "billion"), (10**6, "million"), (1000, "thousand")),
    "de": ((10**9, "milliarden?"), (10**6, "million(?:en)?"), (1000, "tausend")),
    "fr": ((10**9, "milliards?"), (10**6, "millions?"), (1000, "mille")),
}
"""Per language, the words that number words are put together with, from the largest."""
ALONE = frozenset({"tausend", "mille"})
"""Those that mean one of their kind where nothing stands in front of them."""
SHORT: Mapping[str, tuple[str, str]] = {"en": ("a hundred", "one hundred"), "de": ("hundert", "einhundert")}
"""Per language, how a hundred is said shorter than the library of number words says it."""
SINGULAR = (" cents", "vingts")
"""French words that lose their s in front of another one."""
PARTS: Mapping[str, tuple[Fraction, Fraction]] = {
    "half a": (Fraction(1, 2), Fraction(1, 10)),
    "a half": (Fraction(1, 2), Fraction(1, 10)),
    "a quarter of a": (Fraction(1, 4), Fraction(1, 20)),
    "a quarter": (Fraction(1, 4), Fraction(1, 20)),
    "one and a half": (Fraction(3, 2), Fraction(1, 10)),
    "two and a half": (Fraction(5, 2), Fraction(1, 10)),
    "eine halbe": (Fraction(1, 2), Fraction(1, 10)),
    "einer halben": (Fraction(1, 2), Fraction(1, 10)),
    "ein halbes": (Fraction(1, 2), Fraction(1, 10)),
    "eine viertel": (Fraction(1, 4), Fraction(1, 20)),
    "anderthalb": (Fraction(3, 2), Fraction(1, 10)),
    "eineinhalb": (Fraction(3, 2), Fraction(1, 10)),
    "zweieinhalb": (Fraction(5, 2), Fraction(1, 10)),
    "un demi": (Fraction(1, 2), Fraction(1, 10)),
    "un quart de": (Fraction(1, 4), Fraction(1, 20)),
}
"""Parts of a unit, which must follow them; each with the value of its last digit, as of 0.5, 0.25 and 1.5."""


@lru_cache(maxsize=8)
def number_words(code: str) -> Mapping[str, int]:
    """Give the number words of a language, from num2words where it is installed."""
    try:
        from num2words import num2words
    except ImportError:
        return {word: value for value, word in enumerate(FIRST)} if code == "en" else {}
    try:
        table = {plain(num2words(value, lang=code)): value for value in range(MOST, -1, -1)}
    except NotImplementedError:
        return {}
    # huit cents, but huit cent mille
    return {word.removesuffix("s"): value for word, value in table.items() if word.endswith(SINGULAR)} | table


def spelled(text: str, code: str, own: Mapping[str, int]) -> int | None:
    """Read a number that is written as words, below 10¹²; *own* are words the library does not know.

    >>> spelled("One hundred and twenty-one", "en", {}), spelled("a million", "en", {"a": 1})
    (121, 1000000)
    >>> spelled("a", "en", {"a": 1}), spelled("thousand", "en", {}), spelled("two three", "en", {})
    (1, None, None)
    """
    found = own.get(text.casefold())
    return _part(plain(text), code, own, SCALES.get(code, ())) if found is None else found


def _part(words: str, code: str, own: Mapping[str, int], scales: tuple[tuple[int, str], ...]) -> int | None:
    """Read words as so many of the largest scale, and a rest of smaller ones."""
    table = number_words(code)
    short, full = SHORT.get(code, ("", ""))
    if short and words.startswith(short):
        words = full + words.removeprefix(short)
    if words in table:
        return table[words]
    for i, (scale, word) in enumerate(scales):
        found = re.match(rf"(?P<many>.*?)\s*(?P<scale>{word})\s*(?P<rest>.*)$", words)
        if found is None:
            continue
        many, rest = found["many"], found["rest"]
        count = own.get(many, _part(many, code, own, ())) if many else (1 if word in ALONE else None)
        below = _part(rest, code, own, scales[i + 1 :]) if rest else 0
        fits = count and below is not None and count < MOST and below < scale and (below or not rest)
        return count * scale + below if count and below is not None and fits else None
    return None


def wordless(text: str) -> bool:
    """Tell whether a text may be a number word, and the library that knows these is missing."""
    words = text.replace("-", " ").split()
    return bool(words) and all(map(str.isalpha, words)) and find_spec("num2words") is None


def plain(word: str) -> str:
    """Leave out of a number word what writers disagree about: hyphens, commas, "and", capitals.

    >>> plain("One hundred and twenty-one") == plain("one hundred twenty one")
    True
    """
    return " ".join(part for part in re.sub("[-,]", " ", word.casefold()).split() if part != "and")
