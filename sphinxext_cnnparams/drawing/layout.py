"""Where the parts stand: in lines, each with a lane for the longest way and lanes for the branches beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from ..core.structs import Struct
from .fold import find_cuts
from .part import PicturePart
from .solid import Solid

GAP = 17.0
"""Between two volumes, for the arrow or the cone."""
PAD = 8.0
"""Between two labels."""
PAGE = 720.0
"""The width of a line; only what cannot be broken is longer."""


class Tag(Struct):
    """Hold the lines of a label, and how wide and high they are together."""

    lines: tuple[str, ...]
    width: float
    height: float


class PartPlace(Struct):
    """Say where a part stands: the *line*, the *lane* in it, the left edge of its front, the *tier* of its label."""

    line: int
    lane: int
    x: float
    tier: int = 0


class Plan(Struct):
    """Hold the place of every part, and the width of all."""

    spots: tuple[PartPlace, ...]
    width: float


class Stage(Struct):
    """Hold what is to be placed."""

    parts: Sequence[PicturePart]
    solids: Sequence[Solid]
    tags: Sequence[Tag]
    lanes: Mapping[int, int]

    def place(self, chosen: Sequence[int], tiers: int, line: int) -> tuple[dict[int, PartPlace], float]:
        """Place parts in one line from left to right, none over another, no label over another or over its leader."""
        spots: dict[int, PartPlace] = {}
        fronts: dict[int, float] = {}
        labels: dict[int, list[tuple[int, float]]] = {}
        width = 0.0
        for i in chosen:
            lane, solid, tag = self.lanes[i], self.solids[i], self.tags[i]
            rows = labels.setdefault(lane, [])
            tier, half = len(rows) % tiers, tag.width / 2
            x = max(self.clear(i, spots), fronts.get(lane, 0.0)) + GAP
            middle = max(x + solid.width / 2, half + 2, self.clear_label(i, spots) + half)
            # a leader goes down past the labels above its own
            middle = max(middle, *(right + PAD + half * (its == tier) for its, right in rows if its <= tier), 0)
            spots[i] = PartPlace(line, lane, middle - solid.width / 2, tier)
            fronts[lane] = middle + solid.width / 2 + solid.lean
            if tag.lines:
                rows.append((tier, middle + half))
            width = max(width, fronts[lane], middle + half)
        return spots, width + PAD

    def clear(self, i: int, spots: Mapping[int, PartPlace]) -> float:
        """Give the right end of all that a part reads from; of other lanes, with their labels."""
        found = [0.0]
        for f in self.parts[i].feeders:
            if f in spots:
                right = ends(spots[f], self.solids[f])
                beside = spots[f].x + self.solids[f].width / 2 + self.tags[f].width / 2
                found.append(right if spots[f].lane == self.lanes[i] else max(right, beside))
        return max(found)

    def clear_label(self, i: int, spots: Mapping[int, PartPlace]) -> float:
        """Give where the label of the first part of a branch may begin: what leads to others goes up beside it."""
        if not self.lanes[i]:
            return 0.0
        return max((ends(spots[f], self.solids[f]) + GAP for f in self.parts[i].feeders if f in spots), default=0.0)


def arrange(parts: Sequence[PicturePart], solids: Sequence[Solid], tags: Sequence[Tag]) -> Plan:
    """Place all parts: in one line if they fit, else with labels in two tiers, else in several lines."""
    stage = Stage(parts, solids, tags, find_lanes(parts))
    whole = range(len(parts))
    spots: dict[int, PartPlace] = {}
    for tiers in (1, 2):
        spots, width = stage.place(whole, tiers, 0)
        if width <= PAGE:
            return Plan(tuple(spots.values()), width)
    broken = _break(stage)
    if broken is None:
        spots, width = min((stage.place(whole, tiers, 0) for tiers in (2, 3)), key=itemgetter(1))
    return broken or Plan(tuple(spots.values()), width)


def _break(stage: Stage) -> Plan | None:
    """Break the way into lines, at places that all ways go through; None where that does not help."""
    whole = len(stage.parts)
    ends = sorted({*(i + 1 for i in find_cuts(stage.parts)), whole})
    spots: dict[int, PartPlace] = {}
    widest, line, start = 0.0, 0, 0
    while start < whole:
        fitting = [end for end in ends if end > start and stage.place(range(start, end), 1, line)[1] <= PAGE]
        if not fitting:
            return None
        found, width = stage.place(range(start, fitting[-1]), 1, line)
        spots |= found
        widest, line, start = max(widest, width), line + 1, fitting[-1]
    return Plan(tuple(spots[i] for i in range(whole)), widest)


def find_lanes(parts: Sequence[PicturePart]) -> dict[int, int]:
    """Give each part its lane: 0 for those on the longest way, the first that is free for a branch."""
    main = set(find_longest(parts))
    readers: dict[int, list[int]] = {}
    for i, part in enumerate(parts):
        for feeder in part.feeders:
            readers.setdefault(feeder, []).append(i)
    lanes = dict.fromkeys(main, 0)
    taken: dict[int, list[tuple[int, int]]] = {}
    for i, part in enumerate(parts):
        if i in lanes:
            continue
        chain = [i]
        while len(after := [j for j in readers.get(chain[-1], ()) if j not in lanes]) == 1 and after[0] not in chain:
            chain.append(after[0])
        first = min(part.feeders, default=i)
        span = (first, max((j for k in chain for j in readers.get(k, ())), default=len(parts)))
        lane = next(n for n in range(1, len(parts) + 1) if all(_apart(span, other) for other in taken.get(n, ())))
        taken.setdefault(lane, []).append(span)
        lanes |= dict.fromkeys(chain, lane)
    return lanes


def _apart(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[1] <= two[0] or two[1] <= one[0]


def find_longest(parts: Sequence[PicturePart]) -> list[int]:
    """Give the longest way through the network."""
    length: list[int] = []
    before: list[int | None] = []
    for part in parts:
        best = max(part.feeders, key=lambda i: length[i], default=None)
        length.append(1 if best is None else length[best] + 1)
        before.append(best)
    way: list[int] = []
    at: int | None = max(range(len(parts)), key=lambda i: (length[i], i)) if parts else None
    while at is not None:
        way.append(at)
        at = before[at]
    return way[::-1]


def ends(spot: PartPlace, solid: Solid) -> float:
    """Give the right edge of a part."""
    return spot.x + solid.full_width
