"""Names that may have been meant: what somebody mistyped, and what there is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from .problem import Sentence, say

_END = re.compile(r"\d{1,9}$")
USUAL = 0.6
"""How much alike two names are at least, from 0 to 1."""


def find_alike(name: str, known: Iterable[str], least: float = USUAL) -> str:
    """Give the known name that is most like one, of several the first; "" if none is.

    What differs only in capitals, in ``-`` and ``_``, or in a plural comes first.

    >>> find_alike("mnist_convnet", ["mnist", "mnist-convnet"]), find_alike("conv", ["conv1", "conv2"])
    ('mnist-convnet', 'conv1')
    >>> find_alike("nothing", ["conv1"])
    ''
    """
    options = list(dict.fromkeys(known))
    for spell in (_plain, str, str.lower):
        spelled = {spell(option): option for option in reversed(options)}
        asked = spell(name)
        ratios = {other: difflib.SequenceMatcher(None, other, asked).ratio() for other in _close(asked, spelled, least)}
        if ratios and (spell is not _plain or asked in ratios):
            best = [other for other in ratios if ratios[other] == max(ratios.values())]
            return min(
                (spelled[other] for other in best), key=lambda other: (_apart(name, other), options.index(other))
            )
    return ""


def _apart(name: str, other: str) -> int:
    """Give how far apart the numbers are that two names end in."""
    ends = [_END.search(text) for text in (name, other)]
    numbers = [int(end[0]) for end in ends if end is not None]
    return abs(numbers[0] - numbers[1]) if len(numbers) == 2 else 0


def _close(name: str, known: Iterable[str], least: float) -> list[str]:
    return difflib.get_close_matches(name, list(known), 5, least)


def suggest(name: str, known: Iterable[str], least: float = USUAL, form: str = "{}") -> Sentence:
    """Give "; did you mean …?", if something known is like a name; *form* is how it is written.

    >>> str(suggest("stride", ["strides", "padding"])), str(suggest("inpt", ["input"], form=":{}:"))
    ('; did you mean strides?', '; did you mean :input:?')
    """
    close = find_alike(name, known, least)
    return ask(form.format(close)) if close else ""


def ask(close: str) -> Sentence:
    """Ask whether this was meant; "" asks nothing.

    >>> str(ask("conv1")), ask("")
    ('; did you mean conv1?', '')
    """
    return say("; did you mean {close}?", close=close) if close else ""


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "").removesuffix("s")
