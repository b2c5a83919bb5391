"""What a text says of the input where the code leaves it open: a size, or a data set everyone knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core.shape import Layout
from ..core.structs import Struct
from ..documents.document import Kind, Piece

CHANNELS = (1, 3)
_SIZE = re.compile(r"(?<![\d.])(\d{1,4})\s*(?:[x×*]|,|by)\s*(\d{1,4})(?:\s*(?:[x×*]|,|by)\s*(\d{1,4}))?(?!\d|\.\d)")
_ABOUT = re.compile(r"\b(?:inputs?|sees|images?|pictures?|photos?|samples?)\b", re.IGNORECASE)
_RESIZED = re.compile(r"\b(?:re)?(?:siz|scal)(?:e|es|ed|ing)\b", re.IGNORECASE)
"""What images are made before they go in."""
DATA_SETS: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = (
    (re.compile(r"\b(?:Fashion[- ]?|K)?MNIST\b", re.IGNORECASE), (28, 28, 1)),
    (re.compile(r"\bCIFAR[- ]?10{1,2}\b", re.IGNORECASE), (32, 32, 3)),
    (re.compile(r"\bSVHN\b"), (32, 32, 3)),
    (re.compile(r"\bSTL[- ]?10\b"), (96, 96, 3)),
    (re.compile(r"\bImage[- ]?Net\b", re.IGNORECASE), (224, 224, 3)),
)
"""The images of well-known data sets: height, width, channels."""
SIDES = (28, 32, 48, 64, 96, 128, 224, 227, 256, 299)
"""The sides that images in tutorials have."""


class Assumed(Struct):
    """Hold the size of the input as a text says it: height, width, channels; *why* repeats the words.

    A *plain* one is stated with its numbers.
    """

    size: tuple[int, int, int]
    why: str
    plain: bool = False

    def shape(self, layout: Layout) -> str:
        """Give it as the option for the input has it."""
        height, width, channels = self.size
        return "x".join(map(str, (height, width, channels) if layout == "last" else (channels, height, width)))


FITTING = tuple(
    Assumed((side, side, channels), f"the only usual size that fits: {side} × {side}")
    for side in SIDES
    for channels in CHANNELS
)
"""Images to be tried where nobody says what they are."""


def find_inputs(pieces: Sequence[Piece]) -> list[Assumed]:
    """Find what the text says of the input: sizes first, then data sets, without any twice."""
    prose = [piece.text for piece in pieces if piece.kind in (Kind.PROSE, Kind.HEADING, Kind.ITEM, Kind.CAPTION)]
    code = [piece.text for piece in pieces if piece.kind is Kind.CODE]
    comments = [line.partition("#")[2] for text in code for line in text.split("\n") if "#" in line]
    found = [
        *(one for text in (*prose, *comments) for one in _sizes(text)),
        *(one for text in (*prose, *code) for one in _sets(text)),
    ]
    return list({one.size: one for one in reversed(found)}.values())[::-1]


def _sizes(text: str) -> Iterator[Assumed]:
    for match in _SIZE.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _ABOUT.search(before) is None:
            continue
        first, second, third = (int(part) if part else 0 for part in match.groups())
        if third in CHANNELS:
            yield Assumed((first, second, third), match[0], plain=True)
        elif first in CHANNELS and third:
            yield Assumed((second, third, first), match[0], plain=True)
        elif not third and first == second and first in SIDES and _RESIZED.search(before):
            yield from (Assumed((first, second, channels), match[0], plain=True) for channels in reversed(CHANNELS))


def _sets(text: str) -> Iterator[Assumed]:
    for pattern, size in DATA_SETS:
        if match := pattern.search(text):
            yield Assumed(size, match[0])
