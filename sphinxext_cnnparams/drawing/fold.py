"""Fewer parts: what recurs is drawn once, and where a page would still be too small, what lies between two cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..core.problem import Sentence, phrase
from ..core.structs import replace
from ..core.summary import add_up
from .part import PartFamily, PicturePart

MOST = 18
"""How many volumes a picture has; only what cannot be folded has more."""
SPARE = 6
"""How many more there may be before neighbours are drawn as one that have nothing in common."""
LONGEST = 8
"""How many parts recur together at most."""
Parts = tuple[PicturePart, ...]


def simplify(parts: Sequence[PicturePart], most: int = MOST) -> Parts:
    """Fold what recurs; then, only as far as needed, what is alike, what branches, and what has the same size."""
    found = fold_repeats(tuple(parts))
    for step in (fold_alike, fold_branches, fold_repeats):
        if count_volumes(found) <= most:
            break
        found = step(found)
    if any(end - start > most for start, end in _regions(found)):  # what cannot be broken into lines
        found = fold_pools(found)
    while count_volumes(found) > most + SPARE and (fewer := fold_stage(found)) != found:
        found = fewer
    return found


def count_volumes(parts: Sequence[PicturePart]) -> int:
    """Count what takes a place of its own: joints take none."""
    return sum(part.family is not PartFamily.MERGE for part in parts)


def find_cuts(parts: Sequence[PicturePart]) -> list[int]:
    """Find the parts that all ways go through: nothing before such a part is read behind it.

    The numbers are places; a part that is the only one its successors read from is one.
    """
    last = [i for i, _ in enumerate(parts)]  # the last reader of each part
    for place, part in enumerate(parts):
        for i in part.feeders:
            last[i] = max(last[i], place)
    cuts, furthest = [], -1
    for place, part in enumerate(parts):
        begins = not part.feeders and place > 0
        if furthest <= place and not any(not later.feeders for later in parts[place + 1 :]) and not begins:
            cuts.append(place)
        furthest = max(furthest, last[place])
    return cuts


def fold_repeats(parts: Parts) -> Parts:
    """Draw once what stands several times in a row, each time reading from the one before."""
    start = 0
    while start < len(parts):
        best = max(
            ((length, _count_repeats(parts, start, length)) for length in range(1, LONGEST + 1)),
            key=lambda found: (found[1] > 1, found[0] * (found[1] - 1), -found[0]),
        )
        length, count = best
        if count > 1:
            parts = _draw_once(parts, start, length, count)
            start += length
        else:
            start += 1
    return parts


def _count_repeats(parts: Parts, start: int, length: int) -> int:
    """Count how often some parts follow each other, closed up in themselves."""
    first = parts[start : start + length]
    if start == 0 or len(first) < length or first[0].feeders != (start - 1,):
        return 1
    count = 1
    while _equal(first, parts[start + count * length : start + (count + 1) * length], count * length):
        count += 1
    while count > 1 and not _is_closed(parts, start, count * length):  # what is read from elsewhere must be seen
        count -= 1
    return count


def _equal(first: Sequence[PicturePart], other: Sequence[PicturePart], shift: int) -> bool:
    return len(first) == len(other) and all(
        one.key == two.key and tuple(i + shift for i in one.feeders) == two.feeders
        for one, two in zip(first, other, strict=True)
    )


def _is_closed(parts: Parts, start: int, length: int) -> bool:
    """Tell whether parts read only from each other and the one before, and only the last of them is read behind."""
    end = start + length
    inside = all(i >= start - 1 for part in parts[start:end] for i in part.feeders)
    return inside and not any(start <= i < end - 1 for part in parts[end:] for i in part.feeders)


def _draw_once(parts: Parts, start: int, length: int, count: int) -> Parts:
    """Keep the first of some equal runs of parts, with the numbers of all."""
    kept = []
    for place in range(start, start + length):
        same = [parts[place + i * length] for i in range(count)]
        kept.append(
            replace(
                same[0],
                rows=tuple(row for part in same for row in part.rows),
                params=add_up(part.params for part in same),
                times=same[0].times * count,
                round=length,
                field=same[-1].field,
                details=_share_details(same),
            )
        )
    gone = (count - 1) * length
    return _renumber(parts, start, start + length * count, tuple(kept), gone)


def _renumber(parts: Parts, start: int, end: int, made: Parts, gone: int) -> Parts:
    """Put parts in the place of others; what read from the last of those reads from the last of these."""

    def new(i: int) -> int:
        return i if i < start else start + len(made) - 1 if i < end else i - gone

    behind = (replace(part, feeders=tuple(dict.fromkeys(map(new, part.feeders)))) for part in parts[end:])
    return (*parts[:start], *made, *behind)


def fold_alike(parts: Parts) -> Parts:
    """Draw once what follows each other with the same title and the same number of channels."""
    place = 1
    while place < len(parts) - 1:
        one, two = parts[place], parts[place + 1]
        if (
            _alike(one) == _alike(two)
            and one.round == two.round == 1
            and two.feeders == (place,)
            and _is_closed(parts, place, 2)
        ):
            made = replace(_join(parts[place : place + 2], one.feeders), times=one.times + two.times)
            parts = _renumber(parts, place, place + 2, (made,), 1)
        else:
            place += 1
    return parts


def _alike(part: PicturePart) -> tuple[object, ...]:
    shape = part.shape
    return part.title, part.family, shape and shape.channels, shape and shape.rank, part.family is PartFamily.UNKNOWN


def _join(parts: Sequence[PicturePart], feeders: tuple[int, ...]) -> PicturePart:
    """Make one part of several that follow each other; what comes out is that of the last."""
    rows = tuple(row for part in parts for row in part.rows)
    params, last = add_up(part.params for part in parts), parts[-1]
    details = _share_details(parts)
    return replace(
        parts[0], shape=last.shape, rows=rows, feeders=feeders, params=params, field=last.field, details=details
    )


def _share_details(parts: Sequence[PicturePart]) -> tuple[Sentence, ...]:
    """Give what is true of each of some parts: what is said of the one that is drawn for them is said of all."""
    return tuple(said for said in parts[0].details if all(said in part.details for part in parts))


def fold_branches(parts: Parts) -> Parts:
    """Draw what lies between two cuts as one block, unless it is most of the network."""
    whole = len(parts)
    for start, end in reversed(list(_regions(parts))):
        if end - start < 2 or end - start > whole // 2:
            continue
        made = _make_block(parts[start:end], start - 1)
        parts = _renumber(parts, start, end, (made,), end - start - 1)
    return fold_alike(parts)


def _make_block(inner: Parts, before: int) -> PicturePart:
    """Make a block of all that lies between two cuts; it recurs as often as all of that does."""
    first = inner[0]
    times = first.times if all((part.times, part.round) == (first.times, len(inner)) for part in inner) else 1
    whole = _join(inner, (before,))
    return replace(whole, family=PartFamily.BLOCK, title=_name(inner[-1]), kernel=(), details=(), times=times, round=1)


def _regions(parts: Parts) -> Iterator[tuple[int, int]]:
    """Give the places behind one cut up to the next, where more than one part lies between."""
    cuts = find_cuts(parts)
    for one, two in pairwise(cuts):
        if two - one > 1:
            yield one + 1, two + 1


def _name(merge: PicturePart) -> Sentence:
    """Name a block by how its branches come together."""
    word = str(merge.title).casefold()
    if "cat" in word:
        return phrase("{ways}-way block", ways=len(merge.feeders))
    return phrase("Residual block") if "add" in word else phrase("Block")


def fold_pools(parts: Parts) -> Parts:
    """Draw a pooling with the convolution behind it, whose size shows it."""
    place = 1
    while place < len(parts) - 1:
        one, two = parts[place], parts[place + 1]
        pools = one.family is PartFamily.POOL and two.family is PartFamily.CONV and one.times == 1
        if pools and two.feeders == (place,) and _is_closed(parts, place, 2):
            joined = _join((one, two), one.feeders)
            made = replace(two, rows=joined.rows, feeders=joined.feeders, params=joined.params, round=joined.round)
            parts = _renumber(parts, place, place + 2, (made,), 1)
        place += 1
    return parts


def fold_stage(parts: Parts) -> Parts:
    """Draw as one the two neighbours that have most in common: that read from each other only, or are of one size."""
    scores = [(_rate(parts, place), place) for place in range(1, len(parts) - 1)]
    if not scores:
        return parts
    _, place = min(scores)
    inner = parts[place : place + 2]
    outside = dict.fromkeys(i for part in inner for i in part.feeders if i < place)
    joined = _join(inner, tuple(outside))
    title = phrase("{count} layers", count=len(joined.rows))
    made = replace(joined, title=title, family=PartFamily.BLOCK, times=1, round=1, kernel=(), details=())
    return _renumber(parts, place, place + 2, (made,), 1)


def _rate(parts: Parts, place: int) -> tuple[bool, bool, bool, int]:
    """Tell how little two neighbours have in common."""
    one, two = parts[place], parts[place + 1]
    chained = two.feeders == (place,) and one.feeders == (place - 1,) and _is_closed(parts, place, 2)
    same = one.shape is not None and two.shape is not None and one.shape.spatial == two.shape.spatial
    blocks = one.family is two.family is PartFamily.BLOCK
    return not chained, not same, not (blocks and same), len(one.rows) + len(two.rows)
