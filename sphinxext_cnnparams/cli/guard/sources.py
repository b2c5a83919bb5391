"""How Sphinx finds the code of a model on the page: the block above its table, or all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...audit.models import FoundModel
from ...core.compute import compute
from ...core.structs import Struct, replace
from ...core.summary import Row, Summary
from ...documents.document import Document, Kind, Piece
from ...documents.repair import parses
from ...readers.read import Request, find_layout, read

PREVIOUS, PAGE = "previous", "page"


class CodeSource(Struct):
    """Hold the options of a directive that reads a model as the audit has read it."""

    origin: str
    chosen: str = ""
    input: str = ""

    def options(self, let: str) -> list[tuple[str, str]]:
        """Give the options that are needed."""
        pairs = (("from", self.origin), ("object", self.chosen), ("input", self.input), ("let", let))
        return [(name, value) for name, value in pairs if value]


def find_source(document: Document, model: FoundModel, given: str, let: Mapping[str, object]) -> CodeSource | None:
    """Find the shortest options with which Sphinx reads the same model; None where it cannot."""
    texts = {PREVIOUS: _previous(document, model), PAGE: _page(document, model)}
    assumed = model.assumed.shape(find_layout(model.summary.dialect)) if model.assumed is not None else ""
    for origin, text in texts.items():
        for chosen in dict.fromkeys(("", model.name)):
            for shape in dict.fromkeys((given, given or assumed)):
                if text and _reads_the_same(text, chosen, shape, let, model.summary):
                    return CodeSource(origin, chosen, shape)
    return None


def _previous(document: Document, model: FoundModel) -> str:
    piece = document.pieces[model.piece]
    return piece.text if _is_intact(document, piece) else ""


def _page(document: Document, model: FoundModel) -> str:
    return "\n".join(piece.text for piece in _blocks(document, model.piece) if parses(piece.text))


def _blocks(document: Document, last: int) -> Iterator[Piece]:
    for piece in document.pieces[: last + 1]:
        if piece.kind is Kind.CODE and piece.language == "python" and _is_intact(document, piece):
            yield piece


def _is_intact(document: Document, piece: Piece) -> bool:
    """Tell whether a block stands in the document as it was read: Sphinx mends nothing."""
    place = piece.place(0, len(piece.text))
    return all(note.line != place.line for note in document.notes)


def _reads_the_same(text: str, chosen: str, shape: str, let: Mapping[str, object], wanted: Summary) -> bool:
    reading = read(Request(text, given=shape, let=let, chosen=chosen))
    if reading.network is None or reading.problems:
        return False
    return _unplaced(compute(reading.network)) == _unplaced(wanted)


def _unplaced(summary: Summary) -> list[Row]:
    """Give the rows wherever their lines are: those of one block count otherwise than those of a page."""
    return [replace(row, line=0) for row in summary.rows]


def anchor_of(document: Document, model: FoundModel) -> int:
    """Give where the code of a model begins in the file."""
    piece = document.pieces[model.piece]
    return piece.place(0, len(piece.text)).start
