"""HTML inside Markdown: its text, without its tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .document import Kind
from .excerpt import Excerpt, Part
from .gathering import Gathering

_SKIPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>script|style|svg)\b.*?(?:</(?P=tag)\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.-]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\w]{1,31});")
KINDS = {
    **dict.fromkeys(
        ("p", "div", "details", "summary", "section", "center", "blockquote", "article", "table", "tr", "ul", "ol"),
        Kind.PROSE,
    ),
    **dict.fromkeys(("td", "th"), Kind.CELL),
    **dict.fromkeys(("figcaption", "caption"), Kind.CAPTION),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    "li": Kind.ITEM,
    "pre": Kind.OUTPUT,
}
"""The tags that begin a text of their own, and what that is."""


def read_html(block: Excerpt, into: Gathering) -> None:
    """Read the text of some HTML."""
    heads: list[str] = []
    row: list[str] = []
    for tag, text in _texts(block):
        kind = KINDS.get(tag, Kind.PROSE)
        if tag == "tr":
            row = []
        if kind is Kind.HEADING:
            into.heading(int(tag[1]), text)
        elif kind is Kind.OUTPUT:
            into.block(text)
        elif kind is Kind.CELL:
            row.append(text.text)
            if tag == "th":
                heads.append(text.text)
            column = len(row) - 1
            head = heads[column] if tag == "td" and column < len(heads) else ""
            into.add(kind, text, table=(head, row[0]))
        else:
            into.add(kind, text)


def _texts(block: Excerpt) -> Iterator[tuple[str, Excerpt]]:
    tag, parts = "p", list[Part]()
    at, text = 0, _SKIPPED.sub(lambda found: " " * len(found[0]), block.text)
    for found in _TAG.finditer(text):
        name = found["name"].lower()
        parts += _decoded(text, at, found.start())
        at = found.end()
        if name == "br":
            parts.append(("\n", found.start(), found.end()))
        elif name in KINDS:
            yield tag, block.rewrite(parts).strip()
            parts = []
            tag = "p" if found["end"] else name
    parts += _decoded(text, at, len(text))
    yield tag, block.rewrite(parts).strip()


def _decoded(text: str, start: int, end: int) -> Iterator[Part]:
    for found in _ENTITY.finditer(text, start, end):
        yield text[start : found.start()], start, found.start()
        yield html.unescape(found[0]), found.start(), found.end()
        start = found.end()
    yield text[start:end], start, end
