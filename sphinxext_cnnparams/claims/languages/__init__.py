"""The languages in which texts state numbers: one file each, and this table of them."""

from __future__ import annotations

from ...core.structs import replace
from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .language import Language, NumberWords
from .words import MOST, lacks_words, read_words

__all__ = [
    "ENGLISH",
    "FRENCH",
    "GERMAN",
    "LANGUAGES",
    "MOST",
    "Language",
    "lacks_words",
    "language_named",
    "language_of",
    "read_words",
]

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, GERMAN, FRENCH)}


SIGNS_OF = {"en": (",", "."), "de": (".", ","), "fr": ("\u202f", ",")}
"""What separates thousands, and decimals."""


def language_named(code: str) -> Language:
    """Give a language as it is usually written; English for one that is not known."""
    code = code.partition("_")[0].partition("-")[0]
    return language_of(code, *SIGNS_OF[code]) if code in SIGNS_OF else ENGLISH


def language_of(code: str | None, separator: str, decimal: str) -> Language:
    """Give the language of a documentation, with the signs its numbers are written with."""
    name = (code or "en").partition("_")[0].partition("-")[0]
    unknown = replace(ENGLISH, code=name, number_words=NumberWords())
    return replace(LANGUAGES.get(name, unknown), separator=separator, decimal=decimal)
