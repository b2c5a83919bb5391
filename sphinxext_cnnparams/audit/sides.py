"""Chains of plain numbers: ``150 → 75 → 37 → 18 → 9`` are the sides of the maps, ``3 → 32 → 64`` their channels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount
from ..core.problem import say
from ..core.summary import Summary
from .finding import FindingKind
from .hedges import supposes
from .judging import Conclusion, JudgedClaim
from .models import FoundModel
from .sentences import Passage
from .words import WHOLE

_ARROW = r"\s*(?:→|⟶|➔|⇒|[-=]+>|\\(?:right)?(?:to|arrow))\s*"
_CHAIN = re.compile(rf"(?<![\w.,×x*-]){WHOLE}(?:{_ARROW}{WHOLE}){{3,}}(?![\w×]|\s*[x×*]\s*\d|[.,]\d)")
EVIDENCE = 3
"""How many numbers of a chain must be the network's before another one is called wrong."""


def judge_sides(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Find the number that breaks a chain of which all others follow the network."""
    for chain in _CHAIN.finditer(passage.text):
        if supposes(passage.text):
            return
        stated = list(re.compile(WHOLE).finditer(passage.text, chain.start(), chain.end()))
        found = _find_break([_read(match[0]) for match in stated], models)
        if found is not None:
            place, conclusion = found
            yield passage.claim(stated[place].span(), ("output",)), conclusion


def _read(text: str) -> int:
    amount = read_amount(text, ENGLISH)
    return int(amount.value) if amount is not None else -1


def _find_break(stated: Sequence[int], models: Sequence[FoundModel]) -> tuple[int, Conclusion] | None:
    """Find the place of the one number that is not the network's, and say which it should be."""
    known = [(model, what, numbers) for model in models for what, numbers in _list_chains(model.summary)]
    if any(_follow(stated, numbers) is not None for _, _, numbers in known):
        return None
    for model, what, numbers in known:
        broken = [place for place in range(1, len(stated)) if _follow([*stated[:place], *stated[place + 1 :]], numbers)]
        if len(broken) != 1 or len(stated) - 1 < EVIDENCE:
            continue
        (place,) = broken
        places = _follow([*stated[:place], *stated[place + 1 :]], numbers) or []
        behind = numbers[places[place - 1] + 1 : places[place] if place < len(places) else places[place - 1] + 2]
        if len(behind) == 1:
            said = say(
                "{what} of {model} goes {chain}, the text says {stated}",
                what=what,
                model=model.label,
                chain=_write(numbers),
                stated=stated[place],
            )
            return place, Conclusion(
                FindingKind.CONTRADICTED, model.label, model.label, "output", str(behind[0]), said, model, said
            )
    return None


def _write(numbers: Sequence[int]) -> str:
    return " → ".join(map(str, numbers))


def _list_chains(summary: Summary) -> Iterator[tuple[str, list[int]]]:
    """Give the sides of what comes out of the layers, and the channels; what stays the same counts once."""
    shapes = [row.output for row in summary.rows if row.output is not None]
    sides = [shape.spatial[0] for shape in shapes if shape.spatial and len(set(shape.spatial)) == 1]
    for what, found in (("the side", sides), ("the number of channels", [shape.channels for shape in shapes])):
        yield what, [number for number, _ in groupby(found) if number is not None]


def _follow(stated: Sequence[int], numbers: Sequence[int]) -> list[int] | None:
    """Give the places of numbers one behind the other; the first may be anywhere; None if one is not there."""
    places: list[int] = []
    for number in stated:
        begin = places[-1] + 1 if places else 0
        if number not in numbers[begin:]:
            return None
        places.append(numbers.index(number, begin))
    return places
