"""The names there are in a document, and the words by which texts call models."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..core.structs import Struct
from .glossaries import Glossary, Rendition
from .glossaries.glossary import names_among

WHOLE = r"\d(?:[\d,]*\d)?"
"""A number by its digits, with a comma between thousands or without."""
_FOREIGN = re.compile(r"[\u0370-\u03ff]{3}|[\u0400-\u06ff\u0900-\u0eff]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages that nobody reads here."""


class Words(Struct):
    """Hold the names there are in a document: of layers, of models, simplified, and of *classes* as they are.

    *parts* are the names of modules that hold layers, *known* those of well-known networks that the code makes;
    *glossary* is that of the language of the document, unless it is English.
    """

    layers: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    glossary: Glossary | None = None

    @property
    def called(self) -> tuple[str, ...]:
        """Give the words for models, and for parts of them."""
        return (*self.models, *(part.rpartition(".")[2].lower() for part in self.parts))

    def translate(self, text: str, spans: Sequence[tuple[int, int]] = ()) -> Rendition:
        """Read a text as an English one."""
        if self.glossary is None:
            return Rendition(text, complete=_FOREIGN.search(text) is None, spans=tuple(spans))
        return self.glossary.translate(text, spans, names_among((*self.layers, *self.models, *self.classes)))


_AFFIXES = re.compile(
    r"^(?:make|build|create|get|define|my)_|^(?:my|simple|custom|tiny|small)(?=[A-Z])|(?:_?model|_?net(?:work)?)$",
    re.IGNORECASE,
)


def simplify(name: str) -> str:
    """Give the word by which a text may call a model: ``make_generator_model`` is the generator.

    >>> simplify("make_generator_model"), simplify("model"), simplify("MyAlexNet")
    ('generator', 'model', 'alex')
    """
    word = _AFFIXES.sub("", _AFFIXES.sub("", name))
    return (word or name).strip("_").lower()
