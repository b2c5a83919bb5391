"""What a sentence speaks of: the second convolution, ``fc1``, all dense layers, the network."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.structs import replace
from .called import find_classes_named, find_layers_named, find_models_named, find_parts_named
from .families import LayerFamily
from .phrases import FINDERS
from .subject import PhraseRole, Subject
from .words import Words


def find_subjects(text: str, words: Words, spans: Sequence[tuple[int, int]] = ()) -> list[Subject]:
    """Find what a sentence speaks of, in order.

    A name that is a plain word counts only where it is marked as code, in one
    of the *spans*, or where an article stands in front of it.

    >>> found = find_subjects("The second convolutional layer and fc1 of the network", Words(("fc1",)))
    >>> [(subject.text, subject.number, subject.name, subject.whole) for subject in found]
    [('second convolutional layer', 2, '', False), ('fc1', 0, 'fc1', False), ('the network', 0, '', True)]
    """
    found = [*find_models_named(text, words.models, spans)]
    found += [one for one in find_classes_named(text, words.classes) if not _overlaps(one, found)]
    found += [one for one in find_layers_named(text, words.layers, spans) if not _overlaps(one, found)]
    found += [one for one in find_parts_named(text, words.parts, spans) if not _overlaps(one, found)]
    for finder in FINDERS:
        for subject in finder(text):
            if not _overlaps(subject, found):
                found.append(subject)
    return _complete(sorted(found, key=lambda subject: subject.start))


def _overlaps(subject: Subject, others: Sequence[Subject]) -> bool:
    return any(subject.start < other.end and other.start < subject.end for other in others)


def _complete(found: Sequence[Subject]) -> list[Subject]:
    """Give "the second one" the family that was named before it."""
    family: LayerFamily | None = None
    made = []
    for subject in found:
        family = subject.family or family
        known = subject.role is PhraseRole.NEXT and family is not None
        made.append(replace(subject, family=family, role=PhraseRole.LAYER) if known else subject)
    return made
