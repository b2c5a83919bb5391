"""The line of a document that a place is in, as its author sees it."""

from __future__ import annotations

from .document import Document, Place, SourceText, trace


def line_at(document: Document, place: Place) -> str:
    """Give the line of a place: of the file, or of the notebook's cell or output."""
    source = next((source for source in _sources(document) if _holds(source, place)), None)
    if source is None:
        return ""
    start = source.starts[min(place.line, len(source.starts)) - 1]
    end = source.starts[place.line] if place.line < len(source.starts) else len(source.text)
    return source.text[start:end].rstrip("\r\n").removeprefix("\ufeff")


def _sources(document: Document) -> list[SourceText]:
    return list({id(piece.origin): piece.origin for piece in document.pieces}.values())


def _holds(source: SourceText, place: Place) -> bool:
    start, end = trace(source.marks, 0, len(source.text))
    return source.cell == place.cell and start <= place.start <= end
