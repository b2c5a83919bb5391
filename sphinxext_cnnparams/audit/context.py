"""What a text has come to speak of, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..core.structs import Struct, replace
from .families import LayerFamily
from .meaning import Meaning
from .subject import PhraseRole, Subject

_ASKED = re.compile(
    r"\b(?:number|sum|count|total)\s+of\s+(?:all\s+)?(?:the\s+)?(?:(?:\w+)\s+)?param(?:eter)?s\b", re.IGNORECASE
)
_SUM = re.compile(r"\bsum\b|\ball\b|\+", re.IGNORECASE)
_APPOSED = re.compile(r"(?:\s+layer)?\s*[,(]\s*[`'\"*]*")
"""What stands between a layer and its name."""
LONGEST = 1
"""For how many pieces a text speaks of the same without naming it."""


class Context(Struct):
    """Hold what the text speaks of; *clear* where it has named nothing else lately.

    *asked* is the quantity the last sentence was about, *meant* that of its
    last number, *family* the layers it named last, be they one or several.
    *age* counts the pieces since the subject was named.  *named* is all that the last sentence has named.
    """

    subject: Subject | None = None
    clear: bool = True
    asked: Meaning | None = None
    age: int = 0
    family: LayerFamily | None = None
    meant: Meaning | None = None
    named: tuple[Subject, ...] = ()

    def grow_older(self) -> Context:
        """Give the context of the next piece."""
        return replace(
            self, age=self.age + 1, clear=self.clear and self.age < LONGEST, asked=None, meant=None, named=()
        )

    def after(self, sentence: str, subjects: Sequence[Subject]) -> Context:
        """Give what the text speaks of behind a sentence with these subjects."""
        asked = Meaning(("params",), sure=True) if _ASKED.search(sentence) else None
        family = next((one.family for one in reversed(subjects) if one.family is not None), self.family)
        together = _add_up(sentence, subjects) if asked else None
        if together is not None:
            return Context(together, clear=True, asked=asked, family=family)
        layers = [subject for subject in subjects if not subject.whole and not subject.several]
        if layers and layers[-1].role is PhraseRole.OTHER:
            return Context(asked=asked, family=family)
        if not layers:
            whole = next((one for one in reversed(subjects) if one.whole), None)
            kept = replace(self, asked=asked, family=family)
            return kept if whole is None else replace(kept, subject=whole, clear=True, age=0)
        meant = [
            one
            for one, behind in zip(layers, [*layers[1:], None], strict=True)
            if not _is_renamed(sentence, one, behind)
        ]
        same = {(subject.family, subject.number, subject.name, subject.classic) for subject in meant}
        return Context(layers[-1], len(same) == 1, asked, family=family)


def _is_renamed(sentence: str, subject: Subject, behind: Subject | None) -> bool:
    """Tell whether a layer is called by its name right behind: ``The first layer, conv1,``."""
    return bool(behind and behind.name and _APPOSED.fullmatch(sentence, subject.end, behind.start))


def _add_up(sentence: str, subjects: Sequence[Subject]) -> Subject | None:
    """Give the families whose sum a sentence speaks of: all convolutional layers and the dense ones."""
    families = tuple(subject.family for subject in subjects if subject.several and subject.family is not None)
    if not families or not _SUM.search(sentence):
        return None
    return Subject(0, 0, "", families=families, together=True)
