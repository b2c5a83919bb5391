"""What stands on a page besides numbers, in the language of the documentation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from sphinx.locale import get_translation, get_translator

CATALOG = "cnnparams"
FOLDER = Path(__file__).parent / "locale"
"""Where the catalogs are: ``<language>/LC_MESSAGES/cnnparams.mo``."""
later = get_translation(CATALOG)
"""Mark a text that is needed before the language is known."""

LABELLED = "{label}: {equation}"
TEXT_SAYS = "{truth}, the text says {stated}"
PATTERNS = (
    LABELLED,
    "joins {names}",
    "counted in {name}",
    "at least {number}",
    "as recorded from {origin}",
    "no weights, as recorded from {origin}",
    "dimension {name}",
    "of {name}",
    "{name} of the input",
    "{equation} bytes",
    "of {number} models in this code, this is {text}, {how}",
    "the shape of {name} is taken from the well-known data set",
    "the numbers after the filters of {name} are its kernel, as Keras 1 meant them",
)
"""The texts of the core that have parts in them; the names of the parts say what these are (see ``PARTS``).

What is said of slips stands with these.
"""
NOTES = (
    "never called",
    "never used",
    "not registered as a part of the model, not counted",
    "only parts are trained, and their counts are not recorded",
)
"""What the readers note on a row; the rest of a note is the comment of the code, which is the author's own."""
REMARKS = (
    "arguments of Keras 1 are read as Keras 1 meant them",
    "a model",
    "the last one built",
    "the last one that was summarised or fitted",
)
"""What the readers remark on a model, or a part of that."""
LETTERS = ("inputs", "outputs", "biases", "steps")
"""The words that stand for letters in formulas."""
_LETTERS = re.compile(rf"\b(?:{'|'.join(LETTERS)})\b")


def translate(text: str) -> str:
    """Give a text of the core in the language of the page; what is none, such as a calculation, stays as it is."""
    translator = get_translator(CATALOG)
    if not text or type(translator) is NullTranslations:
        return text
    found = translator.gettext(text)
    return found if found != text else _translate_parts(text)


def fill_in(pattern: str, **parts: str) -> str:
    """Give a text with parts in the language of the page."""
    return get_translator(CATALOG).gettext(pattern).format(**parts)


def put_label(label: str, text: str) -> str:
    """Put a label in front of a text; French wants a space before the colon."""
    return fill_in(LABELLED, label=translate(label), equation=text)


def translate_letters(formula: str) -> str:
    """Give the words among the letters of a formula in the language of the page."""
    return _LETTERS.sub(lambda word: translate(word[0]), formula)


def translate_note(note: str) -> str:
    """Give what the readers note in the language of the page, and leave the author's comment alone."""
    return chain(translate(part) if part in NOTES else part for part in note.split("; "))


def chain(texts: Iterable[str]) -> str:
    """Set texts behind each other; French wants a space before the semicolon."""
    return fill_in("; ").join(texts)


def _translate_names(text: str) -> str:
    """Give an enumeration: its names stay what they are."""
    first, _, last = text.rpartition(" and ")
    return f"{first} {translate('and')} {last}"


def _keep(text: str) -> str:
    return text


PARTS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "label": (r"[^:;]+", translate),
    "text": (r".+", translate),
    "how": (r".+", translate),
    "names": (r".+", _translate_names),
    "name": (r"\S+", _keep),
    "number": (r"[^:;]+", _keep),
    "total": (r"[^:;]+", _keep),
    "origin": (r".+", _keep),
    "equation": (r".+", translate_letters),
}
"""Per part of a pattern: what it looks like, and how it is said."""


@cache
def expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the patterns as regular expressions, those that say most first."""
    from ..claims.slips import SLIPS  # imported late: only pages in another language need them

    patterns = dict.fromkeys((*PATTERNS, *(slip.sentence for slip in SLIPS if "{" in slip.sentence)))
    by_length = sorted(patterns, key=lambda pattern: len(re.sub(r"\{\w+\}", "", pattern)), reverse=True)
    return tuple((pattern, expression(pattern)) for pattern in by_length)


def expression(pattern: str) -> re.Pattern[str]:
    """Make a regular expression of a text with parts."""
    pieces = re.split(r"\{(\w+)\}", pattern)
    named = (f"(?P<{piece}>{PARTS[piece][0]})" if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))
    return re.compile("".join(named))


def _translate_parts(text: str) -> str:
    """Find the pattern of a text, and say its parts; a formula has none."""
    for pattern, compiled in expressions():
        if match := compiled.fullmatch(text):
            return fill_in(pattern, **{name: PARTS[name][1](part) for name, part in match.groupdict().items()})
    return translate_letters(text) if "×" in text else text
