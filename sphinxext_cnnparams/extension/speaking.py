"""What messages say, in the language of the documentation: read when there is the first one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from gettext import NullTranslations, translation

from sphinx.config import Config
from sphinx.locale import get_translator

from ..core.problem import Line, Sentence, Text
from ..core.structs import Struct
from . import wording
from .config import read_settings

CATALOG = "cnnparams-messages"
"""The catalog of messages, beside that of the words on pages."""


class Speaker(Struct):
    """Say texts in a language: *find* gives the translation of one, *number* writes one with groups of digits."""

    find: Callable[[str], str]
    number: Callable[[int], str]

    def say(self, text: Sentence) -> str:
        """Say a text with its parts; one that is not translated, or wrongly, in English."""
        if isinstance(text, str):
            return self.find(text)
        try:
            return self._fill(self.find(text.pattern), text)
        except (LookupError, ValueError, AttributeError):  # the braces of a translation are those of its author
            return self._fill(text.pattern, text)

    def _fill(self, pattern: str, text: Text) -> str:
        return pattern.format(**{name: self._say_part(part) for name, part in text.parts})

    def _say_part(self, part: str | int | float | Text) -> object:
        """Say a part of a text: a name, or what an author wrote, stays what it is, for it is no sentence of ours."""
        if isinstance(part, Text) or (isinstance(part, str) and " " in part):
            return self.say(part)
        return Grouped(part, self.number) if isinstance(part, int) and not isinstance(part, Line) else part


class Grouped(Struct):
    """Stand for a number in a pattern: ``{count:,}`` groups its digits as the language does."""

    value: int
    write: Callable[[int], str]

    def __format__(self, form: str) -> str:
        return self.write(self.value) if form == "," else format(self.value, form)


def make_speaker(config: Config) -> Speaker:
    """Give the one who speaks the language of a documentation, as its catalogs do; the author's own come first."""
    translators = (get_translator(CATALOG), load(config.language or "en"), get_translator(wording.CATALOG))
    spoken = [translator for translator in translators if type(translator) is not NullTranslations]

    def find(text: str) -> str:
        """Look a text up; an empty one would give the head of a catalog."""
        found = (translator.gettext(text) for translator in spoken if text)
        return next((translated for translated in found if translated != text), text)

    return Speaker(find, read_settings(config).format().number)


@lru_cache(maxsize=8)
def load(language: str) -> NullTranslations:
    """Load the catalog of a language once, if there is one."""
    return translation(CATALOG, wording.FOLDER, [language], fallback=True)
