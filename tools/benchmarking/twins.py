"""Twins of a page of ours: what an author without the extension would type for the same visible text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from .tree import text_of

SPECIAL = re.compile(r"([\\`*\[\]<|])")
Block = Callable[[Element], Iterator[str]]


def as_markdown(body: Element, *, links: str = "") -> str:
    """Write the body of a page as Markdown; with *links*, its numbers lead to that target."""
    writer = Markdown(links)
    return "\n\n".join(writer.blocks(body)) + "\n"


def as_html(body: Element) -> str:
    """Write the body of a page with its tables and derivations as raw HTML; the rest is Markdown."""
    return "\n\n".join(Raw("").blocks(body)) + "\n"


def escaped(text: str) -> str:
    """Write a text so that Markdown sees no markup in it."""
    return SPECIAL.sub(r"\\\1", text)


def is_number(element: Element) -> bool:
    """Say whether an element is a number that a role has written."""
    return "cnn-number" in element.get("class", "")


class Markdown:
    """Write what stands on a page of ours as blocks of Markdown."""

    def __init__(self, links: str) -> None:
        self.links = links
        self.writers: dict[str, Block] = {
            "h1": self.heading,
            "p": self.paragraph,
            "summary": self.paragraph,
            "table": self.table,
            "dl": self.definitions,
        }

    def blocks(self, element: Element) -> Iterator[str]:
        """Give the blocks of what is in an element; one that has no writer is only a frame."""
        for child in element:
            yield from self.writers.get(child.tag, self.blocks)(child)

    def heading(self, element: Element) -> Iterator[str]:
        yield f"# {self.inline(element)}"

    def paragraph(self, element: Element) -> Iterator[str]:
        yield self.inline(element)

    def table(self, element: Element) -> Iterator[str]:
        rows = [[self.inline(cell) for cell in row] for row in element.iter("tr")]
        rows.insert(1, ["---"] * len(rows[0]))
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def definitions(self, element: Element) -> Iterator[str]:
        """Write terms as a list, the lines below each as a list in it."""
        lines: list[str] = []
        for child in element:
            if child.tag == "dt":
                lines.append(f"* {self.inline(child)}")
            else:
                lines += [f"  * {self.inline(line)}" for line in child.iter("div") if not line.get("class")]
        yield "\n".join(lines)

    def inline(self, element: Element) -> str:
        """Write the text of an element within a line."""
        if not self.links or not any(is_number(child) for child in element):
            return escaped(text_of(element))
        pieces = [escaped(element.text or "")]
        for child in element:
            pieces += [self.link(child), escaped(child.tail or "")]
        return " ".join("".join(pieces).split())

    def link(self, element: Element) -> str:
        """Write a number as a link; what is no number as it is."""
        text = escaped(text_of(element))
        return f"[{text}]({self.links})" if is_number(element) else text


class Raw(Markdown):
    """Write the tables and the derivations of a page as raw HTML, without blank lines, which would end it."""

    def __init__(self, links: str) -> None:
        super().__init__(links)
        self.writers |= {"table": self.plain, "details": self.plain}

    def plain(self, element: Element) -> Iterator[str]:
        yield "\n".join(self.lines(element))

    def lines(self, element: Element) -> Iterator[str]:
        """Write an element without attributes; what has no blocks in it is one line."""
        if element.tag in {"table", "thead", "tbody", "details", "dl"}:
            yield f"<{element.tag}>"
            for child in element:
                yield from self.lines(child)
            yield f"</{element.tag}>"
        elif element.tag == "tr":
            cells = (f"<{cell.tag}>{html.escape(text_of(cell), quote=False)}</{cell.tag}>" for cell in element)
            yield f"<tr>{''.join(cells)}</tr>"
        elif element.tag == "dd":
            steps = (text_of(line) for line in element.iter("div") if not line.get("class"))
            yield f"<dd>{'<br>'.join(html.escape(step, quote=False) for step in steps)}</dd>"
        else:
            yield f"<{element.tag}>{html.escape(text_of(element), quote=False)}</{element.tag}>"
