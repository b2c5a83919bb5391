"""The images that the comments of a network presuppose: of the sizes that may be meant, the one they are right of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..claims.comments import check_comments
from ..claims.languages import ENGLISH
from ..core.quantities import GROUPED
from ..core.summary import Summary
from .assumed import CHANNELS, Assumed

_SHAPE = re.compile(r"#[^#\n]*?(?<![\d.])(\d{1,4})\s*[x×*,]\s*(\d{1,4})\s*[x×*,]\s*(\d{1,4})(?![\d.])")
STEPS = (1, 2, 4)
"""By how much the first layers may have made an image smaller."""
LEAST = 2
"""How many comments have to be right."""
WHY = "what the comments presuppose: {height} × {width}"


def find_presupposed(text: str, read: Callable[[Assumed], Summary | None]) -> tuple[Assumed, Summary] | None:
    """Find the image of which more comments are right than of others, and more right than wrong."""
    best: tuple[int, Assumed, Summary] | None = None
    for one in _list_candidates(text):
        summary = read(one)
        if summary is None:
            continue
        judged = check_comments(summary, GROUPED, ENGLISH).judged
        right, wrong = sum(not said.wrong for said in judged), sum(bool(said.wrong) for said in judged)
        if right >= LEAST and right > wrong and (best is None or right - wrong > best[0]):
            best = right - wrong, one, summary
    return None if best is None else best[1:]


def _list_candidates(text: str) -> Iterator[Assumed]:
    """Give images that may lead to the first shape in a comment, the channels first or last."""
    match = _SHAPE.search(text)
    if match is None:
        return
    first, second, third = map(int, match.groups())
    for height, width in dict.fromkeys(((second, third), (first, second))):
        for step in STEPS:
            for channels in CHANNELS:
                size = height * step, width * step
                yield Assumed((*size, channels), WHY.format(height=size[0], width=size[1]), plain=True)
