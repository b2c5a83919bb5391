"""Glossaries: by them sentences of other languages are read as English ones; one file each, and this table of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .french import FRENCH
from .german import GERMAN
from .glossary import Glossary, Rendition

__all__ = ["GLOSSARIES", "Glossary", "Rendition", "find_glossary"]

GLOSSARIES: tuple[Glossary, ...] = (GERMAN, FRENCH)
LEAST = 2
"""How many words of a language make a text one of that language."""


def find_glossary(texts: Iterable[str]) -> Glossary | None:
    """Give the glossary for the language of some texts; None for English, and for languages there is none for.

    >>> found = find_glossary(["Die erste Schicht hat 416 Parameter, und das Modell hat 56.970."])
    >>> found.code if found else None
    'de'
    >>> find_glossary(["The first layer has 416 parameters."])
    """
    words = [word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())]
    counted = [(sum(word in glossary.signs for word in words), glossary) for glossary in GLOSSARIES]
    most, glossary = max(counted, key=lambda one: one[0])
    english = sum(word in ("the", "of", "is", "with", "has", "this") for word in words)
    return glossary if most >= LEAST and most > english else None
