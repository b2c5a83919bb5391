"""Chains of shapes in a text: they follow the network, and one that breaks the chain alone is wrong.

"It comes in as 32x32x3, the first convolution keeps that, 32x32x32, then we
have 30x30x32, and 14x14x32 after pooling": no layer has to be named, since
the shapes are those of layers one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..claims.fitting import has_channels_elsewhere
from ..claims.numbers import StatedShape, read_shape
from ..claims.places import Form, StatedValue, find_values
from ..claims.verdict import judge
from ..core.quantities import GROUPED, QUANTITIES, Selection
from ..core.shape import Shape
from ..core.structs import Struct
from ..core.summary import Row
from ..documents.document import Kind, Piece
from .claim import Claim
from .finding import FindingKind
from .hedges import is_open, is_part
from .judging import Conclusion, JudgedClaim
from .models import FoundModel
from .sentences import split_sentences

RANK = 3
"""The dimensions of a shape that can be told from a kernel: height, width and channels."""
EVIDENCE = 2
"""How many shapes of a chain must be those of the network before another one is called wrong."""


_COMMENT = re.compile(r"#[ \t]*([^#\n]+)")


class Link(Struct):
    """Hold a shape in a text: in which piece, where it stands there, and in which sentence."""

    piece: int
    value: StatedValue
    shape: StatedShape
    sentence: tuple[int, int]
    doubtful: bool


def judge_chains(pieces: Sequence[Piece], models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Find the shapes that break a chain."""
    known = [shape for model in models for row in model.summary.rows for shape in _shapes_of(row)]
    making = {model.piece for model in models if _is_shaped(model)}
    remarked = [list(_find_remarked(i, piece)) for i, piece in enumerate(pieces) if i not in making]
    for links in (*_find_chains(pieces), *(links for links in remarked if len(links) > EVIDENCE)):
        above = [model for model in models if model.piece < links[0].piece]
        for model in reversed(above):
            found = _find_break(links, model, known)
            if found is not None:
                yield found
                break


def _is_shaped(model: FoundModel) -> bool:
    """Tell whether it is known what comes out of a model, so that comments beside it are compared with itself."""
    shapes = [row.output for row in model.summary.layers[-1:]]
    return all(shape is not None and None not in shape.dims for shape in shapes)


def _find_chains(pieces: Sequence[Piece]) -> Iterator[list[Link]]:
    """Give the shapes of each stretch of text that no code and no heading divides."""
    chain: list[Link] = []
    for number, piece in enumerate(pieces):
        if piece.kind in (Kind.PROSE, Kind.ITEM):
            chain += _find_links(number, piece)
            continue
        if len(chain) > EVIDENCE:
            yield chain
        chain = []
    if len(chain) > EVIDENCE:
        yield chain


def _find_links(number: int, piece: Piece) -> Iterator[Link]:
    for start, end in split_sentences(piece.text):
        text = piece.text[start:end]
        for value in find_values(text):
            shape = read_shape(value.text) if value.form is Form.SHAPE else None
            if shape is not None and len(shape.dims) == RANK and None not in shape.dims:
                doubtful = is_open(text) or is_part(text, value.start, value.end)
                moved = StatedValue(value.form, value.start + start, value.end + start, value.text)
                yield Link(number, moved, shape, (start, end), doubtful)


def _find_remarked(number: int, piece: Piece) -> Iterator[Link]:
    """Find the shapes in comments of code that makes no model: it repeats layers, or only lists shapes."""
    for comment in _COMMENT.finditer(piece.text) if piece.kind is Kind.CODE and piece.language == "python" else ():
        text = comment[1]
        shapes = [(value, read_shape(value.text)) for value in find_values(text) if value.form is Form.SHAPE]
        if len(shapes) == 1 and (shape := shapes[0][1]) is not None and 1 < len(shape.dims) <= RANK:
            value, first = shapes[0][0], comment.start(1)
            moved = StatedValue(value.form, value.start + first, value.end + first, value.text)
            yield Link(number, moved, shape, comment.span(1), is_open(text) or None in shape.dims)


def _find_break(links: Sequence[Link], model: FoundModel, known: Sequence[Shape]) -> JudgedClaim | None:
    """Find the one shape of a chain that is none of the network's, where only one row can be meant."""
    places = _follow(links, model.summary.rows)
    strange = [i for i, link in enumerate(links) if not any(_is_same(link.shape, shape) for shape in known)]
    if len(strange) != 1 or sum(place is not None for place in places) < EVIDENCE:
        return None
    (odd,) = strange
    before = next((place for place in reversed(places[:odd]) if place is not None), None)
    behind = next((place for place in places[odd + 1 :] if place is not None), None)
    if links[odd].doubtful or before is None or (behind is None and places[:odd].count(None)):
        return None
    rows = model.summary.rows[before + 1 : behind]
    stated = {link.shape.dims for link in links}
    meant = [row for row in rows if row.output is not None and row.output.dims not in stated]
    meant = [row for row in meant if _is_near(links[odd].shape, row.output)]
    if len({row.output.dims for row in meant if row.output is not None}) != 1:
        return None
    return _contradict(links[odd], meant[0], model)


def _follow(links: Sequence[Link], rows: Sequence[Row]) -> list[int | None]:
    """Give the row of each shape of a chain, none of them before the one of the shape before."""
    places: list[int | None] = []
    last = 0
    for link in links:
        found = next((i for i in range(last, len(rows)) if _is_same(link.shape, rows[i].output)), None)
        last = last if found is None else found
        places.append(found)
    return places if all(a <= b for a, b in pairwise(p for p in places if p is not None)) else [None] * len(links)


def _is_same(stated: StatedShape, shape: Shape | None) -> bool:
    if shape is None:
        return False
    return stated.dims == shape.dims or (len(shape.dims) > 1 and has_channels_elsewhere(stated, shape))


def _is_near(stated: StatedShape, shape: Shape | None) -> bool:
    """Tell whether a shape may have been meant: it has the channels that are stated, or the height and the width."""
    if shape is None or len(shape.dims) != len(stated.dims):
        return False
    turned = (stated.dims[1:], stated.dims[0]), (stated.dims[:-1], stated.dims[-1])
    return any(channels == shape.channels or sides == shape.spatial for sides, channels in turned)


def _shapes_of(row: Row) -> Iterator[Shape]:
    yield from (shape for shape in (*row.inputs, row.output) if shape is not None)


def _contradict(link: Link, row: Row, model: FoundModel) -> JudgedClaim:
    claim = Claim(link.piece, link.value.start, link.value.end, link.value.text, ("output",), None, link.sentence, True)
    selection = Selection(model.summary, (row,), f"{model.label}.{row.name}")
    quantity = QUANTITIES["output"]
    verdict = judge(quantity, selection, link.value.text, GROUPED)
    true = GROUPED.value(verdict.value)
    return claim, Conclusion(
        FindingKind.CONTRADICTED, model.label, selection.label, "output", true, verdict.wrong, model
    )
