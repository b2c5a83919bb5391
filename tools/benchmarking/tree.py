"""Pages of HTML as trees, and the text that stands on them."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
INLINE = frozenset("a b code em i span strong sub sup wbr".split())
"""What stands within a line: all other elements begin a new one."""


class Reader(HTMLParser):
    """Read HTML into a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def body_of(page: str) -> Element:
    """Give the part of a built page that was written for it; raises ValueError where there is none."""
    begin = '<div class="body" role="main">'
    _, found, rest = page.partition(begin)
    inside, _, _ = rest.partition('<div class="clearer">')
    if not found:
        raise ValueError("a page has no body")
    reader = Reader()
    reader.feed(f"{begin}{inside}</div>")
    return reader.builder.close()


def text_of(element: Element) -> str:
    """Give the text of an element as it is seen, with single spaces."""
    return " ".join("".join(pieces_of(element)).split())


def pieces_of(element: Element) -> list[str]:
    """Give the pieces of the text of an element; what is no part of a line stands between spaces."""
    if "headerlink" in element.get("class", ""):
        return []
    between = "" if element.tag in INLINE else " "
    pieces = [between, element.text or ""]
    for child in element:
        pieces += [*pieces_of(child), child.tail or ""]
    return [*pieces, between]
