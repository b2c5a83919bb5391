"""What a language brings: the words with which its texts state numbers and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ...core.structs import Struct, field

THOUSAND, MILLION, MILLIARD, TRILLION = 10**3, 10**6, 10**9, 10**12
SIGNS = {"~": "≈", "≈": "≈", ">=": "≥", "≥": "≥", "<=": "≤", "≤": "≤", ">": ">", "<": "<"}
"""What stands in front of a number in every language, with what it claims of it."""
BINARY = {f"{prefix}ib": 1024**power for power, prefix in enumerate("kmgt", 1)}
BYTES = {"b": 1, "byte": 1, "bytes": 1, **{f"{p}b": 1000**i for i, p in enumerate("kmgt", 1)}, **BINARY}
"""The units of memory of every language."""


class NumberWords(Struct):
    """Hold how numbers are said, besides what the library of number words knows.

    scales
        what number words are put together with, as regular expressions, from
        the largest.
    alone
        the one of these that means one of its kind where nothing stands in
        front of it.
    short
        how a hundred is said shorter than the library says it, and how it
        says it.
    parts
        parts of a unit, which must follow them; each with the value of its
        last digit, as of 0.5, 0.25 and 1.5.
    shares
        parts of a whole.
    """

    scales: tuple[tuple[int, str], ...] = ()
    alone: str = ""
    short: tuple[str, str] = ("", "")
    parts: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    shares: Mapping[str, Fraction] = field(default_factory=dict)


class ShapeWords(Struct):
    """Hold how shapes are said, as regular expressions.

    26 *by* 26; 32 *maps* *of* 30 × 30; *an* (article) image of 28 × 28; a
    28 × 28 *image*; 10 *values*.
    """

    by: str = ""
    maps: str = ""
    of: str = ""
    article: str = ""
    image: str = ""
    values: str = ""


class Language(Struct):
    """Hold how a language writes numbers.

    *relations* are phrases in front of a number, with what they claim of it, by the signs of
    ``amount.RELATIONS``; *behind* are those that follow it. *scales* and *bytes* are units. *words* are numbers
    that no library knows: none, an article. *ranges* are patterns of two bounds, named ``low`` and ``high``.
    *nouns* are what stands behind a number of some quantity, by its name; the English ones stand with the
    quantities.
    """

    code: str = "en"
    separator: str = ","
    decimal: str = "."
    relations: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    bytes: Mapping[str, int] = field(default_factory=dict)
    percent: tuple[str, ...] = ("%", "percent", "per cent")
    words: Mapping[str, int] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number_words: NumberWords = NumberWords()
    ranges: tuple[str, ...] = ()
    shape_words: ShapeWords = ShapeWords()
