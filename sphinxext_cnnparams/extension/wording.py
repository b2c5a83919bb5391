"""What stands on a page besides numbers, in the language of the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from gettext import NullTranslations
from pathlib import Path

from sphinx.locale import get_translation, get_translator

from ..core.problem import Sentence, Text

CATALOG = "cnnparams"
FOLDER = Path(__file__).parent / "locale"
"""Where the catalogs are: ``<language>/LC_MESSAGES/cnnparams.mo``."""
later = get_translation(CATALOG)
"""Mark a text that is needed before the language is known."""

LABELLED = "{label}: {equation}"
TEXT_SAYS = "{truth}, the statement says {stated}"
LETTERS = ("inputs", "outputs", "biases", "steps")
"""The words that stand for letters in formulas."""
_LETTERS = re.compile(rf"\b(?:{'|'.join(LETTERS)})\b")


def translate(text: Sentence) -> str:
    """Give a text of the core in the language of the page; what is none, such as a calculation, stays as it is."""
    translator = get_translator(CATALOG)
    if not text or type(translator) is NullTranslations:
        return str(text)
    if isinstance(text, Text):
        return translator.gettext(text.pattern).format(**{name: _translate_part(part) for name, part in text.parts})
    found = translator.gettext(text)
    return translate_letters(text) if found == text and "×" in text else found


def _translate_part(part: object) -> object:
    """Give a part of a text: names stay what they are."""
    if isinstance(part, Text):
        return translate(part)
    return translate_letters(part) if isinstance(part, str) and "×" in part else part


def fill_in(pattern: str, **parts: str) -> str:
    """Give a text with parts in the language of the page."""
    return get_translator(CATALOG).gettext(pattern).format(**parts)


def put_label(label: Sentence, text: str) -> str:
    """Put a label in front of a text; French wants a space before the colon."""
    return fill_in(LABELLED, label=translate(label), equation=text)


def translate_letters(formula: str) -> str:
    """Give the words among the letters of a formula in the language of the page."""
    return _LETTERS.sub(lambda word: translate(word[0]), formula)


def chain(texts: Iterable[str]) -> str:
    """Set texts behind each other; French wants a space before the semicolon."""
    return fill_in("; ").join(texts)
