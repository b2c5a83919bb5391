"""The parts of a picture: volumes and joints, each of one row or of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from ..core.problem import Sentence, phrase
from ..core.receptive import field_of
from ..core.shape import Dim, Shape
from ..core.structs import Struct, replace
from ..core.summary import Row, Summary, add_up


class PartFamily(Enum):
    """Say what a part does, which its colour shows."""

    DATA = "data"
    CONV = "conv"
    POOL = "pool"
    DENSE = "dense"
    SEQUENCE = "sequence"
    SHAPE = "shape"
    QUIET = "quiet"
    MERGE = "merge"
    BLOCK = "block"
    UNKNOWN = "unknown"


FAMILIES: Mapping[str, PartFamily] = {
    "Conv": PartFamily.CONV,
    "Pool": PartFamily.POOL,
    "Dense|Linear": PartFamily.DENSE,
    "RNN|LSTM|GRU|Attention|attention|Transformer|Embedding": PartFamily.SEQUENCE,
    "Norm|Pad|Dropout": PartFamily.QUIET,
}
"""What stands in the names of kinds."""


class PicturePart(Struct):
    """Hold one part of a picture.

    *title* says what it is; *rows* are the places of the rows it stands for, *feeders* the places of the parts
    it reads from.  *parameters* are those of all its rows, *known* whether they are exact.  *times* is how often
    it stands in a row of equal parts; *round* is the number of parts that recur together.  *kernel* and *field*
    are sizes along the spatial dimensions.  *details* are what a label leaves out: stride, padding, activation,
    and the kinds of the rows that have no volume of their own.
    """

    title: Sentence
    family: PartFamily
    shape: Shape | None
    rows: tuple[int, ...]
    feeders: tuple[int, ...]
    params: Dim
    kernel: tuple[Dim, ...] = ()
    field: tuple[Dim, ...] = ()
    times: int = 1
    round: int = 1
    name: str = ""
    details: tuple[Sentence, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """Give what equal parts have in common."""
        return self.title, self.family, self.shape, self.params, self.times


def gather(summary: Summary) -> tuple[PicturePart, ...]:
    """Make the parts of a network: what changes no shape and slides no window joins what comes before it."""
    readers = _find_readers(summary.rows)
    parts: list[PicturePart] = []
    owner: dict[int, int] = {}
    waiting: dict[int, list[int]] = {}
    for place, row in enumerate(summary.rows):
        fed = _feeders(place, row)
        if not fed and not row.source:  # a tensor that is learnt belongs to what reads it first
            if readers[place]:
                waiting.setdefault(readers[place][0], []).extend((*waiting.pop(place, ()), place))
            elif not parts or row.weights:
                owner[place] = len(parts)
                parts.append(_make(place, row, (), summary, ()))
            continue
        feeders = tuple(dict.fromkeys(owner[i] for i in fed if i in owner))
        own = tuple(waiting.pop(place, ()))
        into = feeders[0] if len(feeders) == 1 else None
        if into is not None and not _stands_alone(row, parts[into]):
            parts[into] = _join(parts[into], (*own, place), summary)
            owner[place] = into
            continue
        owner[place] = len(parts)
        parts.append(_make(place, row, feeders, summary, own))
    return tuple(parts)


def _find_readers(rows: Sequence[Row]) -> list[list[int]]:
    """Give, for each row, the places of those that read from it."""
    found: list[list[int]] = [[] for _ in rows]
    for place, row in enumerate(rows):
        for i in _feeders(place, row):
            found[i].append(place)
    return found


def _feeders(place: int, row: Row) -> tuple[int, ...]:
    """Give the places a row reads from; where nobody said, the row before."""
    return row.feeders if row.feeders is not None else (place - 1,) if place and not row.source else ()


def _family(row: Row, feeders: Sequence[int]) -> PartFamily:
    if row.source:
        return PartFamily.DATA
    if not row.known:
        return PartFamily.UNKNOWN
    if len(feeders) > 1:
        return PartFamily.MERGE
    return next((family for marks, family in FAMILIES.items() if re.search(marks, row.kind)), PartFamily.SHAPE)


def _stands_alone(row: Row, before: PicturePart) -> bool:
    """Tell whether a row with one feeder has a volume of its own."""
    family = _family(row, (0,))
    if family in (
        PartFamily.CONV,
        PartFamily.POOL,
        PartFamily.DENSE,
        PartFamily.SEQUENCE,
        PartFamily.UNKNOWN,
        PartFamily.DATA,
    ):
        return True
    changed = row.output is None or before.shape is None or row.output.dims != before.shape.dims
    if "Pad" in row.kind and before.family is not PartFamily.DATA:
        return False
    return changed and not (family is PartFamily.SHAPE and before.family is PartFamily.SHAPE and not row.weights)


def _make(place: int, row: Row, feeders: tuple[int, ...], summary: Summary, own: tuple[int, ...]) -> PicturePart:
    kernel = _sides(row)
    title = " ".join([row.kind, "×".join("?" if n is None else str(n) for n in kernel)]).strip()
    return PicturePart(
        title="" if row.source and row.name == row.kind.lower() else title,
        family=_family(row, feeders),
        shape=row.output,
        rows=(*own, place),
        feeders=feeders,
        params=add_up(summary.rows[i].params for i in (*own, place)),
        kernel=kernel,
        field=field_of(row) or (),
        name=row.name,
        details=tuple(_list_details(row)),
    )


def _join(part: PicturePart, places: Sequence[int], summary: Summary) -> PicturePart:
    """Let rows be drawn with a part; a change of shape is seen."""
    last = summary.rows[places[-1]]
    params = add_up((part.params, *(summary.rows[i].params for i in places)))
    shape = last.output if part.family is PartFamily.SHAPE else part.shape
    title = last.kind if part.family is PartFamily.SHAPE and shape != part.shape else part.title
    word = (last.settings or {}).get("activation") or last.kind
    details = part.details if word in (title, *part.details) else (*part.details, word)
    return replace(part, rows=(*part.rows, *places), params=params, shape=shape, title=title, details=details)


def _list_details(row: Row) -> Iterator[Sentence]:
    """Say what a row sets beyond its kernel; strides of one and no padding go without saying."""
    settings = row.settings or {}
    stride, padding = settings.get("stride", ""), settings.get("padding", "")
    if any(side != "1" for side in stride.split(" × ") if side):
        yield phrase("stride {stride}", stride=stride)
    if any(side not in ("0", "valid") for side in padding.split(" × ") if side):
        yield phrase("padding {padding}", padding=padding)
    if activation := settings.get("activation"):
        yield activation


def _sides(row: Row) -> tuple[Dim, ...]:
    """Give the sides of a kernel, from what the page shows of it."""
    text = (row.settings or {}).get("kernel", "")
    sides = tuple(int(n) for n in re.findall(r"\d+", text))
    rank = 0 if row.output is None else row.output.rank - 1
    return sides * rank if len(sides) == 1 and rank > 1 else sides
