"""Matrices of weights: ``the embedding matrix has the size 10×3``, ``fc1.weight is a 100×300 matrix``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..core.problem import say
from ..core.structs import Struct
from ..core.summary import Row
from .families import BY_NAME
from .finding import FindingKind
from .hedges import supposes
from .judging import Conclusion, JudgedClaim, read_whole
from .models import FoundModel
from .sentences import PROSE, Passage
from .words import WHOLE

_BY = r"\s*(?:[x×*,]|\\times|by|rows\s+and)\s*"
_SIZES = rf"[(\[]?(?P<rows>{WHOLE}){_BY}(?P<columns>{WHOLE})(?:\s+columns)?[)\]]?(?!\s*[x×*,]\s*\d)"
_IS = r"(?:(?:then|therefore|thus|now|here)\s+)?(?:is|has|of|with|gets|in\s+this\s+case\s+has)\b[^.;\d]{0,40}?"
_NAMED = re.compile(
    rf"(?<![\w.])(?:(?P<layer>\w+(?:\.\w+)*)\.)?(?P<tensor>weight_(?:ih|hh)_l\d|(?<=\.)(?:weight|kernel))"
    rf"(?:\.(?:shape|size\(\)))?`?\s+{_IS}{_SIZES}"
)
"""A tensor by its name: ``lstm.weight_ih_l0`` is a 384×20 matrix."""
_EMBEDDING = re.compile(rf"\bembedding\s+(?:matrix|table|weights?)\b[^.;\d]{{0,60}}?{_SIZES}", re.IGNORECASE)
_INDEX = re.compile(
    r"(?<![\w.])(?P<layer>\w+(?:\.\w+)*)\.weight\.(?:shape\[|size\()(?P<place>-?[01])[\])]`?[^.;\d]{0,30}?"
    rf"(?<![\w.,])(?P<value>{WHOLE})(?![\w,]*[x×]|\s*[x×])"
)
"""One of its sizes: ``fc1.weight.shape[0]`` gives 100."""


class Stated(Struct):
    """Hold what is stated of a tensor of a *layer*, one of several sizes, and where it stands."""

    span: tuple[int, int]
    sizes: tuple[int | None, int | None]
    tensor: str
    layer: str = ""
    family: str = ""


def judge_matrices(passage: Passage, models: Sequence[FoundModel]) -> Iterator[JudgedClaim]:
    """Judge the sizes of matrices that are named, or of the only embedding there is."""
    for stated in _list_stated(passage.text) if passage.kind in PROSE else ():
        if not supposes(passage.text) and (conclusion := _judge(stated, passage.text, models)) is not None:
            yield passage.claim(stated.span, ("weights",)), conclusion


def _list_stated(text: str) -> Iterator[Stated]:
    for match in _NAMED.finditer(text):
        span = match.start("rows"), match.end("columns")
        sizes = read_whole(match["rows"]), read_whole(match["columns"])
        yield Stated(span, sizes, match["tensor"], match["layer"] or "")
    for match in _EMBEDDING.finditer(text):
        span = match.start("rows"), match.end("columns")
        sizes = read_whole(match["rows"]), read_whole(match["columns"])
        yield Stated(span, sizes, "weight", family="embedding")
    for match in _INDEX.finditer(text):
        size = read_whole(match["value"])
        one = (size, None) if match["place"] == "0" else (None, size)
        yield Stated(match.span("value"), one, "weight", match["layer"])


def _judge(stated: Stated, text: str, models: Sequence[FoundModel]) -> Conclusion | None:
    """Compare sizes with those of the one tensor of each model that may be meant."""
    known = [
        (model, rows[0], sizes)
        for model in models
        if len(rows := _find_rows(stated, model)) == 1
        if (sizes := find_sizes(rows[0], stated.tensor)) is not None
    ]
    if not known:
        return None
    right = next((one for one in known if _agree(stated, one[2])), None)
    model, row, sizes = right or known[0]
    label = f"{model.label}.{row.name}"
    true = " × ".join(f"{size:,}" for size in sizes)
    if right is not None:
        return Conclusion(FindingKind.CONFIRMED, model.label, label, "weights", true, of=model)
    if not _is_akin(stated, sizes):
        return None
    said = say(
        "the weights of {label} are a matrix of {true}, the text says {stated}",
        label=label,
        true=true,
        stated=text[slice(*stated.span)],
    )
    return Conclusion(FindingKind.CONTRADICTED, model.label, label, "weights", true, said, model, said)


def _find_rows(stated: Stated, model: FoundModel) -> list[Row]:
    rows = [row for row in model.summary.layers if row.weights and not row.shared]
    if stated.layer:
        return [row for row in rows if f".{stated.layer}".endswith(f".{row.name}")]
    if stated.family:
        return [row for row in rows if BY_NAME[stated.family].holds(row)]
    return [row for row in rows if BY_NAME["recurrent"].holds(row)] if "_l" in stated.tensor else []


def find_sizes(row: Row, tensor: str) -> tuple[int, int] | None:
    """Give the sizes of a tensor as its framework has them: outputs first in PyTorch, inputs first in Keras."""
    symbols = {letter: symbol.value for letter, symbol in row.weights[0].formula.symbols.items()}
    if BY_NAME["embedding"].holds(row):
        return _both(symbols.get("v"), symbols.get("k"))
    if BY_NAME["dense"].holds(row):
        fed, made = symbols.get("f"), symbols.get("k")
        return _both(made, fed) if row.kind == "Linear" else _both(fed, made)
    return _find_recurrent_sizes(tensor, symbols) if BY_NAME["recurrent"].holds(row) else None


def _find_recurrent_sizes(tensor: str, symbols: Mapping[str, int | None]) -> tuple[int, int] | None:
    """Give the sizes of what turns the input into the gates, or what was given back before."""
    gates, units, size, fed = (symbols.get(letter) for letter in "ghrf")
    below = fed if tensor.endswith("_l0") else (size or 0) * (symbols.get("D") or 1)
    return _both((gates or 1) * (units or 0) or None, (size if "_hh_" in tensor else below) or None)


def _both(rows: int | None, columns: int | None) -> tuple[int, int] | None:
    return None if rows is None or columns is None else (rows, columns)


def _agree(stated: Stated, sizes: tuple[int, int]) -> bool:
    """Compare sizes, in any order where both are stated."""
    if None not in stated.sizes:
        return sorted(map(int, filter(None, stated.sizes))) == sorted(sizes)
    return all(one in (None, other) for one, other in zip(stated.sizes, sizes, strict=True))


def _is_akin(stated: Stated, sizes: tuple[int, int]) -> bool:
    """Tell whether one size is right: otherwise something else may be meant."""
    return bool({*stated.sizes} & {*sizes})
