"""Lists of layers with a list of their values: ``conv1 and conv2 have 320 and 9,248 parameters, respectively``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from ..claims.places import StatedValue
from .families import EITHER, take_family
from .subject import Subject

_AND = re.compile(r"[`*_'\"]*\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)(?:the\s+)?[`*_'\"]*", re.IGNORECASE)
"""What stands between two items of a list."""
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_IN_LAYERS = re.compile(
    r"\s+(?:filters|kernels|units|neurons|nodes)\s+(?:in|for)\s+(?:(?:the|its|our)\s+)?"
    rf"(?P<count>{'|'.join(_COUNTS)})\s+(?:of\s+the\s+)?(?:{EITHER})[- ]layers\b",
    re.IGNORECASE,
)
"""What stands behind a list of widths."""


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


def joins(between: str) -> bool:
    """Tell whether what stands between two items makes them a list.

    >>> joins("` and `"), joins(" and then ")
    (True, False)
    """
    return _AND.fullmatch(between) is not None


def pair_lists(
    text: str, subjects: Sequence[Subject], values: Sequence[StatedValue]
) -> Iterator[tuple[StatedValue, Subject, list[StatedValue]]]:
    """Give the values of lists, each with the layer it is of, the n-th of n layers, and with the list it stands in."""
    for names in _find_lists(text, [one for one in subjects if one.is_one and not one.whole]):
        for stated in _find_lists(text, values):
            apart = names[-1].end <= stated[0].start or stated[-1].end <= names[0].start
            if len(names) == len(stated) and apart:
                yield from ((value, name, stated) for name, value in zip(names, stated, strict=True))


def number_lists(text: str, values: Sequence[StatedValue]) -> Iterator[tuple[StatedValue, Subject]]:
    """Give the values of a list with the layers they are of: 64 and 32 filters in the two convolutional layers."""
    for stated in _find_lists(text, values):
        behind = _IN_LAYERS.match(text, stated[-1].end)
        if behind is not None and _COUNTS.get(behind["count"].lower(), len(stated)) == len(stated):
            family = take_family(behind)
            for number, value in enumerate(stated, 1):
                yield value, Subject(*behind.span(), behind[0], family, number)


def _find_lists(text: str, items: Sequence[P]) -> Iterator[list[P]]:
    """Give the stretches of two or more items with nothing else between them."""
    stretches: list[list[P]] = []
    for item in items:
        if stretches and _AND.fullmatch(text[stretches[-1][-1].end : item.start]):
            stretches[-1].append(item)
        else:
            stretches.append([item])
    return (stretch for stretch in stretches if len(stretch) > 1)
