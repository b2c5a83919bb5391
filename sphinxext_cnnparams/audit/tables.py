"""What tables state of a network: the head of a column says the quantity, the first cell of a row the layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..claims.places import find_values
from ..core.structs import replace
from ..documents.document import Kind, Piece
from .claim import Claim
from .glossaries import Rendition
from .subject import OUTPUT, PhraseRole, Subject
from .subjects import find_subjects
from .words import Words

_SIZE = r"(?:shape|size|volume|dimensions?|feature maps?)"
_HEADS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?:non-trainable|frozen)\s+param", re.IGNORECASE), ("non-trainable",)),
    (re.compile(r"(?:trainable|learnable)\s+param", re.IGNORECASE), ("trainable", "params")),
    (re.compile(r"param|^#\s*p$", re.IGNORECASE), ("params",)),
    (re.compile(r"^(?:#\s*|number of\s+)?weights$", re.IGNORECASE), ("weights", "params")),
    (re.compile(r"^(?:#\s*|number of\s+)?bias(?:es)?$", re.IGNORECASE), ("biases",)),
    (
        re.compile(r"^(?:layer\s+)?output(?:\s+(?:shape|size|volume|dimensions?|feature maps?))?$", re.IGNORECASE),
        ("output",),
    ),
    (re.compile(r"^(?:layer\s+)?input(?:\s+(?:shape|size|volume|dimensions?))?$", re.IGNORECASE), ("input",)),
    (re.compile(r"^(?:kernel|filter|pool)(?:\s+size)?$", re.IGNORECASE), ("kernel",)),
    (re.compile(r"^strides?$", re.IGNORECASE), ("stride",)),
    (re.compile(r"^(?:MACs?|mult(?:iply|iplication)?[- ](?:add|accumulate)s?)$", re.IGNORECASE), ("macs",)),
    (re.compile(r"^(?:receptive\s+field|RF)$", re.IGNORECASE), ("receptive-field",)),
    (
        re.compile(r"^(?:height|h)\s*(?:x|×|by|and)\s*(?:width|w)$|^(?:spatial\s+)?resolution$", re.IGNORECASE),
        ("output",),
    ),
    (re.compile(r"^(?:units|neurons)$", re.IGNORECASE), ("units",)),
    (re.compile(r"^(?:activation\s+)?size$|^shape$|^activation\s+shape$", re.IGNORECASE), ("output", "size")),
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
"""What a head says by the way: Output (steps × channels)."""
_SHORT = re.compile(r"hidden\s*#?(?P<hidden>[1-9])|output", re.IGNORECASE)
"""Layers as the first column of a table calls them."""
_NAME = re.compile(r"layers?(?:\s+(?:type|name))?|operation|module|type|name", re.IGNORECASE)
"""The head of the column that names the layers, where it is not the first."""
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+")
"""A number whose thousands stand apart."""
_CALL = re.compile(r"[\w.]+\(.*\)")
_SEVERAL = re.compile(r"\w\s*(?:\+|&|\band\b|\bwith\b|\bplus\b|\bincluding\b)\s*\w", re.IGNORECASE)
"""What makes a row that of more than one layer: conv + bn."""
_LOOSE = re.compile(r"size|shape", re.IGNORECASE)
_TOTAL = re.compile(r"^(?:total|sum|overall|all(?:\s+(?:the\s+)?layers)?$|all\s+together)\b", re.IGNORECASE)
_AROUND = 12
"""How many characters may stand around a value in a cell that states it."""


def read_tables(pieces: Sequence[Piece], words: Words) -> Iterator[list[Claim]]:
    """Read what the cells of each table state."""
    for is_table, numbers in groupby(range(len(pieces)), key=lambda number: pieces[number].kind is Kind.CELL):
        if is_table:
            yield list(_read_table(pieces, list(numbers), words))


def _read_table(pieces: Sequence[Piece], numbers: Sequence[int], words: Words) -> Iterator[Claim]:
    """Read one table; rows of one family count within it."""
    rows: dict[str, Subject | None] = {}
    seen: dict[str, int] = {}
    for number in numbers:
        piece = pieces[number]
        head, first = piece.table
        if not head or piece.text == first:
            if piece.text == first and first:
                rows[first] = _find_row(words.translate(first).text, words, seen)
            continue
        head = _ASIDE.sub("", words.translate(head).text)
        if _NAME.fullmatch(head.strip()) and not rows.get(first):  # the first column only counts
            rows[first] = _find_row(words.translate(piece.text).text, words, seen)
            continue
        quantities = next((found for pattern, found in _HEADS if pattern.search(head.strip())), ())
        subject = rows.get(first)
        if quantities and subject is not None:
            yield from _read_cell(number, head, words.translate(piece.text), quantities, subject)


def _find_row(first: str, words: Words, seen: dict[str, int]) -> Subject | None:
    """Find which layer a row is about; of a family that comes again it is the next one."""
    if _TOTAL.match(first.strip()):
        return Subject(0, len(first), first, whole=True)
    if _SEVERAL.search(first):
        return None
    if (spelled := _SHORT.fullmatch(first.strip())) is not None:
        number = int(spelled["hidden"]) if spelled["hidden"] else OUTPUT
        return Subject(0, len(first), first, number=number, role=PhraseRole.HIDDEN if number > 0 else PhraseRole.LAYER)
    found = [
        subject
        for label in ((first.partition("(")[0],) if _CALL.fullmatch(first.strip()) else (first,))
        for subject in find_subjects(label, words, [(0, len(label))])
        if subject.model or not subject.whole
    ]
    if not found:
        return None
    subject = found[0]
    if subject.family is None or subject.number:
        return subject
    seen[subject.family.name] = seen.get(subject.family.name, 0) + 1
    return replace(subject, number=seen[subject.family.name])


def _read_cell(
    number: int, head: str, cell: Rendition, quantities: tuple[str, ...], subject: Subject
) -> Iterator[Claim]:
    if _SPACED.fullmatch(cell.text.strip()):
        cell = replace(cell, text=re.sub(r"(?<=\d)\s(?=\d)", ",", cell.text))
    values = find_values(cell.text)
    if len(values) != 1 or len(cell.text) - len(values[0].text) > _AROUND:
        return
    (value,) = values
    sure = _LOOSE.fullmatch(head.strip()) is None
    whole = cell.trace(0, len(cell.text))
    yield Claim(number, *cell.trace(value.start, value.end), value.text, quantities, subject, whole, sure)
