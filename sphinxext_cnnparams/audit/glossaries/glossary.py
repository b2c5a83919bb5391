"""A glossary: a sentence is read as an English one, word by word; what it has no word for stays, and is told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from ...core.structs import Struct
from ...documents.document import Mark, trace
from ..families import EITHER

_FAMILY = re.compile(EITHER, re.IGNORECASE)
Span = tuple[int, int]


class Rendition(Struct):
    """Hold a text in English words, and where its parts come from; *complete* where no word was unknown.

    *spans* are those of the original that are set as code, where they stand here.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    complete: bool = True
    spans: tuple[Span, ...] = ()

    def trace(self, start: int, end: int) -> Span:
        """Give where ``text[start:end]`` stands in the original."""
        return trace(self.marks, start, end)


class Glossary(Struct):
    """Hold the words of a language about networks.

    *signs* are words that tell the language from others. *number* is a pattern of numbers as they are written,
    *signs_of_numbers* what their signs are in English. *words* are English phrases, each with those that mean it,
    separated by bars.
    """

    code: str
    signs: frozenset[str]
    number: str
    signs_of_numbers: Mapping[str, str]
    words: Mapping[str, str]

    def translate(self, text: str, spans: Sequence[Span], is_name: Callable[[str], bool]) -> Rendition:
        """Put English words for those of a text; what is set as code stays, and so do names.

        >>> from .german import GERMAN
        >>> found = GERMAN.translate("Das Modell hat 56.970 Parameter", (), lambda word: False)
        >>> found.text, found.complete, found.trace(14, 20)
        ('the model has 56,970 parameters', True, (15, 21))
        """
        pattern, english = _compile(self)
        made, marks, kept = "", [], []
        at, complete = 0, True
        for start, end in [*spans, (len(text), len(text))]:
            for match in pattern.finditer(text, min(at, start), start):
                said, known = self._say(match, english, is_name)
                complete = complete and known
                marks.append(Mark(len(made), len(made) + len(said), *match.span()))
                made += said
            if end > start:
                marks.append(Mark(len(made), len(made) + end - start, start, end))
                kept.append((len(made), len(made) + end - start))
                made += text[start:end]
            at = end
        return Rendition(made, tuple(mark for mark in marks if mark.end > mark.at), complete, tuple(kept))

    def _say(
        self, match: re.Match[str], english: Mapping[str, str], is_name: Callable[[str], bool]
    ) -> tuple[str, bool]:
        """Give an English word for what was found, and whether there is one."""
        found = match[0]
        if match["number"]:
            return "".join(self.signs_of_numbers.get(sign, sign) for sign in found), True
        if match["phrase"]:
            return english[" ".join(found.lower().split())], True
        return found, not match["word"] or is_name(found) or any(sign.isdigit() for sign in found)


@lru_cache(maxsize=4)
def _compile_words(
    code: str, number: str, words: tuple[tuple[str, str], ...]
) -> tuple[re.Pattern[str], dict[str, str]]:
    english = {phrase.strip().lower(): meaning for meaning, phrases in words for phrase in phrases.split("|")}
    longest = sorted(english, key=len, reverse=True)
    either = "|".join(map(_match_phrase, longest))
    return re.compile(
        rf"(?P<number>{number})|(?<![\w-])(?P<phrase>{either})|(?P<word>[^\W\d_][\w-]*)|\d[\d.,]*|.|\n", re.IGNORECASE
    ), english


def _match_phrase(phrase: str) -> str:
    """Match a phrase as a whole; what ends in an apostrophe stands in front of another word."""
    return re.escape(phrase).replace(r"\ ", r"\s+") + (r"(?![\w-])" if phrase[-1].isalpha() else "")


def _compile(glossary: Glossary) -> tuple[re.Pattern[str], dict[str, str]]:
    return _compile_words(glossary.code, glossary.number, tuple(glossary.words.items()))


def names_among(names: Collection[str]) -> Callable[[str], bool]:
    """Make a test for words that are names, however they are spelled."""
    known = frozenset(name.lower() for name in names)
    return lambda word: word.lower() in known or bool(_FAMILY.fullmatch(word))
