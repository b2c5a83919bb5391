"""The names there are in a document, and the words by which texts call models."""

from __future__ import annotations

import re

from ..core.structs import Struct


class Words(Struct):
    """Hold the names there are in a document: of layers, of models, simplified, and of *classes* as they are."""

    layers: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


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
