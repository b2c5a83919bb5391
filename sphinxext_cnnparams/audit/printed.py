"""Summaries as frameworks print them, pasted or stored: Keras's boxes, torchsummary's and torchinfo's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core.structs import Struct, replace
from ..core.summary import Row
from .claim import Claim
from .judging import TELLING, count_digits, read_whole
from .models import FoundModel
from .subject import Subject

_RULES = "│┃|║├└─┬┴┼ \t"
_ROW = re.compile(
    rf"^[{_RULES}]*(?P<name>[A-Za-z_][\w./]*)"
    r"(?:\s*\((?P<kind>[A-Za-z_]\w*)\)?|(?P<number>-\d+|:\s*\d+-\d+)"
    rf"|(?=[^\n]*\n[{_RULES}]*\((?P<below>[A-Za-z_]\w*)\)[{_RULES}]*$))"
    rf"[{_RULES}]*(?P<shape>[\[(]+[^\])\n]*[\])]+)?[{_RULES}]*(?P<count>\d[\d,]*(?![\w\[])|--)?",
    re.MULTILINE,
)
_MEMORY = r"\d[\d.,]*\s*[KMGT]?i?B(?:ytes?)?"
_TOTALS = re.compile(
    rf"^[{_RULES}]*(?P<what>total|trainable|non-trainable)\s+params?(?:\s*#)?\s*:[{_RULES}]*"
    rf"(?P<count>\d[\d,]*(?:\s*\({_MEMORY}\))?)",
    re.IGNORECASE | re.MULTILINE,
)
_PARAMS_SIZE = re.compile(r"^Params size \(MB\):\s*(?P<size>\d+\.\d+)", re.MULTILINE)
_TORCHINFO = re.compile(r"mult-adds", re.IGNORECASE)
"""What tells torchinfo's summaries: the size they print leaves out what they have not seen."""
_QUANTITIES = {"total": "params", "trainable": "trainable", "non-trainable": "non-trainable"}
CUT = 8
"""How many letters Keras leaves of a kind at least, where a column is too narrow for it."""
FEWEST = 2
"""How many rows make a summary."""
EXCERPT = 3
"""How many rows with names show a part of a model."""
_INPUT = "InputLayer"
_LEAF = re.compile(
    r"\w+[123]d|Linear|Bilinear|\w*ReLU6?|GELU|ELU|SELU|SiLU|Mish|Dropout|Flatten|Unflatten|Embedding|LSTM|GRU|RNN|Sigmoid"
    r"|Tanh|Softmax|LogSoftmax|LayerNorm|GroupNorm|Identity|PixelShuffle|Upsample|MultiheadAttention"
)
"""Layers of PyTorch; what else it prints holds some of them."""


class PrintedRow(Struct):
    """Hold a row of a printed summary: the kind of its layer, and where its shape and its count stand."""

    name: str
    kind: str
    shape: tuple[int, int] | None
    count: tuple[int, int] | None


def find_rows(text: str) -> list[PrintedRow]:
    """Find the rows of a summary in a text.

    >>> [(row.name, row.kind) for row in find_rows("conv2d (Conv2D)   (None, 26, 26, 32)   320")]
    [('conv2d', 'Conv2D')]
    >>> [(row.name, row.kind) for row in find_rows("   Conv2d-1   [-1, 6, 28, 28]   156")]
    [('', 'Conv2d')]
    """
    found = []
    for match in _ROW.finditer(text):
        spans = [match.span(part) if match[part] and match[part] != "--" else None for part in ("shape", "count")]
        if spans[0] is None:
            continue
        kind = match["kind"] or match["below"]
        found.append(PrintedRow(match["name"] if kind else "", kind or match["name"], *spans))
    return found


def looks_printed(text: str) -> bool:
    """Tell whether a text is what a framework prints of a model."""
    return bool(_TOTALS.search(text) or find_rows(text))


def read_printed(number: int, text: str, models: Sequence[FoundModel]) -> Iterator[tuple[Claim, Sequence[FoundModel]]]:
    """Read a summary that was printed: each of its numbers, with the model that it must be of.

    Without a model of these very layers, its totals may be of any.
    """
    rows = [row for row in find_rows(text) if row.kind != _INPUT]
    model, pairs = _find_model(rows, models) if len(rows) >= FEWEST else (None, ())
    model = model or _find_by_total(text, models)
    if model is None and len(rows) < FEWEST:
        return
    for printed, row in pairs:
        subject = Subject(0, 0, row.name, name=row.name)
        for quantity, span in (("output", printed.shape), ("params", printed.count)):
            if span is not None:
                yield _state(number, text, span, quantity, subject, sure=True), [model] if model else []
    whole = Subject(0, 0, "", whole=True)
    sure = model is not None and not _is_of_part(pairs, text, model)
    total = ""
    for match in _TOTALS.finditer(text):
        total = total or match["count"]
        quantity = _QUANTITIES[match["what"].lower()]
        yield (
            _state(number, text, match.span("count"), quantity, whole, sure=sure),
            [model] if model else models,
        )
    for match in _PARAMS_SIZE.finditer(text) if total else ():
        claim = _state(number, text, match.span("size"), "params", whole, sure=sure and _TORCHINFO.search(text) is None)
        yield replace(claim, text=f"{total} ({match['size']} MB)"), [model] if model else models


def _is_of_part(pairs: Sequence[tuple[PrintedRow, Row]], text: str, model: FoundModel) -> bool:
    """Tell whether the counts of all rows are right, and the total, though not the model's: it is that of a part."""
    counted = [(_read_count(text[slice(*one.count)]), row.params) for one, row in pairs if one.count is not None]
    counts = [count for count, params in counted if count == params]
    totals = [_read_count(match["count"]) for match in _TOTALS.finditer(text) if match["what"].lower() == "total"]
    return len(counts) == len(counted) >= FEWEST and totals == [sum(counts)] and model.summary.params not in totals


def _read_count(text: str) -> int:
    return read_whole(text.partition("(")[0])


def _find_by_total(text: str, models: Sequence[FoundModel]) -> FoundModel | None:
    """Find the model that has just as many parameters as a summary says, of which not all rows are there."""
    totals = (match["count"] for match in _TOTALS.finditer(text) if match["what"].lower() == "total")
    stated = {_read_count(total) for total in totals if count_digits(total) >= TELLING}
    return next((model for model in models if model.summary.params in stated), None)


def _state(number: int, text: str, span: tuple[int, int], quantity: str, subject: Subject, *, sure: bool) -> Claim:
    first = text.rfind("\n", 0, span[0]) + 1
    last = text.find("\n", span[0])
    sentence = (first, last if last >= 0 else len(text))
    return Claim(number, *span, text[slice(*span)], (quantity,), subject, sentence, sure)


def _find_model(
    rows: Sequence[PrintedRow], models: Sequence[FoundModel]
) -> tuple[FoundModel | None, Sequence[tuple[PrintedRow, Row]]]:
    """Find the model that has these very layers in this order; containers are passed over."""
    for model in models:
        layers = _list_layers(model)
        kinds = {row.kind for row in layers}
        printed = [row for row in rows if row.name or row.kind in kinds or _LEAF.fullmatch(row.kind)]
        same = len(printed) == len(layers) and all(map(_is_of_kind, printed, layers))
        if len(printed) >= FEWEST and same:
            return model, list(zip(printed, layers, strict=True))
    return _find_excerpt(rows, models)


def _list_layers(model: FoundModel) -> list[Row]:
    """Give the rows that frameworks print; what functions make is none of them."""
    return [row for row in model.summary.layers if not row.kind[:1].islower()]


def _find_excerpt(
    rows: Sequence[PrintedRow], models: Sequence[FoundModel]
) -> tuple[FoundModel | None, Sequence[tuple[PrintedRow, Row]]]:
    """Find the model of which some layers were printed, one behind the other, by their names."""
    for model in models:
        layers = _list_layers(model)
        first = next((i for i, row in enumerate(layers) if rows and row.name == rows[0].name), len(layers))
        part = layers[first : first + len(rows)]
        named = len(part) == len(rows) and all(map(_is_named, rows, part))
        if named and len(rows) >= EXCERPT:
            return model, list(zip(rows, part, strict=True))
    return None, ()


def _is_named(printed: PrintedRow, row: Row) -> bool:
    """Tell whether a row is that of a layer, by its name and its kind."""
    return printed.name == row.name and _is_of_kind(printed, row)


def _is_of_kind(printed: PrintedRow, row: Row) -> bool:
    """Tell whether a row is of this kind; long ones are cut off where they are printed."""
    cut = len(printed.kind) >= CUT and row.kind.startswith(printed.kind)
    return printed.kind == row.kind or bool(cut and printed.name)
